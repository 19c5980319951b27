import { createRequire } from 'node:module';
import { createClient } from '@unhappy-path/client';
import ky from 'ky';
import { ofetch } from 'ofetch';
import openapiFetch from 'openapi-fetch';
import wretch from 'wretch';
import { retry } from 'wretch/middlewares';
import type { ReferenceServer } from '../../reference-servers/index.js';

// The example application's, which is its only user here.
const example = new URL('../../../examples/brand-desk/package.json', import.meta.url);
export const axios = createRequire(example)('axios') as (
  config: object,
) => Promise<{ data: unknown }>;

export type Clients = Readonly<Record<string, Ask>>;
type Ask = (method: string) => Promise<unknown>;
const dataOf = (method: string): object | undefined => (method === 'GET' ? undefined : { a: 1 });

/** Each with its defaults. */
export const clientsOf = (server: ReferenceServer): Clients => ({
  ours: (method) =>
    createClient({ baseUrl: server.url, retry: { backoff: () => 0 } }).request(method, '/x', {
      json: dataOf(method),
    }),
  ky: (method) => ky(`${server.url}/x`, { method, json: dataOf(method) }).json(),
  ofetch: (method) => ofetch(`${server.url}/x`, { method, body: dataOf(method) ?? null }),
  wretch: (method) => wretch(`${server.url}/x`).fetch(method, '', dataOf(method)).json(),
  'wretch with retry': (method) =>
    wretch(`${server.url}/x`)
      .middlewares([retry({ delayTimer: 1 })])
      .fetch(method, '', dataOf(method))
      .json(),
  axios: (method) => axios({ url: `${server.url}/x`, method, data: dataOf(method) }),
  'openapi-fetch': (method) =>
    openapiFetch<never>({ baseUrl: server.url }).request(
      method as never,
      '/x' as never,
      {
        body: dataOf(method),
      } as never,
    ),
});
