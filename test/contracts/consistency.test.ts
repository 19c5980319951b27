import { describe, expect, test } from 'vitest';
import {
  findInconsistencies,
  overten,
  pineprompt,
  pioneer,
  pyramid,
  type Contract,
  type FailureCase,
  type IdempotencyRule,
  type Verdict,
} from '../../src/client/contracts/index.js';
import { caseOf } from './case-of.js';

const retry: Verdict = {
  action: 'retry',
  methods: 'any',
  needsKey: 'unknown',
  maxRetries: 'unknown',
  backoff: 'unknown',
};

function problemsOf(contract: Contract): string[] {
  return findInconsistencies(contract).map(({ path, problem }) => `${path} ${problem}`);
}

function withCase(changed: Partial<FailureCase>): Contract {
  const failure = { ...caseOf(pyramid, 500, 'INTERNAL_ERROR'), ...changed };
  return { ...pyramid, failures: [...pyramid.failures.slice(0, -1), failure] };
}

function withRule(changed: Partial<IdempotencyRule>): Contract {
  const [rule] = pyramid.idempotency === 'unknown' ? [] : pyramid.idempotency;
  if (rule === undefined) throw new Error('Pyramid has a rule');
  return { ...pyramid, idempotency: [{ ...rule, ...changed }] };
}

describe('cases', () => {
  test('with the same matcher: the second is never reached', () => {
    const twice = { ...pyramid, failures: [...pyramid.failures, caseOf(pyramid, 409, 'CONFLICT')] };
    expect(problemsOf(twice)).toEqual([
      'failures[10].when is never reached: failures[6] matches all that it matches and comes first',
    ]);
  });

  test('that a wider one before them swallows', () => {
    const general: FailureCase = {
      ...caseOf(pyramid, 429, 'RATE_LIMITED'),
      when: { status: 429, code: 'unknown' },
    };
    expect(problemsOf({ ...pyramid, failures: [general, ...pyramid.failures] })).toEqual([
      'failures[9].when is never reached: failures[0] matches all that it matches and comes first',
    ]);
    const whole: FailureCase = { ...general, when: { status: '5xx', code: 'none' } };
    expect(problemsOf({ ...pyramid, failures: [whole, ...pyramid.failures] })).toEqual([
      'failures[10].when is never reached: failures[0] matches all that it matches and comes first',
    ]);
  });

  test('that a header, a body, a code or an endpoint tells apart are both reached', () => {
    const base = caseOf(pineprompt, 429);
    const { when } = base;
    const failures: FailureCase[] = [
      { ...base, when: { ...when, header: { name: 'Retry-After', is: 'absent' } } },
      { ...base, when: { ...when, body: { path: 'x', is: 'present' } } },
      { ...base, when: { ...when, endpoints: { methods: ['GET'], paths: ['/monitors'] } } },
      base,
    ];
    expect(
      problemsOf({ ...pineprompt, failures: [...pineprompt.failures.slice(0, 6), ...failures] }),
    ).toEqual([]);
  });

  test.each([
    [
      'a status outside HTTP',
      { when: { status: 999, code: 'none' } },
      'failures[9].when.status is 999, which is no HTTP status',
    ],
    [
      'a whole success status',
      { when: { status: 200, code: 'none' } },
      'failures[9].when calls every 200 a failure; a code, header or body must tell it from a success',
    ],
    [
      'a kind without an answer',
      { kind: 'network' },
      'failures[9].kind is "network", where no status is ever received',
    ],
    [
      'a repeat for want of money',
      { reason: 'credits' },
      'failures[9].verdict is "retry", but no repeat mends "credits"',
    ],
    [
      'waits that do not fit the number of repeats',
      { verdict: { ...retry, maxRetries: 2, backoff: { form: 'schedule', seconds: [1] } } },
      'failures[9].verdict.backoff has 1 waits for 2 repeats',
    ],
    [
      'a range that is none',
      { verdict: { ...retry, backoff: { form: 'range', from: 60, to: 30 } } },
      'failures[9].verdict.backoff begins after its end',
    ],
    [
      'a month without a day',
      {
        verdict: {
          action: 'waitUntil',
          until: { every: 'month', dayOfMonth: 'any', time: '00:00', timeZone: 'UTC' },
        },
      },
      'failures[9].verdict.until.dayOfMonth must be a day from 1 to 31 for every month',
    ],
  ] as const satisfies readonly (readonly [string, Partial<FailureCase>, string])[])(
    'with %s',
    (_what, changed, problem) => {
      expect(problemsOf(withCase(changed))).toContain(problem);
    },
  );

  test('with a repeat that retry.never forbids', () => {
    const contract = withCase({ when: { status: 402, code: ['INTERNAL_ERROR'] } });
    expect(problemsOf(contract)).toEqual([
      'failures[9].verdict is "retry", but retry.never has 402',
    ]);
  });

  test('that look at other meanings too', () => {
    const contract = withCase({
      when: { status: 400, code: ['OTHER'] },
      verdict: { action: 'fail' },
      alternatives: [{ ...caseOf(pyramid, 500, 'INTERNAL_ERROR'), kind: 'server' }],
    });
    expect(problemsOf(contract)).toEqual([
      'failures[9].verdict is "retry", but retry.never has 400',
    ]);
  });

  test.each([
    [
      'a key to repeat with',
      { verdict: { ...retry, needsKey: true } },
      'failures[9].verdict.needsKey is true, but idempotency offers no key',
    ],
    [
      'another key',
      { verdict: { action: 'newIdempotencyKey' } },
      'failures[9].verdict asks for another key, but idempotency offers none',
    ],
  ] as const satisfies readonly (readonly [string, Partial<FailureCase>, string])[])(
    'that want %s of an API without keys',
    (_what, changed, problem) => {
      expect(problemsOf({ ...withCase(changed), idempotency: 'unknown' })).toContain(problem);
    },
  );

  test('that ask to poll where there is no task', () => {
    expect(problemsOf({ ...overten, tasks: 'unknown' })).toEqual([
      'failures[6].verdict asks to poll, but tasks does not say what',
      'success.statuses[2] asks to poll, but tasks does not say what',
    ]);
  });
});

describe('waits', () => {
  test('that read a header which is not listed', () => {
    expect(problemsOf({ ...pyramid, rateLimitHeaders: 'unknown' })).toEqual([
      'waits[1].from reads X-RateLimit-Reset, which neither rateLimitHeaders nor responseHeaders lists',
    ]);
  });

  test('that are listed and never read', () => {
    expect(problemsOf({ ...pioneer, waits: 'unknown' })).toEqual([
      'responseHeaders[0] Retry-After is a wait that waits does not read',
    ]);
  });

  test('that read a reset in another format than its header has', () => {
    const waits = pyramid.waits === 'unknown' ? [] : pyramid.waits;
    const changed = waits.map((wait) => ({
      ...wait,
      from: wait.from.in === 'header' ? { ...wait.from, format: 'seconds' as const } : wait.from,
    }));
    expect(problemsOf({ ...pyramid, waits: changed })).toEqual([
      'waits[1].from.format is "seconds", but rateLimitHeaders has "epoch-seconds" for X-RateLimit-Reset',
    ]);
  });

  test('for a status that no case names', () => {
    const contract = {
      ...pioneer,
      failures: pioneer.failures.filter(({ when }) => when.status !== 429),
    };
    expect(problemsOf(contract)).toEqual([
      'waits[0].statuses has 429, which no case of failures names',
    ]);
  });
});

describe('bodies', () => {
  test('with a place for a code, where no case has one', () => {
    const failures = pioneer.failures.map((failure) => ({
      ...failure,
      when: { ...failure.when, code: 'unknown' as const },
    }));
    expect(
      problemsOf({
        ...pioneer,
        failures: [failures[0], failures[7]].filter((one) => one !== undefined),
        waits: 'unknown',
        responseHeaders: [],
      }),
    ).toEqual(['failures name no code, but errorBodies have one at error']);
  });

  test('without a place for the codes of the cases', () => {
    expect(problemsOf({ ...pioneer, errorBodies: 'unknown' })).toEqual([
      'errorBodies say of no place for a code, but failures have "unauthorized", "rate_limit_exceeded"',
    ]);
  });

  test('with codes of another type', () => {
    expect(problemsOf(withCase({ when: { status: 500, code: [500] } }))).toEqual([
      'failures have the code 500, a number, but errorBodies have no number code',
    ]);
  });

  test('with a flag that success denies', () => {
    const flag = { path: 'ok', success: true, failure: true } as const;
    expect(problemsOf({ ...pyramid, success: { ...pyramid.success, flag } })).toEqual([
      'success.flag has the same value for success and failure',
      'errorBodies[0].flag is success: false, but success.flag has ok: true for a failure',
    ]);
  });

  test('of a success that is a failure or said twice', () => {
    const statuses = [
      { status: 200, meaning: '', next: 'done' },
      { status: 200, meaning: '', next: 'done' },
      { status: 404, meaning: '', next: 'done' },
    ] as const;
    expect(problemsOf({ ...pyramid, success: { ...pyramid.success, statuses } })).toEqual([
      'success.statuses[1] says 200 a second time',
      'success.statuses[2] calls 404 a success',
    ]);
  });
});

test('request ids must be listed on both sides', () => {
  const requestId = {
    ...pyramid.requestId,
    locations: [
      { in: 'header', name: 'X-Trace' },
      { in: 'body', path: 'trace' },
    ],
  } as const;
  expect(problemsOf({ ...pyramid, requestId })).toEqual([
    'requestId.locations has the header X-Trace, which responseHeaders does not list',
    'requestId.locations lacks the header X-Request-Id that responseHeaders lists',
    'requestId.locations has the body path trace, which no error body has',
    'requestId.locations lacks the body path request_id of an error body',
  ]);
});

describe('idempotency', () => {
  test.each([
    [
      { support: 'none' },
      'idempotency[0].carrier carries a key that support says there is none of',
    ],
    [
      { changedBody: { status: 422, code: 'unknown' } },
      'idempotency[0].changedBody is 422, which no case of failures names',
    ],
    [
      { concurrent: { status: 409, code: 'IN_USE' } },
      'idempotency[0].concurrent is 409 IN_USE, a code that no case of that status has',
    ],
  ] as const satisfies readonly (readonly [Partial<IdempotencyRule>, string])[])(
    '%o',
    (changed, problem) => {
      expect(problemsOf(withRule(changed))).toContain(problem);
    },
  );

  test('has no two rules for the same endpoints', () => {
    const rules = pyramid.idempotency === 'unknown' ? [] : pyramid.idempotency;
    expect(problemsOf({ ...pyramid, idempotency: [...rules, ...rules] })).toEqual([
      'idempotency[1] is never reached: an earlier rule has the same endpoints',
    ]);
  });
});

test('a hidden resource is said in both places', () => {
  expect(problemsOf({ ...pyramid, notFoundMayMeanForbidden: 'unknown' })).toEqual([
    'notFoundMayMeanForbidden must be true: a 404 case has the alternative "forbidden"',
  ]);
  expect(problemsOf({ ...pioneer, notFoundMayMeanForbidden: true })).toEqual([
    'notFoundMayMeanForbidden is true, but no 404 case has the alternative "forbidden"',
  ]);
});

test('a state is one thing, and an interval has an order', () => {
  const [task] = overten.tasks === 'unknown' ? [] : overten.tasks;
  if (task === undefined) throw new Error('Overten has a task');
  const changed = {
    ...task,
    states: { running: ['queued'], succeeded: ['done'], failed: ['queued'] },
    interval: { first: { from: 20, to: 30 }, max: 10, growing: true },
  };
  expect(problemsOf({ ...overten, tasks: [changed] })).toEqual([
    'tasks[0].states has the state "queued" more than once',
    'tasks[0].interval begins after its end',
  ]);
});

test('ids, hosts, paths and sources have a form', () => {
  const [host] = pioneer.hosts;
  if (host === undefined) throw new Error('Pioneer has a host');
  const contract: Contract = {
    ...pioneer,
    id: 'My API',
    hosts: [{ ...host, host: 'https://api.pioneer.ai', pathPrefix: 'v1' }],
    putNeedsFullBody: { methods: ['PUT'], paths: ['items', '/**/items'] },
    requestId: { ...pioneer.requestId, source: { url: 'docs', certainty: 'docs' } },
    contradictions: [{ about: 'x', statements: [], advice: '' }],
  };
  expect(problemsOf(contract)).toEqual([
    'id must be lower-case letters, digits and -',
    'hosts[0].host must be a host name alone, in lower case',
    'hosts[0].pathPrefix must begin with /',
    'contradictions has one statement about "x": two can contradict each other',
    'requestId.source.url must be an http or https URL',
    'putNeedsFullBody.paths[0] must begin with / and have ** only at its end',
    'putNeedsFullBody.paths[1] must begin with / and have ** only at its end',
  ]);
  expect(problemsOf({ ...pioneer, hosts: [] })).toEqual([
    'hosts is empty, so that no call falls under the contract',
  ]);
});
