import type { ApiCall, Fate, Idempotency, RequestId, Retry } from '../facts/index.js';
import { isDecidedElsewhere } from '../rule/decided-elsewhere.js';
import { isUnhandledFate, isUnhandledKey } from '../rule/unhandled.js';
import type { MapCell, MapColumn, Standing } from './map-data.js';
import { worstOf } from './rank.js';

/** The cells of a call, in the order of the columns. */
export function cellsOf(call: ApiCall, columns: readonly MapColumn[]): MapCell[] {
  return columns.map((column) => cellOf(call, column));
}

function cellOf(call: ApiCall, { kind, statuses }: MapColumn): MapCell {
  switch (kind) {
    case 'status':
    case 'others':
      return fateCell(call, statuses);
    case 'key': {
      const elsewhere = decidedBy(call, 'idempotency');
      return cell(call.idempotency, standingOfKey(call.idempotency), elsewhere);
    }
    case 'requestId': {
      const elsewhere = decidedBy(call, 'requestId');
      return {
        ...cell(call.requestId, standingOfId(call.requestId), elsewhere),
        at: call.requestIdAt,
      };
    }
    case 'retry': {
      const value = describeRetry(call.retry);
      return cell(value, STANDING_OF_RETRY[value], null);
    }
  }
}

/** Of several statuses the worst counts. */
function fateCell(call: ApiCall, statuses: readonly number[]): MapCell {
  const fates = statuses.flatMap((status) => {
    const fate = call.fate[String(status)];
    return fate === undefined ? [] : [{ status, ...fate }];
  });
  const worst = worstOf(
    'fate',
    fates.map(({ kind }) => kind),
  );
  const fate = fates.find(({ kind }) => kind === worst);
  if (fate === undefined) return cell('na', 'none', null);
  const elsewhere = decidedBy(call, `${fate.status}`);
  return { ...cell(fate.kind, standingOfFate(fate.kind), elsewhere), at: fate.at };
}

function cell(value: string, standing: Standing, decidedBy: MapCell['decidedBy']): MapCell {
  return {
    value,
    standing: decidedBy === null ? standing : 'none',
    decidedBy,
    at: [],
    before: null,
    change: null,
  };
}

function decidedBy(
  call: ApiCall,
  fact: Parameters<typeof isDecidedElsewhere>[1],
): MapCell['decidedBy'] {
  if (!isDecidedElsewhere(call, fact)) return null;
  return call.via?.decides.includes(fact) === true ? 'wrapper' : 'callers';
}

function standingOfFate(fate: Fate): Standing {
  if (fate === 'unknown') return 'unknown';
  return isUnhandledFate(fate) ? 'unhandled' : 'handled';
}

function standingOfKey(key: Idempotency): Standing {
  if (key === 'na') return 'none';
  if (key === 'unknown') return 'unknown';
  return isUnhandledKey(key) ? 'unhandled' : 'handled';
}

function standingOfId(id: RequestId): Standing {
  switch (id) {
    case 'na':
      return 'none';
    case 'unknown':
      return 'unknown';
    case 'absent':
      return 'unhandled';
    case 'logged':
    case 'propagated':
      return 'handled';
  }
}

const STANDING_OF_RETRY = { na: 'none', careful: 'handled', careless: 'unhandled' } as const;

/**
 * A retry is `careless` where it has no end, waits neither longer each time nor as told, repeats what cannot be mended,
 * or sends a POST twice without a key. A call that is not repeated has nothing to answer for.
 */
function describeRetry(retry: Retry | null): keyof typeof STANDING_OF_RETRY {
  if (retry === null) return 'na';
  const waits = retry.backoff || retry.retryAfter;
  const isCareful = retry.bounded && waits && !retry.retriesNonRetryable && !retry.postWithoutKey;
  return isCareful ? 'careful' : 'careless';
}
