import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  builtInContracts,
  type Contract,
  type FailureCase,
} from '../src/client/contracts/index.js';
import { ask, WITHOUT_KEY } from './reference-servers/ask.js';
import {
  type DocumentedFailure,
  referenceServers,
  type ReferenceServer,
} from './reference-servers/index.js';
import { isObject } from './reference-servers/json-body.js';

/** The documented endpoint that each of the tests for all APIs asks. */
const READS = {
  pioneer: 'GET /base-models',
  overten: 'GET /verify',
  pyramid: 'GET /organization',
  pineprompt: 'GET /monitors',
  pincer: 'GET /balance',
} as const;

const apis = (Object.keys(READS) as (keyof typeof READS)[]).map((id) => ({
  id,
  start: referenceServers[id],
  contract: contractOf(id),
  read: READS[id],
}));

describe.each(apis)('$id', ({ start, contract, read }) => {
  let server: ReferenceServer;

  beforeAll(async () => {
    server = await start();
  });
  afterEach(() => {
    server.reset();
  });
  afterAll(() => server.close());

  test('listens below the path prefix of the contract', () => {
    const prefix = contract.hosts[0]?.pathPrefix;
    expect(new URL(server.url).pathname).toBe(prefix);
  });

  test('names each failure once', () => {
    const names = server.failures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(contract.failures.map((one) => ({ title: titleOf(one), one })))(
    'documents the case $title',
    ({ one }) => {
      const failures = server.failures.filter((failure) => caseOf(contract, failure) === one);
      expect(failures).not.toEqual([]);
      if (one.when.code === 'none') {
        for (const { code } of failures) expect(code).toBeNull();
      }
    },
  );

  test('documents nothing that the contract does not have', () => {
    expect(server.failures.filter((one) => caseOf(contract, one) === null)).toEqual([]);
  });

  test('sends each failure that is asked for, as it is documented, and then goes on', async () => {
    for (const failure of server.failures) {
      server.answerNext({ failure: failure.name });
      const { status, headers, json } = await ask(server, read);
      expect(status, failure.name).toBe(failure.status);
      expect(Object.fromEntries(headers)).toMatchObject(lowerCased(failure.headers));
      expect(withoutRequestId(json)).toEqual(withoutRequestId(failure.body));
      expect(codeIn(contract, json)).toBe(failure.code);
    }
    expect(await ask(server, read)).toMatchObject({ status: 200 });
  });

  test('has its wait header on each 429, and on nothing else', () => {
    for (const { status, headers } of server.failures) {
      expect('Retry-After' in headers).toBe(status === 429);
    }
  });

  test('changes and takes away headers of a failure', async () => {
    const { name } = firstWith(server, 429);
    server.answerNext(
      { failure: name, headers: { 'retry-after': '7', 'X-Extra': 'yes' } },
      { failure: name, headers: { 'Retry-After': null } },
    );
    const changed = await ask(server, read);
    expect(changed.headers.get('Retry-After')).toBe('7');
    expect(changed.headers.get('X-Extra')).toBe('yes');
    expect((await ask(server, read)).headers.has('Retry-After')).toBe(false);
  });

  test('refuses a missing and a wrong key with its 401', async () => {
    const body = withoutRequestId((await ask(server, read, undefined, WITHOUT_KEY)).json);
    const wrong = { authorization: 'Bearer wrong', 'x-api-key': 'wrong' };
    const heard = await ask(server, read, undefined, wrong);
    expect(heard.status).toBe(401);
    expect(Object.keys(body as object)).toEqual(
      Object.keys(withoutRequestId(firstWith(server, 401).body) as object),
    );
    expect(server.received.map(({ status }) => status)).toEqual([401, 401]);
  });

  test('answers what it does not know with its 404', async () => {
    for (const endpoint of ['GET /no-such-thing', `DELETE ${read.split(' ')[1] ?? ''}`]) {
      const { status, json } = await ask(server, endpoint);
      expect(status, endpoint).toBe(404);
      expect(codeIn(contract, json)).toBe(firstWith(server, 404).code);
    }
  });

  test('gives an answer that was queued before it looks at the key', async () => {
    server.answerNext({ status: 418, body: { tea: true } });
    expect(await ask(server, read, undefined, WITHOUT_KEY)).toMatchObject({
      status: 418,
      json: { tea: true },
    });
  });

  test('limits the rate where that is asked for, until the window is over', async () => {
    const limited = await start({ rateLimit: 2, windowMs: 300 });
    try {
      expect((await ask(limited, read)).status).toBe(200);
      expect((await ask(limited, read)).status).toBe(200);
      const refused = await ask(limited, read);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('Retry-After')).toBe('1');
      await expect.poll(async () => (await ask(limited, read)).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  test('does not limit where it is not asked for', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 150 }, async () => (await ask(server, read)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test.runIf(contract.rateLimitHeaders !== 'unknown')(
    'has each rate-limit header where the contract says',
    async () => {
      const headers = contract.rateLimitHeaders === 'unknown' ? [] : contract.rateLimitHeaders;
      server.answerNext({ failure: firstWith(server, 429).name });
      const heard = [await ask(server, read), await ask(server, read)];
      expect(heard.map(({ status }) => status)).toEqual([429, 200]);
      for (const { name, on } of headers.filter(({ meaning }) => meaning !== 'reason')) {
        for (const one of heard) {
          const isDue = on === 'every' || (on !== 'unknown' && on.includes(one.status));
          expect(one.headers.has(name), `${name} on ${one.status}`).toBe(isDue);
        }
      }
    },
  );
});

function contractOf(id: string): Contract {
  const found = builtInContracts.find((contract) => contract.id === id);
  if (found === undefined) throw new Error(`no contract has the id ${id}`);
  return found;
}

function titleOf({ when, kind }: FailureCase): string {
  const code = typeof when.code === 'string' ? '' : ` ${when.code.join(', ')}`;
  return `${String(when.status)}${code} (${kind})`;
}

/** The case that decides, by status, code and header, as a client would find it. */
function caseOf(contract: Contract, failure: DocumentedFailure): FailureCase | null {
  const decides = ({ when }: FailureCase) =>
    when.status === failure.status &&
    (typeof when.code === 'string' ||
      (failure.code !== null && when.code.includes(failure.code))) &&
    (when.header?.is !== 'equal' || failure.headers[when.header.name] === when.header.value);
  return contract.failures.find(decides) ?? null;
}

function firstWith(server: ReferenceServer, status: number): DocumentedFailure {
  const found = server.failures.find(
    (one) => one.status === status && !('X-RateLimit-Reason' in one.headers),
  );
  if (found === undefined) throw new Error(`no failure has the status ${status}`);
  return found;
}

/** The code where the error bodies of the contract have it. */
function codeIn(contract: Contract, json: unknown): unknown {
  if (contract.errorBodies === 'unknown') return null;
  for (const body of contract.errorBodies) {
    if (body.form === 'foreign' || typeof body.code === 'string') continue;
    for (const { path } of body.code) {
      let value = json;
      for (const member of path.split('.')) value = isObject(value) ? value[member] : undefined;
      if (value !== undefined) return value;
    }
  }
  return null;
}

function withoutRequestId(json: unknown): unknown {
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => name !== 'request_id'));
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
