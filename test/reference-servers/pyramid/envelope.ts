import type { Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { errorBody, failures } from './failures.js';

const DEFAULT_LIMIT = 50;

export function success(data: unknown, status = 200): Reply {
  return { status, body: { success: true, data, request_id: 'filled in by the server' } };
}

export function list(items: readonly unknown[], query: URLSearchParams): Reply {
  const offset = countOf(query.get('offset')) ?? 0;
  const limit = countOf(query.get('limit')) ?? DEFAULT_LIMIT;
  const data = items.slice(offset, offset + limit);
  return {
    status: 200,
    body: {
      success: true,
      data,
      pagination: { total: items.length, offset, limit },
      request_id: 'filled in by the server',
    },
  };
}

export function invalid(field: string, message: string): Reply {
  return replyOf(
    failures,
    'validation-error',
    errorBody('VALIDATION_ERROR', `${field} ${message}`, field),
  );
}

export function notFound(): Reply {
  return replyOf(failures, 'not-found');
}

function countOf(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : null;
}
