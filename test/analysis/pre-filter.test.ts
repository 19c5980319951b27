import { describe, expect, it } from 'vitest';
import { mayContainCalls } from '../../src/analysis/index.js';
import { isClientModule } from '../../src/analysis/clients/modules.js';
import { resolveSettings } from '../../src/settings/resolve.js';

const DEFAULTS = resolveSettings(undefined, '/');

describe('lets through', () => {
  it.each([
    "await fetch('/api')",
    'window.fetch(url)',
    'globalThis["fetch"](url)',
    'const { fetch: send } = globalThis',
    "$fetch('/api')",
  ])('the global client: %s', (text) => {
    expect(mayContainCalls(text, DEFAULTS)).toBe(true);
  });

  it.each([
    'axios',
    'cross-fetch',
    'got',
    'isomorphic-fetch',
    'isomorphic-unfetch',
    'ky',
    'ky-universal',
    'node-fetch',
    'node-fetch-native',
    'ofetch',
    'ohmyfetch',
    '@supabase/ssr',
    '@supabase/supabase-js',
    'superagent',
    'undici',
    'unfetch',
    'whatwg-fetch',
  ])('an import of the client module %s', (module) => {
    expect(isClientModule(module)).toBe(true);
    expect(mayContainCalls(`import send from '${module}';`, DEFAULTS)).toBe(true);
    expect(mayContainCalls(`const send = require("${module}");`, DEFAULTS)).toBe(true);
    expect(mayContainCalls(`await import(\`${module}\`);`, DEFAULTS)).toBe(true);
  });

  it('the modules that the settings name', () => {
    const text = "import { request } from '@acme/http';";
    expect(mayContainCalls(text, DEFAULTS)).toBe(false);
    for (const client of ['@acme/http', '@acme/http#request']) {
      const settings = resolveSettings({ clients: { [client]: 'axios' } }, '/');
      expect(mayContainCalls(text, settings)).toBe(true);
    }
  });
});

it.each(['const { refetch } = useQuery();', '// we got here', 'function fetchUser(id) {}', ''])(
  'skips a file that only sounds alike: %s',
  (text) => {
    expect(mayContainCalls(text, DEFAULTS)).toBe(false);
  },
);
