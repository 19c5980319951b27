/** The documentation that was read says nothing. It does not mean that the thing is absent. */
export type Unknown = 'unknown';

/**
 * How sure a statement is.
 *
 * - `reference`: the page of the vendor's documentation from which the contract was written
 * - `docs`: another page of the vendor's documentation
 * - `client`: the vendor's own client library or API description: what it does is not always promised
 * - `third-party`: someone else's page; weak
 * - `own`: the author of the contract says so (contracts of a user's own APIs)
 */
export type Certainty = 'reference' | 'docs' | 'client' | 'third-party' | 'own';

/** Where a statement comes from. `url` is `unknown` only for a certainty of `own`. */
export interface Source {
  url: string;
  certainty: Certainty;
}
