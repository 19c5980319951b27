import type { ApiRequest, Reply } from '../api.js';
import { membersOf } from '../json-body.js';

type Downstream = (request: ApiRequest, path: string) => Reply;

/** Made-up APIs behind the proxy, each with bodies of its own: none has PincerAPI's envelope. */
export const downstreamApis = new Map<string, Downstream>(
  Object.entries<Downstream>({
    'company-data': ({ body }) => {
      const { domain } = membersOf(body);
      if (typeof domain !== 'string') {
        return {
          status: 422,
          body: { detail: [{ loc: ['body', 'domain'], msg: 'field required' }] },
        };
      }
      return { status: 200, body: { name: 'Example Inc.', domain, employees: 120 } };
    },
    'exchange-rates': ({ query }) => {
      const base = query.get('base') ?? 'USD';
      if (base.length !== 3) {
        return { status: 404, body: { code: 'unknown_currency', description: `No such: ${base}` } };
      }
      return { status: 200, body: { base, rates: { EUR: 0.92, GBP: 0.79 } } };
    },
    'web-archive': (_request, path) => html(200, `<p>The copy of ${path}</p>`),
    'legacy-catalog': () => html(500, '<h1>Runtime Error</h1>'),
    'flaky-search': () => ({
      status: 502,
      body: { fault: { faultstring: 'Unexpected EOF at target', detail: { errorcode: 'E_EOF' } } },
    }),
    // What reaches an API behind the proxy.
    echo: ({ method, headers, body }, path) => ({
      status: 200,
      body: { method, path, headers: forwarded(headers), body },
    }),
  }),
);

function html(status: number, content: string): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html><body>${content}</body></html>`,
  };
}

function forwarded(headers: ApiRequest['headers']): object {
  const kept = Object.entries(headers).filter(([name]) => name !== 'x-api-key');
  return { ...Object.fromEntries(kept), authorization: "the proxied API's own" };
}
