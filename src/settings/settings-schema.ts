import * as v from 'valibot';
import { expected } from './contract-schema/phrases.js';
import { flag, list, object, word } from './contract-schema/shapes.js';
import type { Config } from './config.js';
import type { Scope, Settings } from './settings.js';

/** The clients whose behaviour a module named in `clients` can have. */
export const CLIENTS = ['fetch', 'axios', 'ky', 'got', 'ofetch', 'undici', 'superagent'] as const;

const SCOPES = ['contracts', 'all'] as const satisfies readonly Scope[];

const name = v.pipe(
  v.string(expected('a non-empty text')),
  v.minLength(1, expected('a non-empty text')),
);

const failureStatus = expected('an HTTP failure status from 400 to 599');

/** What stands in `apis`: `loadContracts` judges it. */
export const apiEntry = v.unknown();

/** An object from modules to clients. Arrays and null are none, which `v.record` would let pass. */
const clients = v.pipe(
  v.custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    expected('an object from modules to clients'),
  ),
  v.record(v.string(), word(CLIENTS)),
);

/** The shape of every setting; the compiler holds this complete. */
const settingsEntries = {
  apis: v.optional(list('contracts: ids, objects or paths of JSON files', apiEntry)),
  scope: v.optional(word(SCOPES)),
  loggers: v.optional(list('callees that log', name)),
  clients: v.optional(clients),
  ignoreUrls: v.optional(list('URL patterns', name)),
  statuses: v.optional(
    list(
      'statuses',
      v.pipe(
        v.number(failureStatus),
        v.integer(failureStatus),
        v.minValue(400, failureStatus),
        v.maxValue(599, failureStatus),
      ),
    ),
  ),
  followImports: v.optional(flag),
  followPackages: v.optional(list('names of packages', name)),
} satisfies Record<keyof Settings, v.GenericSchema>;

const path = (what: string) => v.pipe(v.string(expected(what)), v.minLength(1, expected(what)));

const bytes = expected('a number of bytes above 0');

/** The shape of what `unhappy-path.config.*` holds, besides `$schema`; the compiler holds this complete. */
const configEntries = {
  ...settingsEntries,
  client: v.optional(path('the path of a module, relative to this file')),
  // Only who knows the rules can judge it.
  rules: v.optional(v.unknown()),
  ignore: v.optional(
    list('patterns, as in .gitignore', v.string(expected('a pattern, as in .gitignore'))),
  ),
  maxFileSize: v.optional(v.pipe(v.number(bytes), v.gtValue(0, bytes))),
} satisfies Record<keyof Config, v.GenericSchema>;

/** The names of settings that ESLint takes, in the order of the pages. */
export const SETTING_NAMES: readonly string[] = Object.keys(settingsEntries);

/** The names of all that a configuration file can hold. */
export const CONFIG_NAMES: readonly string[] = Object.keys(configEntries);

/** `settings['unhappy-path']` in ESLint and oxlint. */
export const settingsSchema = object('the settings', settingsEntries);

/** `unhappy-path.config.*`. */
export const configSchema = object('the configuration', {
  ...configEntries,
  $schema: v.optional(v.string(expected('the address of a JSON schema'))),
});
