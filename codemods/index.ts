import type { Codemod } from '../src/migrate/codemod.js';
import { addIdempotencyKey } from './add-idempotency-key/index.js';
import { axiosToClient } from './axios-to-client/index.js';
import { fetchToClient } from './fetch-to-client/index.js';
import { handleStatuses } from './handle-statuses/index.js';
import { logRequestId } from './log-request-id/index.js';
import type { CodemodOptions } from './options.js';

/** Every codemod, in the order in which `migrate all` runs them. */
export const CODEMODS: Readonly<Record<string, (options: CodemodOptions) => Codemod>> = {
  'fetch-to-client': fetchToClient,
  'axios-to-client': axiosToClient,
  'add-idempotency-key': addIdempotencyKey,
  'log-request-id': logRequestId,
  'handle-statuses': handleStatuses,
};
