import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import type { Scenario, SeenRequest, StandIn } from './stand-in.js';

/** What a run of a program shows: its requests, what it logs, and its result or failure. */
export interface Shown {
  requests: SeenRequest[];
  logged: string[];
  outcome: unknown;
}

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const ALIAS = {
  '@unhappy-path/client/apis': source('src/client/apis/index.ts'),
  '@unhappy-path/client': source('src/client/index.ts'),
};

/** The address of the server is the same all the time, so that a module is loaded once. */
const jiti = createJiti(import.meta.url, { fsCache: false, jsx: true, alias: ALIAS });

/**
 * Call `run()` of the one module of a folder that is named `input.*`.
 *
 * @param server where `process.env.API_URL` leads to
 */
export async function execute(
  folder: string,
  scenario: Scenario,
  success: unknown,
  server: StandIn,
): Promise<Shown> {
  const main = readdirSync(folder).find((name) => /^input\.[mc]?[jt]sx?$/.test(name));
  if (main === undefined) throw new Error(`${folder} has no input.*`);
  return executeModule(join(folder, main), scenario, success, server);
}

/** Call `run()` of a module. */
export async function executeModule(
  path: string,
  scenario: Scenario,
  success: unknown,
  server: StandIn,
): Promise<Shown> {
  process.env['API_URL'] = server.url;
  server.play(scenario, success);
  const module = await jiti.import<{ run?: () => unknown }>(path);
  if (typeof module.run !== 'function') throw new Error(`${path} exports no run()`);
  const logged: string[] = [];
  const restore = listen(logged);
  try {
    const outcome = await settled(module.run);
    return { requests: withoutRepeats(server.seen), logged, outcome };
  } finally {
    restore();
  }
}

async function settled(run: () => unknown): Promise<unknown> {
  try {
    return { value: plain(await run()) };
  } catch (error) {
    return { failure: wordsOf(error) };
  }
}

/** A failure as its reader sees it. */
function wordsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return plain(error);
  const { message } = error;
  const { status, response } = error as { status?: unknown; response?: { status?: unknown } };
  return { message, status: status ?? response?.status };
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return wordsOf(value);
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

const LEVELS = ['log', 'info', 'warn', 'error'] as const;

function listen(logged: string[]): () => void {
  const before = LEVELS.map((level) => console[level].bind(console));
  for (const level of LEVELS) {
    console[level] = (...values: unknown[]) => {
      logged.push(`${level} ${values.map((value) => JSON.stringify(plain(value))).join(' ')}`);
    };
  }
  return () => {
    LEVELS.forEach((level, at) => {
      const original = before[at];
      if (original !== undefined) console[level] = original;
    });
  };
}

/** Repeats that are safe are one of the differences that the documentation lists. */
function withoutRepeats(requests: readonly SeenRequest[]): SeenRequest[] {
  return requests.filter(
    (request, at) => at === 0 || JSON.stringify(request) !== JSON.stringify(requests[at - 1]),
  );
}
