/** RFC 9110 method names that a contract can speak of. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/**
 * A set of endpoints. `paths` are relative to the host's path prefix and start with `/`; `*` stands for one segment,
 * a last segment `**` for any rest, the empty one included. A trailing slash is not looked at.
 */
export interface EndpointPattern {
  methods: readonly HttpMethod[] | 'any';
  paths: readonly string[] | 'any';
}
