import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { temporaryTree } from '../project/temporary-tree.js';

const WRAPPER = `
export async function request(path) {
  return fetch('https://api.example.com' + path);
}
`;

const CHECKING = `
export class HttpError extends Error {
  constructor(status) {
    super('failed');
    this.status = status;
  }
}
export async function request(path) {
  const response = await fetch('https://api.example.com' + path);
  if (!response.ok) throw new HttpError(response.status);
  return response;
}
`;

const CALLER = `
import { request } from './request.js';
export const load = async () => (await request('/users')).json();
`;

/** A project on disk, and one ESLint that stays as an editor's does. */
function project(files: Readonly<Record<string, string>>, settings: object = {}) {
  const cwd = temporaryTree({ 'package.json': '{"type":"module"}', ...files });
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      plugin.configs.strict,
      {
        rules: { 'unhappy-path/require-request-id': 'off' },
        settings: { 'unhappy-path': settings },
      },
    ],
  });
  const rulesOf = (results: readonly ESLint.LintResult[]): string[] =>
    results.flatMap(({ messages }) =>
      messages.map(
        ({ ruleId, line, message }) =>
          `${String(line)} ${ruleId?.replace('unhappy-path/', '') ?? message}`,
      ),
    );
  return {
    write: (path: string, text: string) => {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    },
    remove: (path: string) => {
      rmSync(join(cwd, path));
    },
    lint: async (...paths: string[]) => rulesOf(await eslint.lintFiles(paths)),
    lintText: async (text: string, path: string) =>
      rulesOf(await eslint.lintText(text, { filePath: join(cwd, path) })),
    messages: async (path: string) =>
      (await eslint.lintFiles([path])).flatMap(({ messages }) =>
        messages.map(({ message }) => message),
      ),
  };
}

describe('the other files of the project', () => {
  it('make the call of a wrapper one that is judged, in a file that names no client', async () => {
    const { lint } = project({ 'request.js': WRAPPER, 'load.js': CALLER });
    expect(await lint('load.js')).toEqual(['3 no-unchecked-response', '3 no-unhandled-status']);
  });

  it('tell that the wrapper checks', async () => {
    const { lint } = project({ 'request.js': CHECKING, 'load.js': CALLER });
    expect(await lint('load.js')).toEqual([]);
  });

  it('are left alone where the settings say so', async () => {
    const files = { 'request.js': WRAPPER, 'load.js': CALLER };
    const { lint } = project(files, { followImports: false });
    expect(await lint('load.js', 'request.js')).toEqual([]);
  });

  it('are named in the message where one of them loses the status', async () => {
    const { messages } = project({
      'read.js': `// Reads.\n\n\nexport async function read(response) {\n  if (!response.ok) throw new Error('failed');\n  return response.json();\n}\n`,
      'load.js': `import { read } from './read.js';\nexport const load = async () => read(await fetch('https://api.example.com/users'));\n`,
    });
    expect((await messages('load.js')).join('\n')).toContain('read.js:5');
  });

  it('may give a client its interceptors', async () => {
    const { lint } = project({
      'api.js': `import axios from 'axios';\nexport const api = axios.create({ baseURL: 'https://api.example.com' });\n`,
      'load.js': `import { api } from './api.js';\nexport const load = async () => { try { return (await api.get('/users')).data; } catch (error) { return error.known; } };\n`,
      'setup.js': `import { api } from './api.js';\napi.interceptors.response.use(undefined, (error) => {\n  error.known = [402, 429].includes(error.response?.status);\n  throw error;\n});\n`,
    });
    expect(await lint('load.js')).toEqual([]);
  });
});

describe('the order in which files are linted', () => {
  const FILES = {
    'request.js': CHECKING,
    'raw.js': `import { load } from './load.js';\nexport const again = () => load();\nexport const raw = (path) => fetch('https://api.example.com' + path);\n`,
    'index.js': `export * from './request.js';\nexport * from './raw.js';\n`,
    // The two import each other.
    'load.js': `import { raw, request } from './index.js';\nexport async function load() {\n  try {\n    return (await request('/a')).json();\n  } catch {\n    return (await raw('/b')).json();\n  }\n}\n`,
  };
  const names = Object.keys(FILES);

  it('changes nothing that is found', async () => {
    const lintInOrder = async (order: readonly string[]): Promise<string[]> => {
      const { lint } = project(FILES);
      const found: string[] = [];
      for (const name of order) {
        for (const finding of await lint(name)) found.push(`${name}:${finding}`);
      }
      return found.sort();
    };
    const found = await lintInOrder(names);
    expect(found).toContain('load.js:6 no-unchecked-response');
    for (const first of names) {
      const rest = names.filter((name) => name !== first);
      expect(await lintInOrder([first, ...rest])).toEqual(found);
      expect(await lintInOrder([first, ...rest.reverse()])).toEqual(found);
    }
  });
});

describe('a file that changes while the linter runs on', () => {
  it('is read again', async () => {
    const { lint, write } = project({ 'request.js': WRAPPER, 'load.js': CALLER });
    expect(await lint('load.js')).not.toEqual([]);
    write('request.js', CHECKING);
    expect(await lint('load.js')).toEqual([]);
    write('request.js', WRAPPER);
    expect(await lint('load.js')).not.toEqual([]);
  });

  it('is read again behind others that did not change', async () => {
    const { lint, write } = project({
      'lib/send.js': WRAPPER,
      'lib/index.js': `export * from './send.js';\n`,
      'request.js': `export { request } from './lib/index.js';\n`,
      'load.js': CALLER,
    });
    expect(await lint('load.js')).not.toEqual([]);
    write('lib/send.js', CHECKING);
    expect(await lint('load.js')).toEqual([]);
  });

  it('may appear, go, and come back', async () => {
    const { lint, write, remove } = project({ 'load.js': CALLER });
    expect(await lint('load.js')).toEqual([]);
    write('request.js', WRAPPER);
    expect(await lint('load.js')).not.toEqual([]);
    remove('request.js');
    expect(await lint('load.js')).toEqual([]);
    write('request.js', WRAPPER);
    expect(await lint('load.js')).not.toEqual([]);
  });

  it('may move to a folder that is new', async () => {
    const { lint, write } = project({
      'load.js': CALLER.replace('./request.js', './http/request.js'),
    });
    expect(await lint('load.js')).toEqual([]);
    write('http/request.js', WRAPPER);
    expect(await lint('load.js')).not.toEqual([]);
  });

  it('may begin to set up a client', async () => {
    const { lint, write } = project({
      'api.js': `import axios from 'axios';\nexport const api = axios.create({ baseURL: 'https://api.example.com' });\n`,
      'load.js': `import { api } from './api.js';\nexport const load = async () => { try { return (await api.get('/users')).data; } catch (error) { return error.known; } };\n`,
      'setup.js': `import { api } from './api.js';\nexport const client = api;\n`,
    });
    expect(await lint('load.js')).not.toEqual([]);
    await lint('setup.js');
    write(
      'setup.js',
      `import { api } from './api.js';\napi.interceptors.response.use(undefined, (error) => {\n  error.known = [402, 429].includes(error.response?.status);\n  throw error;\n});\n`,
    );
    expect(await lint('load.js')).toEqual([]);
  });
});

describe('a text that is not saved', () => {
  it('is what its own findings are of', async () => {
    const { lint, lintText } = project({ 'request.js': CHECKING, 'load.js': CALLER });
    const typed = `import { request as r } from './request.js';\nexport const send = () => { fetch('/x'); };\n`;
    expect(await lintText(typed, 'load.js')).toEqual([
      '2 no-unchecked-response',
      '2 no-unhandled-status',
    ]);
    expect(await lint('load.js')).toEqual([]);
  });

  it('changes nothing for others', async () => {
    const { lint, lintText } = project({ 'request.js': CHECKING, 'load.js': CALLER });
    await lintText(WRAPPER, 'request.js');
    expect(await lint('load.js')).toEqual([]);
  });

  it('may import what the file on disk does not', async () => {
    const { lintText } = project({ 'request.js': WRAPPER, 'load.js': 'export {};\n' });
    expect(await lintText(CALLER, 'load.js')).toEqual([
      '3 no-unchecked-response',
      '3 no-unhandled-status',
    ]);
  });
});
