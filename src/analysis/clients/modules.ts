import type { ClientName } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { follow } from '../modules/follow.js';
import { constant, type Value } from '../values/value.js';
import { isRtkModule } from './rtk-modules.js';
import { isSupabaseModule } from './supabase-modules.js';
import { clientInstance, type ClientInstance, type Dialect } from './client.js';
import { statusConstant } from './status-constants.js';

interface ClientExport {
  name: ClientName;
  dialect: Dialect;
}

const FETCH: ClientExport = { name: 'fetch', dialect: 'fetch' };
const OFETCH: ClientExport = { name: 'ofetch', dialect: 'ofetch' };

/** What the known client packages export, by module and export; `default` stands for the namespace as well. */
const EXPORTS: Readonly<Record<string, Readonly<Record<string, ClientExport>>>> = {
  axios: { default: { name: 'axios', dialect: 'axios' } },
  ky: { default: { name: 'ky', dialect: 'ky' } },
  'ky-universal': { default: { name: 'ky', dialect: 'ky' } },
  got: {
    default: { name: 'got', dialect: 'got' },
    got: { name: 'got', dialect: 'got' },
  },
  ofetch: { ofetch: OFETCH, $fetch: OFETCH, default: OFETCH, fetch: FETCH },
  ohmyfetch: { ofetch: OFETCH, $fetch: OFETCH, default: OFETCH, fetch: FETCH },
  undici: {
    fetch: { name: 'undici', dialect: 'fetch' },
    request: { name: 'undici', dialect: 'undici' },
  },
  superagent: { default: { name: 'superagent', dialect: 'superagent' } },
  '@unhappy-path/client': { default: { name: 'other', dialect: 'unhappy-path' } },
  'node-fetch': { default: FETCH, fetch: FETCH },
  'cross-fetch': { default: FETCH, fetch: FETCH },
  'isomorphic-fetch': { default: FETCH, fetch: FETCH },
  'isomorphic-unfetch': { default: FETCH },
  'node-fetch-native': { default: FETCH, fetch: FETCH },
  'whatwg-fetch': { fetch: FETCH },
  unfetch: { default: FETCH },
};

const DIALECTS: Readonly<Record<string, Dialect>> = {
  fetch: 'fetch',
  axios: 'axios',
  ky: 'ky',
  got: 'got',
  ofetch: 'ofetch',
  undici: 'undici',
  superagent: 'superagent',
};

/** The value of an import: a client, or an import that is not followed. */
export function importValue(engine: Engine, module: string, name: string, from?: string): Value {
  const configured =
    engine.settings.clients[`${module}#${name}`] ??
    (name === 'default' || name === '*' ? engine.settings.clients[module] : undefined);
  const dialect = configured === undefined ? undefined : DIALECTS[configured];
  if (dialect !== undefined) return baseClient(engine, `${module}#${name}`, 'other', dialect);
  const exports = EXPORTS[module];
  const found = exports?.[name === '*' ? 'default' : name];
  if (found !== undefined)
    return baseClient(engine, found.name + found.dialect, found.name, found.dialect);
  if (module === 'axios') {
    return {
      t: 'client',
      client: baseInstance(engine, 'axiosaxios', 'axios', 'axios'),
      member: name,
    };
  }
  if (
    exports?.['default'] !== undefined &&
    exports['default'].dialect !== 'fetch' &&
    name !== '*'
  ) {
    const base = exports['default'];
    const client = baseInstance(engine, base.name + base.dialect, base.name, base.dialect);
    return { t: 'client', client, member: name };
  }
  const status = statusConstant(module, name);
  if (status !== undefined) return constant(status);
  const value: Value = { t: 'import', module, name, from };
  if (name !== 'fetch' && name !== '$fetch') return value;
  // A module of the project may hand the platform's own function on.
  const seen = follow(engine, value);
  if (seen.t === 'client' || seen.t === 'native') return seen;
  return isPackage(module) ? baseClient(engine, 'fetchfetch', 'fetch', 'fetch') : value;
}

/** Packages that export a `fetch` export the standard one. */
function isPackage(module: string): boolean {
  return /^(?:@[\w-]+\/)?[a-z]/.test(module);
}

/** Whether a module is one of the client packages. */
export function isClientModule(module: string): boolean {
  return Object.hasOwn(EXPORTS, module) || isSupabaseModule(module) || isRtkModule(module);
}

/** The platform's own `fetch`, or Nuxt's global `$fetch`. */
export function globalClient(engine: Engine, name: 'fetch' | '$fetch'): ClientInstance {
  return name === 'fetch'
    ? baseInstance(engine, 'fetchfetch', 'fetch', 'fetch')
    : baseInstance(engine, 'ofetchofetch', 'ofetch', 'ofetch');
}

function baseClient(engine: Engine, key: string, name: ClientName, dialect: Dialect): Value {
  return { t: 'client', client: baseInstance(engine, key, name, dialect), member: null };
}

function baseInstance(
  engine: Engine,
  key: string,
  name: ClientName,
  dialect: Dialect,
): ClientInstance {
  let instance = engine.baseClients.get(key);
  if (instance === undefined) {
    instance = clientInstance(name, dialect);
    engine.baseClients.set(key, instance);
  }
  return instance;
}
