import type { Contract } from '@unhappy-path/client/contracts';

/** Which calls the recommended rules speak of. */
export type Scope = 'contracts' | 'all';

/**
 * What a project tells the analysis and the rules: `settings['unhappy-path']` in ESLint and oxlint,
 * `unhappy-path.config.*` on the command line.
 */
export interface Settings {
  /** Contracts: a built-in id, a contract object, or the path of a JSON file with one. All built-in ones by default. */
  apis?: readonly (string | Contract)[];
  scope?: Scope;
  /** Callees that log, besides the known libraries: `logger.error`, `report`. */
  loggers?: readonly string[];
  /** Modules or `module#export` that send HTTP requests and behave as the client they name. */
  clients?: Readonly<Record<string, string>>;
  /** URL patterns (host, or host and path, `*` for any part) that are not looked at. */
  ignoreUrls?: readonly string[];
  /** Statuses that must be handled everywhere, besides 402 and 429. */
  statuses?: readonly number[];
  /** Follow imports into other files of the project, which takes time: true by default. */
  followImports?: boolean;
  /** Names of packages whose code in node_modules is followed (`*` for any part): none by default. */
  followPackages?: readonly string[];
}

/** Settings with every default filled in and every contract loaded. */
export interface ResolvedSettings {
  contracts: readonly Contract[];
  scope: Scope;
  loggers: readonly string[];
  clients: Readonly<Record<string, string>>;
  ignoreUrls: readonly string[];
  statuses: readonly number[];
  followImports: boolean;
  followPackages: readonly string[];
}
