#!/usr/bin/env node
import { EXIT } from '../cli/exit-code.js';
import { ActionError } from './action-error.js';
import { annotate } from './workflow-command.js';

/** The steps of action.yml that need more than a shell. */
const STEPS: Readonly<Record<string, () => Promise<number>>> = {
  check: async () => {
    await (await import('./check.js')).check();
    return EXIT.clean;
  },
  summary: async () => {
    (await import('./summary.js')).summary();
    return EXIT.clean;
  },
  comment: async () => {
    await (await import('./comment.js')).comment();
    return EXIT.clean;
  },
  result: async () => (await import('./result.js')).result(),
};

try {
  const name = process.argv[2] ?? '';
  const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (step === undefined) {
    throw new ActionError(
      `"${name}" is no step of the action (${Object.keys(STEPS).join(', ')}): it and the installed package differ in version.`,
    );
  }
  process.exitCode = await step();
} catch (error) {
  annotate(
    'error',
    error instanceof ActionError
      ? error.message
      : `a fault of unhappy-path, please report it: ${String(error)}`,
  );
  process.exitCode = EXIT.trouble;
}
