import { didYouMean } from './did-you-mean.js';
import { loadContracts } from './contracts.js';
import { SettingsError } from './settings-error.js';
import type { ResolvedSettings, Scope, Settings } from './settings.js';

/** The clients whose behaviour a module named in `clients` can have. */
const CLIENTS = ['fetch', 'axios', 'ky', 'got', 'ofetch', 'undici', 'superagent'] as const;

const SCOPES: readonly Scope[] = ['contracts', 'all'];

/** Each known setting; the compiler holds this complete. */
const KNOWN: Record<keyof Settings, true> = {
  apis: true,
  scope: true,
  loggers: true,
  clients: true,
  ignoreUrls: true,
  statuses: true,
  followImports: true,
  followPackages: true,
};

/**
 * Settings with every default filled in and every contract loaded.
 *
 * @param settings what a configuration gives; `undefined` stands for the defaults
 * @param cwd the absolute folder to which paths of contract files are relative
 * @throws {SettingsError} with one line that names the setting, what is wrong and what would be right
 */
export function resolveSettings(settings: unknown, cwd: string): ResolvedSettings {
  const given = settings === undefined ? {} : asRecord(settings, 'The settings');
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(KNOWN, key));
  if (unknown !== undefined) {
    throw new SettingsError(
      `"${unknown}" is not a setting${didYouMean(unknown, Object.keys(KNOWN))}`,
    );
  }
  return {
    contracts: loadContracts(
      given['apis'] === undefined ? undefined : asList(given['apis'], 'apis'),
      cwd,
    ),
    scope: scopeOf(given['scope']),
    loggers: wordsOf(given['loggers'], 'loggers'),
    clients: clientsOf(given['clients']),
    ignoreUrls: wordsOf(given['ignoreUrls'], 'ignoreUrls'),
    statuses: statusesOf(given['statuses']),
    followImports: followImportsOf(given['followImports']),
    followPackages: wordsOf(given['followPackages'], 'followPackages'),
  };
}

function scopeOf(value: unknown): Scope {
  if (value === undefined) return 'contracts';
  const scope = SCOPES.find((known) => known === value);
  if (scope === undefined) {
    throw new SettingsError(`scope must be "contracts" or "all", not ${show(value)}.`);
  }
  return scope;
}

function clientsOf(value: unknown): ResolvedSettings['clients'] {
  if (value === undefined) return {};
  const clients: Record<string, string> = {};
  for (const [module, client] of Object.entries(asRecord(value, 'clients'))) {
    const place = `clients[${JSON.stringify(module)}]`;
    if (typeof client !== 'string') {
      throw new SettingsError(
        `${place} must name the client that the module behaves as (${CLIENTS.join(', ')}), not ${show(client)}.`,
      );
    }
    if (!CLIENTS.some((known) => known === client)) {
      throw new SettingsError(
        `${place}: "${client}" is not a known client${didYouMean(client, CLIENTS)}`,
      );
    }
    clients[module] = client;
  }
  return clients;
}

function statusesOf(value: unknown): readonly number[] {
  if (value === undefined) return [];
  return asList(value, 'statuses').map((status, index) => {
    if (typeof status !== 'number' || !Number.isInteger(status) || status < 400 || status > 599) {
      throw new SettingsError(
        `statuses[${String(index)}] must be an HTTP failure status from 400 to 599, not ${show(status)}.`,
      );
    }
    return status;
  });
}

function followImportsOf(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'boolean') {
    throw new SettingsError(`followImports must be true or false, not ${show(value)}.`);
  }
  return value;
}

function wordsOf(
  value: unknown,
  name: 'loggers' | 'ignoreUrls' | 'followPackages',
): readonly string[] {
  if (value === undefined) return [];
  return asList(value, name).map((word, index) => {
    if (typeof word !== 'string' || word === '') {
      throw new SettingsError(
        `${name}[${String(index)}] must be a non-empty string, not ${show(word)}.`,
      );
    }
    return word;
  });
}

function asList(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new SettingsError(`${name} must be a list, not ${show(value)}.`);
  return value;
}

function asRecord(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SettingsError(`${name} must be an object, not ${show(value)}.`);
  }
  return value as Record<string, unknown>;
}

/** A value as it stands in a message: short, on one line. */
function show(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  return `a value of type ${typeof value}`;
}
