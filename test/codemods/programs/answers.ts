/** What a program does with the answer of a call: the body of `run`, given the code of the call. */
export interface AnswerShape {
  name: string;
  body: (call: string) => string;
  /** Declarations of the module. */
  module?: string;
  /** Its requests arrive in any order. */
  isAtOnce?: boolean;
}

/** Shapes of what real projects do with the answer of `fetch`. */
export const ANSWERS: readonly AnswerShape[] = [
  {
    name: 'check-and-return',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('Could not load');
  return res.json();`,
  },
  {
    name: 'check-with-status',
    body: (call) => `const res = await ${call};
  if (!res.ok) {
    throw new Error(\`HTTP \${res.status}\`);
  }
  const data = (await res.json()) as { id?: number };
  return { ...data, seen: true };`,
  },
  {
    name: 'null-on-failure',
    body: (call) => `const response = await ${call};
  if (!response.ok) return null;
  return await response.json();`,
  },
  {
    name: 'own-branches',
    body: (call) => `const res = await ${call};
  if (res.status === 402) return { topUp: true, why: await res.json() };
  if (res.status === 429) return { wait: res.headers.get('retry-after') };
  if (!res.ok) throw new Error(\`\${res.status} \${res.statusText}: \${await res.text()}\`);
  return (await res.json()) as unknown;`,
  },
  {
    name: 'caught-and-null',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    return data;
  } catch {
    return null;
  }`,
  },
  {
    name: 'caught-message-of-answer',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error(\`Failed: \${res.status}\`);
    const data = await res.json();
    return { data };
  } catch (err) {
    console.error('could not load');
    throw new Error('Loading failed', { cause: err });
  }`,
  },
  {
    name: 'caught-as-text',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error(\`Failed: \${res.status}\`);
    const data = await res.json();
    return { data };
  } catch (err) {
    return { failed: \`\${err}\`.startsWith('Error: ') };
  }`,
  },
  {
    name: 'caught-string-of',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error(\`Failed: \${res.status}\`);
    const data = await res.json();
    return { data };
  } catch (err) {
    return { isPlain: String(err).startsWith('Error: Failed') };
  }`,
  },
  {
    name: 'caught-by-class',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    return data;
  } catch (err) {
    if (err instanceof TypeError) return 'offline';
    if (err instanceof SyntaxError) return 'garbled';
    throw err;
  }`,
  },
  {
    name: 'caught-by-name',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    return data;
  } catch (err) {
    return { name: (err as Error).name === 'Error' ? 'ours' : 'other' };
  }`,
  },
  {
    name: 'network-by-message',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    return data;
  } catch (err) {
    if (err instanceof Error && err.message === 'fetch failed') return 'offline';
    return 'broken';
  }`,
  },
  {
    name: 'caught-as-json',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    const data = await res.json();
    return data;
  } catch (err) {
    return JSON.stringify({ err });
  }`,
  },
  {
    name: 'read-before-check',
    body: (call) => `const res = await ${call};
  const data = await res.json();
  if (!res.ok) throw new Error(data.message ?? data.error?.message ?? 'unknown');
  return data;`,
  },
  {
    name: 'text-before-check',
    body: (call) => `const res = await ${call};
  const text = await res.text();
  if (!res.ok) {
    console.error('failed', res.status, text);
    return { failed: text };
  }
  return JSON.parse(text);`,
  },
  {
    name: 'reason-from-json',
    body: (call) => `const res = await ${call};
  if (!res.ok) {
    const problem = await res.json().catch(() => ({}));
    throw new Error(problem.message || \`HTTP \${res.status}\`);
  }
  return await res.json();`,
  },
  {
    name: 'body-or-nothing',
    body: (call) => `const res = await ${call};
  const data = await res.json().catch(() => null);
  if (!res.ok) return { status: res.status, data };
  return { data };`,
  },
  {
    name: 'says-why',
    body: (call) => `const res = await ${call};
  if (res.status === 402 || res.status === 403) {
    console.error('no credit', (await res.json()).error);
    return null;
  }
  if (!res.ok) {
    console.error('failed', res.status);
    return null;
  }
  return await res.json();`,
  },
  {
    name: 'either-branch',
    body: (call) => `const res = await ${call};
  if (res.ok) {
    const data = await res.json();
    return { name: data?.name };
  } else {
    return { failed: res.status, text: await res.text() };
  }`,
  },
  {
    name: 'only-200',
    body: (call) => `const res = await ${call};
  if (res.status === 200) {
    const data = await res.json();
    return { data };
  }
  return { other: res.status };`,
  },
  {
    name: 'not-200-throws',
    body: (call) => `const res = await ${call};
  if (res.status !== 200) throw new Error('status ' + res.status);
  return await res.json();`,
  },
  {
    name: 'accepted-is-pending',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed ' + res.status);
  if (res.status === 202) return 'pending';
  return await res.json();`,
  },
  {
    name: 'no-content-is-null',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed ' + res.status);
  if (res.status === 204) return null;
  return await res.json();`,
  },
  {
    name: 'from-400',
    body: (call) => `const res = await ${call};
  if (res.status >= 400) return { status: res.status };
  return { data: await res.json() };`,
  },
  {
    name: 'conditional',
    body: (call) => `const res = await ${call};
  const data = res.ok ? await res.json() : null;
  return { data, status: res.status };`,
  },
  {
    name: 'ok-only',
    body: (call) => `const res = await ${call};
  return res.ok;`,
  },
  {
    name: 'status-only',
    body: (call) => `const { status, ok } = await ${call};
  return ok ? 'fine' : status;`,
  },
  {
    name: 'id-of-request',
    body: (call) => `const res = await ${call};
  const id = res.headers.get('x-request-id');
  if (!res.ok) throw new Error(\`failed: \${id}\`);
  return { id, data: await res.json() };`,
  },
  { name: 'dropped', body: (call) => `await ${call};\n  return 'sent';` },
  {
    name: 'dropped-and-caught',
    body: (call) => `try {
    await ${call};
  } catch {
    return 'not sent';
  }
  return 'sent';`,
  },
  {
    name: 'text',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed');
  return { text: await res.text() };`,
  },
  {
    name: 'text-sometimes',
    body: (call) => `const res = await ${call};
  if (!res.ok) return 'failed';
  if (res.headers.get('content-type')?.includes('html')) return await res.text();
  return 'no page';`,
  },
  {
    name: 'json-by-type',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed');
  const type = res.headers.get('content-type') ?? '';
  if (type.includes('application/json')) return await res.json();
  return 'no json';`,
  },
  {
    name: 'blob',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed');
  const blob = await res.blob();
  return { size: blob.size, type: blob.type };`,
  },
  {
    name: 'array-buffer',
    body: (call) => `const res = await ${call};
  if (!res.ok) return 0;
  const bytes = await res.arrayBuffer();
  return bytes.byteLength;`,
  },
  {
    name: 'stream',
    body: (call) => `const res = await ${call};
  if (!res.ok || !res.body) throw new Error('no stream');
  const reader = res.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }`,
  },
  {
    name: 'then-checked',
    body: (call) => `return ${call}.then((res) => {
    if (!res.ok) throw new Error('failed ' + res.status);
    return res.json();
  });`,
  },
  {
    name: 'then-checked-and-caught',
    body: (call) => `return ${call}
    .then((res) => {
      if (!res.ok) throw new Error('failed ' + res.status);
      return res.json();
    })
    .then((data) => ({ data }))
    .catch((err: Error) => {
      if (err instanceof TypeError) return 'offline';
      if (err.name === 'SyntaxError') return 'garbled';
      return err.message;
    });`,
  },
  {
    name: 'then-caught-otherwise',
    body: (call) => `return ${call}
    .then((res) => {
      if (!res.ok) throw new Error('failed ' + res.status);
      return res.json();
    })
    .then(
      (data) => ({ data }),
      (err) => ({ failed: String(err).startsWith('Error') }),
    );`,
  },
  {
    name: 'then-conditional',
    body: (call) => `return ${call}
    .then((r) => (r.ok ? r.json() : Promise.reject(new Error('HTTP ' + r.status))))
    .then((data) => data.name ?? null);`,
  },
  {
    name: 'then-unchecked',
    body: (call) => `return ${call}
    .then((r) => r.json())
    .then((data) => ({ data }))
    .catch(() => null);`,
  },
  {
    name: 'then-two-handlers',
    body: (call) => `return ${call}.then(
    (res) => (res.ok ? res.json() : res.status),
    () => 'offline',
  );`,
  },
  {
    name: 'then-says-first',
    body: (call) => `return ${call}.then(async (res) => {
    console.log('answered', res.status);
    if (!res.ok) return null;
    return await res.json();
  });`,
  },
  {
    name: 'then-finally',
    body: (call) => `return ${call}
    .then((res) => {
      if (!res.ok) throw new Error('failed');
      return res.json();
    })
    .finally(() => console.log('done'));`,
  },
  {
    name: 'says-first',
    body: (call) => `const res = await ${call};
  console.log('answered', res.status);
  if (!res.ok) throw new Error('failed');
  return await res.json();`,
  },
  {
    name: 'does-first',
    module: 'let open = 0;',
    body: (call) => `open += 1;
  const res = await ${call};
  open -= 1;
  if (!res.ok) return { open };
  try {
    const data = await res.json();
    return { data, open };
  } catch {
    return { garbled: true, open };
  }`,
  },
  {
    name: 'counts-then-throws',
    module: 'let open = 0;\nconst closed = () => console.log("open", (open -= 1));',
    body: (call) => `open += 1;
  const res = await ${call};
  closed();
  if (!res.ok) throw new Error('failed');
  return await res.json();`,
  },
  {
    name: 'try-around-read',
    body: (call) => `const res = await ${call};
  if (!res.ok) return { failed: res.status };
  try {
    const data = await res.json();
    return { data };
  } catch {
    return { garbled: true };
  }`,
  },
  {
    name: 'try-around-call',
    body: (call) => `let res: Response;
  try {
    res = await ${call};
  } catch {
    return 'offline';
  }
  if (!res.ok) throw new Error('failed ' + res.status);
  return await res.json();`,
  },
  {
    name: 'returned-from-try',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    return res.json();
  } catch {
    return 'caught';
  }`,
  },
  {
    name: 'returned-from-try-with-branch',
    body: (call) => `try {
    const res = await ${call};
    if (!res.ok) return { failed: res.status };
    return res.json();
  } catch {
    return 'caught';
  }`,
  },
  {
    name: 'finally',
    body: (call) => `console.log('busy');
  try {
    const res = await ${call};
    if (!res.ok) throw new Error('failed');
    return await res.json();
  } finally {
    console.log('idle');
  }`,
  },
  {
    name: 'finally-between',
    body: (call) => `let res: Response;
  try {
    res = await ${call};
  } finally {
    console.log('asked');
  }
  console.log('going on');
  if (!res.ok) return null;
  return await res.json();`,
  },
  {
    name: 'limit-until-the-answer',
    body: (call) => `const timer = setTimeout(() => console.log('slow'), 20_000);
  const res = await ${call};
  clearTimeout(timer);
  if (!res.ok) throw new Error(\`failed \${res.status}\`);
  return await res.json();`,
  },
  {
    name: 'repeated',
    body: (call) => `for (let attempt = 0; attempt < 3; attempt++) {
    const res = await ${call};
    if (res.ok) return await res.json();
    if (res.status !== 429) throw new Error('failed ' + res.status);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error('gave up');`,
  },
  {
    name: 'one-after-the-other',
    body: (call) => `const all = [];
  for (const n of [1, 2]) {
    const res = await ${call};
    if (!res.ok) continue;
    all.push([n, await res.json()]);
  }
  return all;`,
  },
  {
    name: 'all-at-once',
    isAtOnce: true,
    body: (call) => `const [one, other] = await Promise.all([${call}, fetch(\`\${API}/other\`)]);
  if (!one.ok || !other.ok) throw new Error('failed');
  return [await one.json(), await other.json()];`,
  },
  {
    name: 'first-then-other',
    isAtOnce: true,
    body: (call) => `const [one, other] = await Promise.all([${call}, fetch(\`\${API}/other\`)]);
  if (!one.ok) return 'first failed';
  const data = await one.json();
  if (!data.missing) return data;
  return other.ok ? await other.json() : null;`,
  },
  {
    name: 'helper-of-failures',
    module: `async function explain(res: Response): Promise<never> {
  const text = await res.clone().text();
  console.error(res.status, res.statusText, res.ok, res instanceof Response, text.length);
  throw new Error(\`\${res.headers.get('x-request-id')}: \${await res.text()}\`);
}`,
    body: (call) => `const res = await ${call};
  if (!res.ok) return explain(res);
  return (await res.json()) as { id: number };`,
  },
  {
    name: 'helper-of-answers',
    module: `async function parse(res: Response): Promise<unknown> {
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return res.json();
}`,
    body: (call) => `return parse(await ${call});`,
  },
  {
    name: 'handed-on',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed');
  return readAll(res);`,
    module: `async function readAll(res: Response): Promise<unknown> {
  return { url: new URL(res.url).pathname, redirected: res.redirected, text: await res.text() };
}`,
  },
  {
    name: 'own-error',
    module: `class ShopError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
    this.name = 'ShopError';
  }
}`,
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new ShopError('shop failed', res.status);
  return res.json();`,
  },
  {
    name: 'by-case',
    body: (call) => `const res = await ${call};
  switch (res.status) {
    case 200:
      return await res.json();
    case 402:
      return 'top up';
    case 429:
      return 'slow down';
    default:
      throw new Error('failed ' + res.status);
  }`,
  },
  {
    name: 'in-a-closure',
    body: (call) => `const res = await ${call};
  if (!res.ok) return 'failed';
  const read = async () => res.json();
  return process.env.NOWHERE ? read() : 'unread';`,
  },
  {
    name: 'not-awaited-reads',
    body: (call) => `const res = await ${call};
  const reading = res.json();
  if (!res.ok) return reading.then(() => 'failed', () => 'garbled');
  return reading;`,
  },
  {
    name: 'returned-as-it-is',
    body: (call) => `const pending = ${call};\n  return (await pending).status;`,
  },
  {
    name: 'nothing-on-rejection',
    body: (call) =>
      `const res = await ${call}.catch(() => null);\n  return res?.ok ? await res.json() : null;`,
  },
  {
    name: 'left-when-empty',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error('failed');
  if (res.headers.get('content-length') === '0') return {};
  return await res.json();`,
  },
  {
    name: 'whole-answer-on-demand',
    body: (call) => `const res = await ${call};
  const wanted = process.env.NOWHERE === undefined;
  if (res.ok && wanted) return { data: await res.json() };
  return { status: res.status };`,
  },
  {
    name: 'read-when-wanted',
    body: (call) => `const wanted = process.env.NOWHERE !== undefined;
  const res = await ${call};
  if (wanted && res.ok) return { data: await res.json() };
  return { status: res.status };`,
  },
  {
    name: 'kept-comments',
    body: (call) => `// Ask.
  const res = await ${call};
  // The server explains itself in plain text.
  if (!res.ok) throw new Error(await res.text());
  const data = await /* all of it */ res.json(); // Read.
  return data;`,
  },
  {
    name: 'message-of-nothing',
    body: (call) => `const res = await ${call};
  if (!res.ok) throw new Error();
  return res.json();`,
  },
  {
    name: 'message-of-many-parts',
    module: 'let made = 0;\nconst next = () => (made += 1);',
    body: (call) => `made = 0;
  const res = await ${call};
  if (!res.ok) throw new Error(\`failed \${next()}\`);
  const data = await res.json();
  return { data, made };`,
  },
  {
    name: 'message-with-its-own-status',
    body: (call) => `const status = 'loading';
  const res = await ${call};
  if (!res.ok) throw new Error(\`failed while \${status}\`);
  const data = await res.json();
  return { data, status };`,
  },
  {
    name: 'exported-answer',
    module: `export let latest: Response | undefined;`,
    body: (call) => `latest = await ${call};
  return latest.ok ? await latest.json() : null;`,
  },
];
