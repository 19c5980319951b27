import type { RuntimeVerdict } from '../contracts/runtime-contract.js';

/**
 * How long the contract waits before a repeat where the answer does not say.
 *
 * @param repeat 1 for the first
 * @returns milliseconds; undefined where the contract does not say it in numbers
 */
export function backoffMs(
  backoff: Extract<RuntimeVerdict, { action: 'retry' }>['backoff'],
  repeat: number,
): number | undefined {
  if (typeof backoff !== 'object') return undefined;
  switch (backoff.form) {
    case 'none':
      return 0;
    case 'schedule':
      return (backoff.seconds[repeat - 1] ?? backoff.seconds.at(-1) ?? 0) * 1e3;
    case 'range':
      return (backoff.from + Math.random() * (backoff.to - backoff.from)) * 1e3;
    case 'exponential': {
      const { initial, max, jitter } = backoff;
      // Slim contracts leave out what is not known.
      const start = typeof initial === 'number' ? initial : 1;
      const most = Math.min(typeof max === 'number' ? max : 30, start * 2 ** (repeat - 1));
      return most * 1e3 * (jitter === false ? 1 : Math.random());
    }
    case 'words':
      return undefined;
  }
}
