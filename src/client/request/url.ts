/** A query: `null` and `undefined` are left out, a list repeats its name. */
export type Query = URLSearchParams | Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

type QueryValue = string | number | bigint | boolean | null | undefined;

/** Where a request goes. */
export interface Address {
  url: string;
  /**
   * Whether that is where the client belongs. The client's headers hold credentials: another origin, which the `next`
   * link of an answer may name, gets none.
   */
  isOwn: boolean;
}

/**
 * The address of a request. It is put together as text, since `fetch` parses it anyway.
 *
 * @param base without a slash at the end; empty for the page's own, in browsers
 * @throws {TypeError} for what is no address
 */
export function addressOf(base: string, path: string, query: Query | undefined): Address {
  const isBelow = !base || !/^[a-z][a-z\d+.-]*:/i.test(path);
  // With a slash in between or not; `new URL` alone would go to the root of the host.
  let url = base && isBelow ? base + path.replace(/^\/+|^(?=[^?#])/, '/') : path;
  const search = query ? String(searchParams(query)) : '';
  if (search) url = url.replace(/#.*|$/s, (url.includes('?') ? '&' : '?') + search);
  return { url, isOwn: isBelow || originOf(url) === originOf(base) };
}

function originOf(url: string): string {
  // Node has no location, which the types of browsers do not say.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
  return new URL(url, globalThis.location?.href).origin;
}

/** Also the form of `application/x-www-form-urlencoded`. */
export function searchParams(values: Query): URLSearchParams {
  if (values instanceof URLSearchParams) return values;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat())
      if (one !== null && one !== undefined) params.append(name, String(one));
  return params;
}
