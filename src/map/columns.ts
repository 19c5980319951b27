import type { ApiCall } from '../facts/index.js';
import type { MapColumn } from './map-data.js';

/** 402 and 429 and what contracts add; the page has room for no more. */
const MOST_STATUS_COLUMNS = 6;

const FACTS: readonly MapColumn[] = [
  { id: 'key', label: 'key', kind: 'key', statuses: [] },
  { id: 'request-id', label: 'request id', kind: 'requestId', statuses: [] },
  { id: 'retry', label: 'retry', kind: 'retry', statuses: [] },
];

/** The columns for some calls: 402, 429, the other statuses of their contracts, and the facts that each call has. */
export function columnsFor(calls: readonly ApiCall[]): MapColumn[] {
  const times = new Map<number, number>([
    [402, Infinity],
    [429, Infinity],
  ]);
  for (const { fate } of calls) {
    for (const status of Object.keys(fate).map(Number)) {
      times.set(status, (times.get(status) ?? 0) + 1);
    }
  }
  const byWeight = [...times].sort(([a, often], [b, oftenB]) =>
    oftenB === often ? a - b : oftenB - often,
  );
  const statuses = byWeight.map(([status]) => status);
  const [shown, joined] =
    statuses.length <= MOST_STATUS_COLUMNS
      ? [statuses, []]
      : [statuses.slice(0, MOST_STATUS_COLUMNS - 1), statuses.slice(MOST_STATUS_COLUMNS - 1)];
  return [
    ...shown.map(statusColumn),
    ...(joined.length === 0
      ? []
      : [
          {
            id: 'others',
            label: 'others',
            kind: 'others' as const,
            statuses: joined.sort((a, b) => a - b),
          },
        ]),
    ...FACTS,
  ];
}

function statusColumn(status: number): MapColumn {
  return { id: `${status}`, label: `${status}`, kind: 'status', statuses: [status] };
}
