import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/facts/index.js';
import { analyseProject } from '../../src/project/analyse-project.js';
import type { AnalysedFile } from '../../src/project/file-outcome.js';
import { Explainer, onDemand } from '../../src/project/explain-call.js';
import { describeDecision, describeStep } from '../../src/report/step-words.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

/** The ways of the first call of `a.ts`: a line a step, the deciding one with what it means. */
async function waysOf(source: string, others: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryTree({ 'a.ts': source.trimStart(), ...others });
  const settings = resolveSettings(undefined, cwd);
  const files: AnalysedFile[] = [];
  const { facts } = await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings,
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
    },
    (file) => files.push(file),
  );
  const call = files.find(({ path }) => path === 'a.ts')?.facts.calls[0];
  if (call === undefined) throw new Error('no call');
  const { ways } = new Explainer(files, onDemand(facts, settings)).explain(call);
  return Object.fromEntries(
    ways.map(({ statuses, fate, steps }) => [
      `${statuses.join(' ')} ${fate}`,
      steps.map((step) => `${placeOf(step)} ${describeStep(step)}${endOf(step)}`),
    ]),
  );

  function endOf(step: Step): string {
    const fate = ways.find(({ steps }) => steps.includes(step))?.fate;
    return step.decides && fate !== undefined ? ` -> ${describeDecision(fate, step)}` : '';
  }
}

function placeOf({ file, line }: Step): string {
  return `${file === 'a.ts' ? '' : `${file}:`}${String(line)}`;
}

describe('a status', () => {
  it('that a branch drops before the code goes on', async () => {
    expect(
      await waysOf(`
export async function load() {
  const res = await fetch('/api');
  let data = null;
  if (!res.ok) {
    alert('failed');
  } else {
    data = await res.json();
  }
  return data;
}`),
    ).toMatchInlineSnapshot(`
      {
        "402 429 lost": [
          "2 \`fetch\` sends the request",
          "4 the status is tested: 2xx goes another way",
          "4 the failure takes this branch, after which the code goes on as for a success -> lost here",
        ],
      }
    `);
  });

  it('that nobody looks at', async () => {
    expect(
      await waysOf(`
export async function load() {
  const res = await fetch('/api');
  return (await res.json()).items;
}`),
    ).toMatchInlineSnapshot(`
      {
        "402 429 unchecked": [
          "2 \`fetch\` sends the request",
          "3 the body is read -> counts as a success from here on",
          "3 the function returns with the body",
        ],
      }
    `);
  });

  it('that is handed back', async () => {
    expect(
      await waysOf(`
export async function load() {
  const res = await fetch('/api');
  if (!res.ok) return { error: { status: res.status } };
  return { data: await res.json() };
}`),
    ).toMatchInlineSnapshot(`
      {
        "402 429 propagated": [
          "2 \`fetch\` sends the request",
          "3 the status is tested: 2xx goes another way",
          "3 the function returns with the status -> leaves as data",
        ],
      }
    `);
  });

  it('that a table tells apart', async () => {
    expect(
      await waysOf(`
const TEXTS: Record<number, string> = { 402: 'Pay', 429: 'Wait' };
export async function load(show: (text: string) => void) {
  const res = await fetch('/api');
  if (res.ok) return res.json();
  show(TEXTS[res.status] ?? 'Failed');
}`),
    ).toMatchInlineSnapshot(`
      {
        "402 distinguished": [
          "3 \`fetch\` sends the request",
          "4 the status is tested: 2xx goes another way",
          "5 the status is tested: 402 is told apart -> distinguished here",
        ],
        "429 distinguished": [
          "3 \`fetch\` sends the request",
          "4 the status is tested: 2xx goes another way",
          "5 the status is tested: 429 is told apart -> distinguished here",
        ],
      }
    `);
  });

  it('that is logged, thrown whole and swallowed by the end of the chain', async () => {
    expect(
      await waysOf(`
export const load = () =>
  fetch('/api')
    .then((res) => {
      if (!res.ok) {
        console.error(res.status);
        throw res;
      }
      return res.json();
    })
    .catch(() => []);`),
    ).toMatchInlineSnapshot(`
      {
        "402 429 stringified": [
          "2 \`fetch\` sends the request",
          "4 the status is tested: 2xx goes another way",
          "5 \`console.error\` gets the status",
          "6 an error is thrown with the response",
          "10 the failure is caught -> only text from here on",
        ],
      }
    `);
  });
});

describe('a repetition', () => {
  it('in a loop', async () => {
    expect(
      await waysOf(`
export async function load() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const res = await fetch('/api');
    if (res.ok) return res.json();
    if (res.status !== 429) throw new Error('failed');
  }
  throw new Error('gave up');
}`),
    ).toMatchInlineSnapshot(`
      {
        "402 lost": [
          "3 \`fetch\` sends the request",
          "4 the status is tested: 2xx goes another way",
          "5 the status is tested: 429 goes another way",
          "5 \`Error\` is thrown with nothing of the answer -> lost here",
        ],
        "429 distinguished": [
          "3 \`fetch\` sends the request",
          "4 the status is tested: 2xx goes another way",
          "5 the status is tested: 429 is told apart",
          "3 \`fetch\` sends the request again -> tried again because of its status",
        ],
      }
    `);
  });

  it('by recursion', async () => {
    expect(
      await waysOf(`
export async function load(left = 3): Promise<unknown> {
  const res = await fetch('/api');
  if (res.status === 429 && left > 0) return load(left - 1);
  if (res.status >= 500) throw new Error('down');
  if (!res.ok) return null;
  return res.json();
}`),
    ).toMatchInlineSnapshot(`
      {
        "402 lost": [
          "2 \`fetch\` sends the request",
          "3 the status is tested: 429 goes another way",
          "4 the status is tested: 5xx goes another way",
          "5 the status is tested: 2xx goes another way",
          "5 the function returns with nothing of the answer -> lost here",
        ],
        "429 distinguished": [
          "2 \`fetch\` sends the request",
          "3 the status is tested: 429 is told apart",
          "2 \`fetch\` sends the request again -> tried again because of its status",
        ],
      }
    `);
  });
});

it('of a client that rejects begins with the rejection', async () => {
  expect(
    await waysOf(`
import axios from 'axios';
export async function load(setError: (text: string) => void) {
  try {
    return (await axios.get('/api')).data;
  } catch (error) {
    setError(error.message);
  }
}`),
  ).toMatchInlineSnapshot(`
    {
      "402 429 stringified": [
        "4 \`axios.get\` sends the request",
        "4 \`axios.get\` rejects with an error that holds the response",
        "5 the failure is caught -> only text from here on",
        "6 \`setError\` gets the status as text",
      ],
    }
  `);
});

it('of a client whose interceptor makes an error of its own', async () => {
  expect(
    await waysOf(
      `
import { api } from './http';
export async function load(setError: (text: string) => void) {
  try {
    return (await api.get('/users')).data;
  } catch (error) {
    setError('failed');
  }
}`,
      {
        'http.ts': `import axios from 'axios';
class ApiError extends Error {
  constructor(readonly status: number) {
    super('failed');
  }
}
export const api = axios.create({ baseURL: 'https://api.acme.test' });
api.interceptors.response.use(
  (response) => response,
  (error) => Promise.reject(new ApiError(error.response.status)),
);
`,
      },
    ),
  ).toMatchInlineSnapshot(`
    {
      "402 429 lost": [
        "4 \`api.get\` sends the request",
        "4 \`api.get\` rejects with an error that holds the response",
        "http.ts:10 the failure is caught",
        "http.ts:10 \`ApiError\` is thrown with the status",
        "5 the failure is caught -> lost here",
      ],
    }
  `);
});

it('through a helper of another file that tests the response', async () => {
  expect(
    await waysOf(
      `
import { parse } from './parse';
export async function load() {
  return parse(await fetch('/api'));
}`,
      {
        'parse.ts':
          "export async function parse(res: Response) {\n  if (!res.ok) throw new Error('failed');\n  return res.json();\n}\n",
      },
    ),
  ).toMatchInlineSnapshot(`
    {
      "402 429 lost": [
        "3 \`fetch\` sends the request",
        "parse.ts:2 the status is tested: 2xx goes another way",
        "parse.ts:2 \`Error\` is thrown with nothing of the answer -> lost here",
      ],
    }
  `);
});

it('into code that is not followed', async () => {
  expect(
    await waysOf(`
import { parse } from 'somewhere';
export async function load() {
  return parse(await fetch('/api'));
}`),
  ).toMatchInlineSnapshot(`
    {
      "402 429 propagated": [
        "3 \`fetch\` sends the request",
        "3 \`parse\` gets the response",
        "3 the function returns with the response -> leaves as data",
      ],
    }
  `);
});
