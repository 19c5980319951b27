import { isatty } from 'node:tty';
import type { Spinner } from 'yocto-spinner';

/** Shows how far a run is. */
export interface Progress {
  update(done: number, total: number): void;
  /** Name a step that takes long and says nothing until it is done. */
  step(text: string): void;
  stop(): void;
}

/** Runs shorter than this show nothing, in milliseconds. */
const DELAY = 500;
/** The terminal is not written to more often than this, in milliseconds. */
const INTERVAL = 80;

/** Progress on standard error; nothing at all where that is no terminal. */
export async function startProgress(): Promise<Progress> {
  if (!isatty(process.stderr.fd)) {
    const nothing = () => undefined;
    return { update: nothing, step: nothing, stop: nothing };
  }
  const { default: yoctoSpinner } = await import('yocto-spinner');
  const started = performance.now();
  let shown = 0;
  let spinner: Spinner | undefined;
  const show = (text: string): void => {
    spinner ??= yoctoSpinner({ stream: process.stderr, text }).start();
    spinner.text = text;
  };
  return {
    update(done, total) {
      const now = performance.now();
      if (now - started < DELAY || now - shown < INTERVAL) return;
      shown = now;
      show(`Analysing ${done} of ${total} files`);
    },
    step: show,
    stop() {
      spinner?.stop();
      spinner = undefined;
    },
  };
}
