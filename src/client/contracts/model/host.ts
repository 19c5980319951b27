import type { EndpointPattern } from './endpoint.js';
import type { Source, Unknown } from './source.js';

/** What a host is for. */
export type Environment = 'production' | 'sandbox' | 'development' | 'unknown';

/** A host that answers for the API. */
export interface Host {
  /**
   * Host name, lower case; `*` stands for any part of one label: `*.myshopify.com`. Without a port it holds for every
   * port.
   */
  host: string;
  /** Only paths below this are calls of the API; `/` for the whole host. Endpoints are relative to it. */
  pathPrefix: string;
  /** The host answers for other things too (a web site), so a call whose path is not known may not be the API's. */
  shared: boolean;
  environment: Environment;
  /** Each customer has a host of its own, for which the `*` stands. */
  perTenant: boolean;
  source: Source;
}

/** A header that carries the credential. Several in a contract are alternatives. */
export interface AuthHeader {
  header: string;
  /** The word before the credential; `none` where the header holds the bare key. */
  scheme: 'Bearer' | 'Basic' | 'none';
  /** What the keys look like, in the documentation's words. */
  credential: string | Unknown;
  endpoints: EndpointPattern | 'any';
  source: Source;
}

/** A request header, besides the credential, without which calls fail. */
export interface RequiredHeader {
  header: string;
  value: string | Unknown;
  endpoints: EndpointPattern | 'any' | Unknown;
  /** What a call without it gets. */
  missing: { status: number; message: string | Unknown } | Unknown;
  source: Source;
}
