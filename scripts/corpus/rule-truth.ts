import type { Fate } from '../../src/facts/index.js';
import { hasMixedFate, type CallLabel } from './labels.js';

const UNHANDLED: readonly Fate[] = ['unchecked', 'lost', 'stringified'];

/**
 * Whether a rule of the strict configuration should report a call that a reviewer labelled so;
 * undefined where the label does not decide it.
 */
export const SHOULD_REPORT: Readonly<Record<string, (label: CallLabel) => boolean | undefined>> = {
  'no-unhandled-status': (label) =>
    hasMixedFate(label)
      ? undefined
      : UNHANDLED.includes(label.fate[402]) || UNHANDLED.includes(label.fate[429]),
  'no-unchecked-response': (label) => label.checked === 'no' || label.checked === 'ignored',
  // A method that is known only at run time may or may not need a key.
  'require-idempotency-key': (label) =>
    label.method === undefined || label.method === 'dynamic'
      ? undefined
      : label.method === 'POST' && label.idempotency === 'absent',
  'require-request-id': (label) => label.requestId === 'absent',
};
