import type { ApiCall, Fate, Idempotency, RequestId } from '../facts/index.js';
import { counted } from './counted.js';
import { type Cell, formatTable, type TableOptions } from './table.js';
import { isUnhandledFate, isUnhandledKey } from '../rule/unhandled.js';

const FATES: readonly Fate[] = [
  'unchecked',
  'lost',
  'stringified',
  'propagated',
  'distinguished',
  'unknown',
];
const KEYS: readonly Idempotency[] = ['absent', 'unstable', 'present', 'unknown'];
const IDS: readonly RequestId[] = ['absent', 'propagated', 'logged', 'unknown'];

/** How many calls leave 402, 429, keys and ids unhandled, and how the others do, one line each. */
export function summarize(calls: readonly ApiCall[], options: TableOptions): string[] {
  const { colors, width } = options;

  const line = <Value extends string>(
    label: string,
    values: readonly Value[],
    order: readonly Value[],
    isUnhandled: (value: Value) => boolean,
  ): Cell[] => {
    const unhandled = values.filter(isUnhandled).length;
    const counts = order
      .map((value) => ({ value, times: values.filter((one) => one === value).length }))
      .filter(({ times }) => times > 0)
      .map(({ value, times }) => `${times} ${value}`);
    return [
      { text: label },
      {
        text: `${unhandled} of ${values.length}`,
        color: unhandled > 0 ? colors.red : colors.green,
      },
      { text: counts.join(', '), color: colors.dim },
    ];
  };
  const fatesOf = (status: string) => calls.map((call) => call.fate[status]?.kind ?? 'unknown');

  const rows = [
    line('402', fatesOf('402'), FATES, isUnhandledFate),
    line('429', fatesOf('429'), FATES, isUnhandledFate),
    line('key', withoutNa(calls.map((call) => call.idempotency)), KEYS, isUnhandledKey),
    line(
      'request id',
      withoutNa(calls.map((call) => call.requestId)),
      IDS,
      (id) => id === 'absent',
    ),
  ];
  return [
    `Unhandled in ${counted(calls.length, 'call')}:`,
    ...formatTable(rows, { width, flexible: { column: 2, min: 0 } }),
  ];
}

function withoutNa<Value extends string>(values: readonly Value[]): Exclude<Value, 'na'>[] {
  return values.filter((value): value is Exclude<Value, 'na'> => value !== 'na');
}
