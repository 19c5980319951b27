import { expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { checkFile } from '../../src/check/check-file.js';
import { enableRules } from '../../src/check/enabled-rules.js';
import { analyseProject } from '../../src/project/analyse-project.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from '../project/temporary-tree.js';

const HTTP = `
import { fail, HttpError } from './errors';
export async function load(path: string) {
  const res = await fetch('https://api.acme.test/' + path);
  if (!res.ok) fail(res);
  return res.json();
}
export async function loadKept(path: string) {
  const res = await fetch('https://api.acme.test/' + path);
  if (!res.ok) throw new HttpError(res.status);
  return res.json();
}
export const raw = (path: string) => fetch('https://api.acme.test/' + path);
`;
const ERRORS = `
export class HttpError extends Error {
  constructor(readonly status: number) {
    super('Request failed');
  }
}
export function fail(res: Response): never {
  throw new Error('Request failed');
}
`;
const PARSE = `
export async function parse(res: Response) {
  return (await res.json()).data;
}
`;
const PAGE = `
import { HttpError } from './errors';
import { loadKept, raw } from './http';
import { parse } from './parse';
export async function price() {
  return parse(await raw('price'));
}
export async function credits() {
  try {
    return await loadKept('credits');
  } catch (error) {
    if (error instanceof HttpError && (error.status === 402 || error.status === 429)) return 'buy';
    throw error;
  }
}
`;

async function findings(files: Readonly<Record<string, string>>): Promise<string[]> {
  const cwd = temporaryTree(files);
  const settings = resolveSettings(undefined, cwd);
  const enabled = await enableRules(rules, 'strict', {});
  const found: string[] = [];
  await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings,
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
    },
    (file) => {
      for (const { line, rule, message } of checkFile(file, enabled, settings).findings) {
        const where =
          /(?:at|is used at) (lines? \d+(?:(?:, | and )\d+)*|\S+:\d+)/u.exec(message)?.[1] ?? '';
        found.push(`${file.path}:${String(line)} ${rule.split('/')[1] ?? ''} ${where.trim()}`);
      }
    },
  );
  return found;
}

it('names the losing line, also when it stands in another file', async () => {
  const found = await findings({
    'errors.ts': ERRORS.trimStart(),
    'http.ts': HTTP.trimStart(),
    'page.ts': PAGE.trimStart(),
    'parse.ts': PARSE.trimStart(),
  });
  expect(found).toMatchInlineSnapshot(`
    [
      "http.ts:3 no-unhandled-status errors.ts:7",
      "http.ts:3 require-request-id errors.ts:7",
      "http.ts:8 require-request-id line 9",
      "page.ts:5 no-unchecked-response parse.ts:2",
      "page.ts:5 no-unhandled-status parse.ts:2",
    ]
  `);
});

it('reports callers that lose what a wrapper hands on, and not the wrapper as well', async () => {
  const found = await findings({
    'request.ts': `export const request = (path: string) => fetch('https://api.acme.test/' + path);\n`,
    'load.ts': [
      `import { request } from './request';`,
      `export const load = async () => (await request('users')).json();`,
      `export async function save() {`,
      `  const res = await request('items');`,
      `  if (!res.ok) throw new Error('no');`,
      `  return res.json();`,
      `}`,
      `export const handOn = () => request('status');`,
    ].join('\n'),
  });
  expect(found).toEqual([
    'load.ts:2 no-unchecked-response line 2',
    'load.ts:2 no-unhandled-status line 2',
    'load.ts:4 no-unhandled-status line 5',
    'load.ts:4 require-request-id line 5',
  ]);
});
