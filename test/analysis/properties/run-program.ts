import { PLAIN, printProgram } from './print-program.js';
import type { Program } from './program.js';

/** What the run of a program did. */
export interface Run {
  /** The answers of its tests, in their order. */
  tests: string[];
  /** What it did with the answer, and where it ended. */
  effects: string[];
  /** The arguments of each log line. */
  logged: unknown[][];
  /** The body went to where bodies are used, or was returned. */
  usedBody: boolean;
  /** What was returned or thrown. */
  left: unknown;
  /** Something was thrown on the way, caught or not. */
  threw: boolean;
}

type Load = (...flags: boolean[]) => Promise<unknown>;

const GLOBALS = ['fetch', 'axios', 'console', 'note', 'show', 'probe'] as const;

/** Runs a program with an answer of a given status, and writes down what it does. */
export class ProgramRunner {
  /** Every combination of what the flags of the program can be. */
  readonly combinations: readonly (readonly boolean[])[];
  private readonly make: (...globals: unknown[]) => Load;
  /** The same answer leads to the same run, which several questions ask for. */
  private readonly runs = new Map<string, Promise<Run>>();

  constructor(program: Program) {
    const { source, flags } = printProgram(program, { ...PLAIN, probed: true });
    this.combinations = Array.from({ length: 2 ** flags }, (_, mask) =>
      Array.from({ length: flags }, (_, index) => (mask & (1 << index)) !== 0),
    );
    // The program is the test's own, and there to be run.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    this.make = new Function(...GLOBALS, `${source}\nreturn load;`) as typeof this.make;
  }

  /** @throws {TypeError} where the program itself is wrong */
  run(flags: readonly boolean[], status: number): Promise<Run> {
    const key = `${String(status)} ${flags.join(' ')}`;
    let run = this.runs.get(key);
    if (run === undefined) {
      run = this.start(flags, status);
      this.runs.set(key, run);
    }
    return run;
  }

  private async start(flags: readonly boolean[], status: number): Promise<Run> {
    const done: Run = {
      tests: [],
      effects: [],
      logged: [],
      usedBody: false,
      left: undefined,
      threw: false,
    };
    let end: string | null = null;
    const body = { items: [] };
    const answer = {
      status,
      ok: status >= 200 && status < 300,
      json: () => Promise.resolve(body),
    };
    const globals: Record<(typeof GLOBALS)[number], unknown> = {
      fetch: () => Promise.resolve(answer),
      axios: {
        get: () =>
          answer.ok
            ? Promise.resolve({ status, data: body })
            : Promise.reject(
                Object.assign(new Error(`Request failed with status code ${String(status)}`), {
                  response: { status, data: body },
                }),
              ),
      },
      console: { error: (...parts: unknown[]) => done.logged.push(parts) },
      note: (label: number) => done.effects.push(`note ${String(label)}`),
      show: (label: number) => {
        done.usedBody = true;
        done.effects.push(`show ${String(label)}`);
      },
      probe: {
        test<T>(label: number, value: T): T {
          done.tests.push(`${String(label)} ${String(value)}`);
          return value;
        },
        choice(value: number, cases: readonly number[]): number {
          done.tests.push(`case ${String(cases.indexOf(value))}`);
          return value;
        },
        return<T>(label: number, value: T): T {
          end = String(label);
          return value;
        },
        throw<T>(label: number, value: T): T {
          end = String(label);
          done.threw = true;
          return value;
        },
      },
    };
    try {
      done.left = await this.make(...GLOBALS.map((name) => globals[name]))(...flags);
      done.effects.push(
        done.left === undefined ? `nothing ${String(end)}` : `return ${String(end)}`,
      );
      done.usedBody ||= JSON.stringify(done.left ?? null).includes('"items"');
    } catch (error) {
      if (error instanceof TypeError) throw error;
      done.left = error;
      done.effects.push(`throw ${String(end)}`);
    }
    return done;
  }
}
