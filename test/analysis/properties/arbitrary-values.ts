import fc, { type Arbitrary } from 'fast-check';
import { NAMED_STATUSES, type Answer, type Condition, type Failure } from './program.js';

/** What is in scope where a statement stands. */
export interface Scope {
  response: boolean;
  error: boolean;
  /** What the function that sends has returned. */
  result: boolean;
  /** Inside the assertion of the program, which returns nothing. */
  inCheck: boolean;
  /** Inside the loop over attempts. */
  inLoop: boolean;
  /** Inside a loop over elements. */
  inEach: boolean;
  /** Inside a block that has a name. */
  inBlock: boolean;
  /** Inside the function that has the variables `message` and `code`. */
  variables: boolean;
  /** Beside the answer of a second request. */
  other: boolean;
  /** Whether flags may decide. */
  flags: boolean;
}

export const BARE: Scope = {
  response: false,
  error: false,
  result: false,
  inCheck: false,
  inLoop: false,
  inEach: false,
  inBlock: false,
  variables: false,
  other: false,
  flags: true,
};
export const IN_CHECK: Scope = { ...BARE, response: true, inCheck: true };

type Weighted<T> = { arbitrary: Arbitrary<T>; weight: number };

export const status = fc.constantFrom(...NAMED_STATUSES);
const failures = fc.uniqueArray(fc.constantFrom(401, 402, 404, 429, 500), {
  minLength: 1,
  maxLength: 3,
});

function atom(scope: Scope): Arbitrary<Condition> {
  const flag = fc.constant<Condition>({ kind: 'flag' });
  const ofResponse: Weighted<Condition>[] = [
    { weight: 4, arbitrary: fc.constant<Condition>({ kind: 'ok' }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('status' as const),
        operator: fc.constantFrom('===' as const, '!==' as const),
        status,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('range' as const),
        operator: fc.constantFrom('<' as const, '>=' as const),
        bound: fc.constantFrom(300, 400, 500),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('oneOf' as const),
        from: fc.constantFrom('array', 'set', 'map', 'keys', 'constant'),
        statuses: failures,
      }),
    },
    ...(scope.inCheck
      ? []
      : [{ weight: 1, arbitrary: fc.constant<Condition>({ kind: 'isFine' }) }]),
  ];
  const ofError: Weighted<Condition>[] = [
    { weight: 2, arbitrary: fc.constant<Condition>({ kind: 'isApiError' }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('errorStatus' as const), status }),
    },
  ];
  const ofResult: Weighted<Condition>[] = [
    {
      weight: 6,
      arbitrary: fc.constantFrom<Condition>(
        { kind: 'resultOk' },
        { kind: 'resultError' },
        { kind: 'resultMissing' },
        { kind: 'resultIsError' },
      ),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('resultStatus' as const), status }) },
  ];
  return fc.oneof(
    ...(scope.flags ? [{ weight: 2, arbitrary: flag }] : []),
    ...(scope.response ? ofResponse : []),
    ...(scope.error ? ofError : []),
    ...(scope.result ? ofResult : []),
    ...(scope.inLoop
      ? [{ weight: 2, arbitrary: fc.constant<Condition>({ kind: 'attempt' }) }]
      : []),
  );
}

export function condition(scope: Scope): Arbitrary<Condition> {
  const one = atom(scope);
  const not = fc.record({ kind: fc.constant('not' as const), of: one });
  const simple = fc.oneof({ weight: 3, arbitrary: one }, { weight: 2, arbitrary: not });
  const joined = fc.record({
    kind: fc.constantFrom('and' as const, 'or' as const),
    left: simple,
    right: simple,
  });
  return fc.oneof({ weight: 4, arbitrary: simple }, { weight: 1, arbitrary: joined });
}

export function failure(scope: Scope): Arbitrary<Failure> {
  const ofResponse: Failure[] = [
    'statusInText',
    'keepingClass',
    'keepingClass',
    'droppingClass',
    'textClass',
    'assigned',
    'object',
    'responseAsCause',
    'response',
    'fromTable',
  ];
  return fc.constantFrom<Failure>(
    'plain',
    ...(scope.response ? ofResponse : []),
    ...(scope.response && !scope.inCheck ? (['fromFunction'] as const) : []),
    ...(scope.variables ? (['fromMessage', 'fromCode'] as const) : []),
    ...(scope.error
      ? (['errorAgain', 'errorAgain', 'errorAsCause', 'messageOfError', 'statusOfError'] as const)
      : []),
    ...(scope.result ? (['resultAgain', 'resultError', 'resultStatus'] as const) : []),
  );
}

const OF_RESPONSE: readonly Answer[] = [
  'body',
  'body',
  'body',
  'bodyWithStatus',
  'goodResult',
  'failedResult',
  'response',
  'status',
  'statusInText',
  'apiError',
];

export function answer(scope: Scope): Arbitrary<Answer> {
  if (scope.inCheck) return fc.constant('nothing');
  return fc.constantFrom<Answer>(
    'nothing',
    'null',
    'noData',
    ...(scope.response ? OF_RESPONSE : []),
    ...(scope.error ? (['error', 'messageOfError'] as const) : []),
    ...(scope.result ? (['result', 'result', 'resultData'] as const) : []),
  );
}
