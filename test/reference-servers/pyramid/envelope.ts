import type { Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { errorBody, failures } from './failures.js';

const DEFAULT_LIMIT = 20;

/** 200 for all: the documentation says "2xx" of successes and no more. */
export function success(data: unknown): Reply {
  return { status: 200, body: { success: true, data, request_id: 'filled in by the server' } };
}

/** `pagination` is documented, its members are not. */
export function list(items: readonly unknown[], query: URLSearchParams): Reply {
  const page = positive(query.get('page')) ?? 1;
  const limit = positive(query.get('limit')) ?? DEFAULT_LIMIT;
  const data = items.slice((page - 1) * limit, page * limit);
  return {
    status: 200,
    body: {
      success: true,
      data,
      pagination: { page, limit, total: items.length },
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

function positive(text: string | null): number | null {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : null;
}
