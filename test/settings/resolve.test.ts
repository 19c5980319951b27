import { fileURLToPath } from 'node:url';
import { builtInContracts, overten, pioneer } from '@unhappy-path/client/contracts';
import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../../src/settings/resolve.js';
import { SettingsError } from '../../src/settings/settings-error.js';

const CWD = fileURLToPath(new URL('.', import.meta.url));

function problemOf(settings: unknown): string {
  try {
    resolveSettings(settings, CWD);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'none';
}

describe('defaults', () => {
  it.each([undefined, {}])('of %j', (settings) => {
    expect(resolveSettings(settings, CWD)).toEqual({
      contracts: builtInContracts,
      scope: 'contracts',
      loggers: [],
      clients: {},
      ignoreUrls: [],
      statuses: [],
      followImports: true,
      followPackages: [],
    });
  });
});

describe('what is given', () => {
  it('is taken over', () => {
    const given = {
      scope: 'all',
      loggers: ['report', 'logger.error'],
      clients: { '@acme/http': 'axios', '@acme/api#send': 'fetch' },
      ignoreUrls: ['localhost:*'],
      statuses: [503],
      followImports: true,
      followPackages: [],
    };
    expect(resolveSettings(given, CWD)).toMatchObject(given);
  });

  it('names contracts by id, or holds them', () => {
    expect(resolveSettings({ apis: ['overten', pioneer] }, CWD).contracts).toEqual([
      overten,
      pioneer,
    ]);
    expect(resolveSettings({ apis: [] }, CWD).contracts).toEqual([]);
  });
});

describe('what cannot be used is one line that says what, where and what would be right', () => {
  it.each([
    [{ scoppe: 'all' }, '"scoppe" is not a setting; did you mean "scope"?'],
    [
      { rules: {} },
      '"rules" is not a setting; known: "apis", "scope", "loggers", "clients", "ignoreUrls", "statuses", "followImports", "followPackages".',
    ],
    [{ scope: 'everything' }, 'scope must be "contracts" or "all", not "everything".'],
    [{ scope: null }, 'scope must be "contracts" or "all", not null.'],
    [[], 'The settings must be an object, not a list.'],
    ['all', 'The settings must be an object, not "all".'],
    [{ apis: 'pioneer' }, 'apis must be a list, not "pioneer".'],
    [
      { apis: ['pionier'] },
      'apis[0]: "pionier" is not a built-in contract; did you mean "pioneer"?',
    ],
    [{ followImports: 'no' }, 'followImports must be true or false, not "no".'],
    [{ loggers: [''] }, 'loggers[0] must be a non-empty string, not "".'],
    [
      { ignoreUrls: [/x/] },
      'ignoreUrls[0] must be a non-empty string, not a value of type object.',
    ],
    [{ clients: ['@acme/http'] }, 'clients must be an object, not a list.'],
    [
      { clients: { '@acme/http': 'axois' } },
      'clients["@acme/http"]: "axois" is not a known client; did you mean "axios"?',
    ],
    [
      { clients: { '@acme/http': true } },
      'clients["@acme/http"] must name the client that the module behaves as (fetch, axios, ky, got, ofetch, undici, superagent), not true.',
    ],
    [
      { statuses: [503, '429'] },
      'statuses[1] must be an HTTP failure status from 400 to 599, not "429".',
    ],
    [{ statuses: [200] }, 'statuses[0] must be an HTTP failure status from 400 to 599, not 200.'],
    [{ statuses: 503 }, 'statuses must be a list, not 503.'],
  ])('%j', (settings, message) => {
    expect(problemOf(settings)).toBe(message);
  });

  it('does not take what every object has for a setting', () => {
    expect(problemOf({ toString: 1 })).toMatch(/^"toString" is not a setting/);
  });
});
