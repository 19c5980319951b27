import { PLAIN, printProgram, type Printed } from './print-program.js';
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
  /** The body was asked whether it is that of a failure. */
  askedBody: boolean;
  /** What was returned or thrown. */
  left: unknown;
  /** Something was thrown on the way, caught or not. */
  threw: boolean;
}

type Load = (...flags: boolean[]) => Promise<unknown>;

const GLOBALS = ['fetch', 'axios', 'console', 'note', 'show', 'probe', 'setTimeout'] as const;

/** Runs a program with an answer of a given status, and writes down what it does. */
export class ProgramRunner {
  /** Every combination of what the flags of the program can be. */
  readonly combinations: readonly (readonly boolean[])[];
  private readonly make: (...globals: unknown[]) => Load;
  /** The same answer leads to the same run, which several questions ask for. */
  private readonly runs = new Map<string, Promise<Run>>();

  /**
   * @param program printed so that it reports to the probe
   * @param start an expression of the program: the function that is run with the flags
   */
  constructor({ source, flags }: Printed, start: string) {
    this.combinations = Array.from({ length: 2 ** flags }, (_, mask) =>
      Array.from({ length: flags }, (_, index) => (mask & (1 << index)) !== 0),
    );
    // The program is the test's own, and there to be run.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    this.make = new Function(...GLOBALS, `${source}\nreturn ${start};`) as typeof this.make;
  }

  /** Runs a program of one file. */
  static of(program: Program, entry: 'load' | 'request' = 'load'): ProgramRunner {
    const printed = printProgram(program, { ...PLAIN, probed: true });
    return new ProgramRunner(printed, entry === 'load' ? entry : withFlags(printed, entry));
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
      askedBody: false,
      left: undefined,
      threw: false,
    };
    let end: string | null = null;
    const body = { items: [] };
    for (const name of ['ok', 'status', 'error']) {
      // What the body says of itself is the provider's to know: such a run tells nothing.
      const get = (): undefined => {
        done.askedBody = true;
      };
      Object.defineProperty(body, name, { get, enumerable: false });
    }
    const answerOf = (code: number) => ({
      status: code,
      ok: code >= 200 && code < 300,
      json: () => Promise.resolve(body),
    });
    const answer = answerOf(status);
    const isOther = (path: string): boolean => path !== '/api/jobs';
    const globals: Record<(typeof GLOBALS)[number], unknown> = {
      fetch: (path: string) => Promise.resolve(isOther(path) ? answerOf(200) : answer),
      setTimeout: (action: () => void) => {
        action();
      },
      axios: {
        get: (path: string) =>
          isOther(path) || answer.ok
            ? Promise.resolve({ status: isOther(path) ? 200 : status, data: body })
            : Promise.reject(
                Object.assign(new Error(`Request failed with status code ${String(status)}`), {
                  response: { status, data: body },
                }),
              ),
      },
      console: { error: (...parts: unknown[]) => done.logged.push(parts) },
      note: (label: number) => done.effects.push(`note ${String(label)}`),
      show: (label: number, value: unknown) => {
        done.usedBody ||= isBody(value);
        done.effects.push(`show ${String(label)} ${isBody(value) ? 'the body' : 'nothing of it'}`);
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
        done.left === undefined
          ? `nothing ${String(end)}`
          : `return ${String(end)}${isBody(done.left) ? ' with the body' : ''}`,
      );
      done.usedBody ||= isBody(done.left);
    } catch (error) {
      if (error instanceof TypeError || error instanceof ReferenceError) throw error;
      done.left = error;
      done.effects.push(`throw ${String(end)}`);
    }
    return done;
  }
}

/** A function of a program whose flags are variables of the module, which are set first. */
export function withFlags({ flags }: Printed, entry: string): string {
  const names = Array.from({ length: flags }, (_, index) => `flag${String(index)}`);
  return `(...given) => { [${names.join(', ')}] = given; return ${entry}(); }`;
}

/** Whether a value has the body of the answer somewhere inside. */
function isBody(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('"items"');
}
