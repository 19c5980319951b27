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
    [{ scope: 'everything' }, 'scope: expected "contracts" or "all", found "everything".'],
    [{ scope: 'al' }, 'scope: expected "contracts" or "all", found "al"; did you mean "all"?'],
    [{ scope: null }, 'scope: expected "contracts" or "all", found null.'],
    [[], 'The settings must be an object, not a list.'],
    ['all', 'The settings must be an object, not "all".'],
    [
      { apis: 'pioneer' },
      'apis: expected a list of contracts: ids, objects or paths of JSON files, found "pioneer".',
    ],
    [
      { apis: ['pionier'] },
      'apis[0]: "pionier" is not a built-in contract; did you mean "pioneer"?',
    ],
    [{ followImports: 'no' }, 'followImports: expected true or false, found "no".'],
    [{ loggers: [''] }, 'loggers[0]: expected a non-empty text, found "".'],
    [{ ignoreUrls: [/x/] }, 'ignoreUrls[0]: expected a non-empty text, found an object.'],
    [
      { clients: ['@acme/http'] },
      'clients: expected an object from modules to clients, found a list.',
    ],
    [
      { clients: { '@acme/http': 'axois' } },
      'clients["@acme/http"]: "axois" is not known; did you mean "axios"?',
    ],
    [
      { clients: { '@acme/http': true } },
      'clients["@acme/http"]: expected "fetch", "axios", "ky", "got", "ofetch", "undici" or "superagent", found true.',
    ],
    [
      { statuses: [503, '429'] },
      'statuses[1]: expected an HTTP failure status from 400 to 599, found "429".',
    ],
    [
      { statuses: [200] },
      'statuses[0]: expected an HTTP failure status from 400 to 599, found 200.',
    ],
    [{ statuses: 503 }, 'statuses: expected a list of statuses, found 503.'],
    [
      { scope: 'al', followImports: 1, apis: ['strip'], scoppe: 1 },
      'scope: expected "contracts" or "all", found "al"; did you mean "all"?; followImports: expected true or false, found 1; "scoppe" is not a setting; did you mean "scope"?; apis[0]: "strip" is not a built-in contract; did you mean "stripe"?',
    ],
    [
      { statuses: [1, 2, 3, 4, 5, 6, 7] },
      'statuses[0]: expected an HTTP failure status from 400 to 599, found 1; statuses[1]: expected an HTTP failure status from 400 to 599, found 2; statuses[2]: expected an HTTP failure status from 400 to 599, found 3; statuses[3]: expected an HTTP failure status from 400 to 599, found 4; statuses[4]: expected an HTTP failure status from 400 to 599, found 5; and 2 more.',
    ],
  ])('%j', (settings, message) => {
    expect(problemOf(settings)).toBe(message);
  });

  it('does not take what every object has for a setting', () => {
    expect(problemOf({ toString: 1 })).toMatch(/^"toString" is not a setting/);
  });
});
