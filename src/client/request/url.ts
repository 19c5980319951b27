/** A query: `null` and `undefined` are left out, a list repeats its name. */
export type Query = URLSearchParams | Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

type QueryValue = string | number | bigint | boolean | null | undefined;

/**
 * The address of a request.
 *
 * @param base without a slash at the end; empty for the page's own, in browsers
 * @throws {TypeError} for what is no address
 */
export function addressOf(base: string, path: string, query?: Query): URL {
  // A path is below the base, with a slash before it or not; `new URL` alone would go to the root of the host.
  const isBelow = base && !/^[a-z][a-z\d+.-]*:/i.test(path);
  const url = new URL(
    isBelow ? base + path.replace(/^\/*(?=[^?#])/, '/') : path,
    // Node has no location, which the types of browsers do not say.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
    globalThis.location?.href,
  );
  if (query) for (const [name, value] of searchParams(query)) url.searchParams.append(name, value);
  return url;
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
