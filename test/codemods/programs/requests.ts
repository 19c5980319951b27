/** How a program asks: statements that come first, and the arguments of `fetch`. */
export interface RequestShape {
  name: string;
  before?: string;
  /** What stands in the place of `fetch`. */
  callee?: string;
  args: string;
}

/** Shapes of requests as real projects write them; `API` is the address of the server. */
export const REQUESTS: readonly RequestShape[] = [
  { name: 'plain', args: '`${API}/things`' },
  {
    name: 'concatenated',
    before: "const id = 'a/b';",
    args: "API + '/things/' + encodeURIComponent(id)",
  },
  {
    name: 'query-in-text',
    before: "const q = 'a b&c';",
    args: '`${API}/search?q=${encodeURIComponent(q)}&n=2`',
  },
  {
    name: 'params',
    before: "const params = new URLSearchParams({ q: 'a b', tag: 'ü&=+' });",
    args: '`${API}/search?${params}`',
  },
  {
    name: 'params-to-string',
    before:
      "const params = new URLSearchParams({ q: 'a b', list: '1,2' });\n  params.append('list', '3');",
    args: "`${API}/search?${params.toString()}`, { headers: { 'X-Trace': 'on' } }",
  },
  {
    name: 'params-emptied',
    before: "const params = new URLSearchParams({ q: 'a' });\n  params.delete('q');",
    args: '`${API}/search?${params}`',
  },
  {
    name: 'params-onto-a-query',
    before:
      "const params = new URLSearchParams({ q: 'a' });\n  const url = `${API}/search?lang=de&x=`;",
    args: '`${url}?${params}`',
  },
  {
    name: 'params-before-a-fragment',
    before: "const params = new URLSearchParams({ q: 'a' });\n  const url = `${API}/search#top`;",
    args: '`${url}?${params}`',
  },
  {
    name: 'params-named-query',
    before: "const query = new URLSearchParams({ page: '2' });",
    args: '`${API}/things?${query}`',
  },
  { name: 'new-url', args: "new URL('/things?x=1', API)" },
  {
    name: 'url-with-params',
    before: "const url = new URL(`${API}/things`);\n  url.searchParams.set('q', 'a b');",
    args: 'url',
  },
  {
    name: 'url-href',
    before: "const url = new URL('/things', API);\n  url.searchParams.append('q', 'ö');",
    args: 'url.href',
  },
  {
    name: 'url-to-string',
    before: "const url = new URL('/things/%20x', API);",
    args: 'url.toString()',
  },
  {
    name: 'request-object',
    before: "const request = new Request(`${API}/things`, { method: 'PUT', body: 'x' });",
    args: 'request',
  },
  {
    name: 'post-json',
    args: `\`\${API}/things\`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Ada', tags: ['a', undefined], when: new Date(0), none: undefined }),
  }`,
  },
  {
    name: 'post-json-authorized',
    args: `\`\${API}/things\`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      Authorization: \`Bearer \${process.env.API_KEY ?? 'none'}\`,
      Accept: 'application/vnd.acme+json',
    },
    body: JSON.stringify({ name: 'Ada' }),
  }`,
  },
  {
    name: 'post-json-without-type',
    args: "`${API}/things`, { method: 'POST', body: JSON.stringify({ name: 'Ada' }) }",
  },
  {
    name: 'post-json-charset',
    args: "`${API}/things`, { method: 'POST', headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(['ü']) }",
  },
  {
    name: 'post-json-indented',
    args: "`${API}/things`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ a: 1 }, null, 2) }",
  },
  {
    name: 'post-json-of-nothing',
    before: 'const payload: unknown = undefined;',
    args: "`${API}/things`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(payload) }",
  },
  {
    name: 'post-json-maybe',
    before: 'const payload: unknown = { a: 1 };',
    args: "`${API}/things`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: payload ? JSON.stringify(payload) : undefined }",
  },
  {
    name: 'post-with-key',
    args: "`${API}/orders`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k1' }, body: JSON.stringify({ n: 1 }) }",
  },
  { name: 'post-nothing', args: "`${API}/things`, { method: 'POST' }" },
  { name: 'lower-case-method', args: "`${API}/things`, { method: 'post', body: 'x' }" },
  {
    name: 'put-text',
    args: "`${API}/things/1`, { method: 'PUT', headers: { 'Content-Type': 'text/markdown' }, body: '# Hi' }",
  },
  {
    name: 'patch',
    args: "`${API}/things/1`, { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ a: 1 }) }",
  },
  { name: 'delete', args: "`${API}/things/1`, { method: 'DELETE' }" },
  {
    name: 'delete-with-body',
    args: "`${API}/things`, { method: 'DELETE', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ids: [1] }) }",
  },
  {
    name: 'urlencoded',
    args: "`${API}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'x y', code: 'ü' }) }",
  },
  {
    name: 'form-data',
    before:
      "const form = new FormData();\n  form.append('file', new Blob(['abc'], { type: 'text/plain' }), 'a.txt');",
    args: "`${API}/files`, { method: 'POST', body: form }",
  },
  { name: 'bytes', args: "`${API}/files`, { method: 'PUT', body: new Uint8Array([65, 66]) }" },
  {
    name: 'blob-body',
    args: "`${API}/files`, { method: 'PUT', body: new Blob(['abc'], { type: 'image/png' }) }",
  },
  {
    name: 'headers-elsewhere',
    before:
      "const headers: Record<string, string> = { 'Content-Type': 'application/json' };\n  if (API) headers['X-Team'] = 'blue';",
    args: "`${API}/things`, { method: 'POST', headers, body: JSON.stringify({ a: 1 }) }",
  },
  {
    name: 'headers-object',
    before:
      "const headers = new Headers({ Accept: 'text/plain' });\n  headers.append('X-Team', 'blue');\n  headers.append('X-Team', 'red');",
    args: '`${API}/things`, { headers }',
  },
  {
    name: 'headers-list',
    args: "`${API}/things`, { headers: [['X-Team', 'blue'], ['Accept', 'text/csv']] }",
  },
  {
    name: 'headers-spread',
    before: "const common = { 'X-Team': 'blue' };",
    args: "`${API}/things`, { method: 'POST', headers: { ...common, 'Content-Type': 'application/json' }, body: JSON.stringify({ a: 1 }) }",
  },
  {
    name: 'headers-maybe',
    before: 'const token: string | undefined = process.env.NOWHERE;',
    args: "`${API}/things`, { headers: { 'X-Team': 'blue', ...(token && { Authorization: token }) } }",
  },
  {
    name: 'options-elsewhere',
    before:
      "const init: RequestInit = { method: 'PUT', body: 'x', headers: { 'X-Team': 'blue' } };",
    args: '`${API}/things/1`, init',
  },
  {
    name: 'options-without-method',
    before: "const init = { headers: { 'X-Team': 'blue' } };",
    args: '`${API}/things/1`, init',
  },
  {
    name: 'options-spread',
    before: "const init: RequestInit = { method: 'DELETE', headers: { 'X-Team': 'blue' } };",
    args: "`${API}/things/1`, { ...init, headers: { 'X-Team': 'red' } }",
  },
  {
    name: 'options-spread-head',
    before: "const init: RequestInit = { method: 'HEAD' };",
    args: "`${API}/things/1`, { ...init, cache: 'no-store' }",
  },
  {
    name: 'options-spread-and-method',
    before: "const init: RequestInit = { headers: { 'X-Team': 'blue' } };",
    args: "`${API}/things/1`, { ...init, method: 'PATCH', body: 'x' }",
  },
  { name: 'head', args: "`${API}/things`, { method: 'HEAD' }" },
  {
    name: 'method-elsewhere',
    before: "const method = process.env.NOWHERE ? 'POST' : 'PUT';",
    args: "`${API}/things`, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ a: 1 }) }",
  },
  {
    name: 'method-undefined',
    before: 'const given: { method?: string } = {};',
    args: '`${API}/things`, { method: given.method }',
  },
  { name: 'signal', args: '`${API}/things`, { signal: AbortSignal.timeout(20_000) }' },
  { name: 'aborted', args: '`${API}/things`, { signal: AbortSignal.abort() }' },
  {
    name: 'aborted-for-a-reason',
    before: "const controller = new AbortController();\n  controller.abort(new Error('gone'));",
    args: '`${API}/things`, { signal: controller.signal }',
  },
  {
    name: 'platform-options',
    args: "`${API}/things`, { credentials: 'include', cache: 'no-store', mode: 'cors', keepalive: true, referrerPolicy: 'no-referrer' }",
  },
  { name: 'global-this', callee: 'globalThis.fetch', args: "`${API}/things`, { method: 'GET' }" },
  {
    name: 'address-of-function',
    before: 'const address = (path: string): string => `${API}${path}`;',
    args: "address('/things')",
  },
  { name: 'bad-address', args: "'http://'" },
];
