import type { ClientName } from '../facts/index.js';

/** What a client's response is asked for its status, as it stands in a message. */
export const STATUS_TEST: Readonly<Record<ClientName, string>> = {
  fetch: '`ok` or `status`',
  axios: '`status`',
  ky: '`ok` or `status`',
  got: '`ok` or `statusCode`',
  ofetch: '`ok` or `status`',
  undici: '`status` or `statusCode`',
  superagent: '`ok` or `status`',
  other: 'the status',
};
