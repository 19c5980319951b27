/**
 * The number of the page after this one, as the header `Link` names it (RFC 8288). GitHub may leave entries out of a
 * page: that one is not full does not make it the last one.
 *
 * @returns null on the last page
 */
export function nextPage(link: string | null): number | null {
  for (const part of (link ?? '').split(',')) {
    const [target = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (!parameters.includes('rel="next"')) continue;
    const address = target.slice(1, -1);
    if (!URL.canParse(address)) return null;
    const page = Number(new URL(address).searchParams.get('page') ?? NaN);
    return Number.isInteger(page) ? page : null;
  }
  return null;
}
