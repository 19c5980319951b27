import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change } from '../change/change-since.js';
import type { RunPlan } from '../change/look-at-commit.js';
import type { KnownFinding } from '../check/known-finding.js';
import type { Preset } from '../rule/rule.js';

/** What the process that runs over the files before a change is told. */
export interface LookBefore {
  plan: RunPlan;
  preset: Preset;
  /** `rules` of the configuration. */
  entries: unknown;
}

/** A run over the files before a change that goes on beside the one over those of now. */
export interface RunningBefore {
  /** What it found; files are named relative to the working directory. */
  findings: Promise<KnownFinding[]>;
  /** Nobody wants to know any more. */
  stop(): void;
}

/** Start it, on a processor of its own. */
export function startBefore(change: Change, told: LookBefore): RunningBefore {
  const stopping = new AbortController();
  const look = (plan: RunPlan): Promise<KnownFinding[]> =>
    inProcess({ ...told, plan }, stopping.signal);
  const findings = change.lookBefore(told.plan, look).then((found) => found ?? []);
  // Whoever stops it does not wait for it either.
  findings.catch(() => undefined);
  return {
    findings,
    stop: () => {
      stopping.abort();
    },
  };
}

function inProcess(told: LookBefore, signal: AbortSignal): Promise<KnownFinding[]> {
  return new Promise((resolve, reject) => {
    // Run from its sources, the module has the extension of these.
    const file = `./findings-before${path.extname(import.meta.url)}`;
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
      // Settings hold regular expressions.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const stop = (): void => {
      child.kill();
      resolve([]);
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    child.on('message', (found) => {
      resolve(found as KnownFinding[]);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      reject(new Error(`the run over the files before ended with ${String(code)}`));
    });
    child.send(told);
  });
}
