import type { Config } from './config.js';

/** What editors say of each setting; the compiler holds this complete. */
export const SETTING_DESCRIPTIONS: Readonly<Record<keyof Config | '$schema', string>> = {
  $schema: 'The JSON schema of this file, for editors.',
  apis: 'Contracts: built-in ids, contracts, or paths of JSON files with one each. All built-in ones by default.',
  scope:
    'Which calls the recommended rules speak of: those to an API with a contract (the default), or all.',
  loggers:
    'Callees that log, besides the known libraries: `report`, `telemetry.error`, or `logger` for all of its methods.',
  clients:
    'Modules, or `module#export`, that send HTTP requests, and the client that they behave as.',
  ignoreUrls: 'Hosts, or hosts and paths, that are not looked at; `*` stands for any part.',
  statuses: 'Statuses that must be handled everywhere, besides 402 and 429.',
  followImports:
    'Follow imports into other files (the default). false: each file by itself, which is faster.',
  followPackages:
    'Names of installed packages into which imports are followed, `*` for any part. None by default.',
  client:
    'The module in which the project makes its clients, relative to this file: for `migrate`.',
  rules: 'Changes to the rules of the preset: a level, or a list of a level and options.',
  ignore: 'Files and folders to leave out, in the language of .gitignore, relative to this file.',
  maxFileSize: 'In bytes; larger files are left out with a note. 2,000,000 by default.',
};
