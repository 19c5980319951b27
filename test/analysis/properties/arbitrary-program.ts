import fc, { type Arbitrary } from 'fast-check';
import {
  NAMED_STATUSES,
  type Answer,
  type Block,
  type Condition,
  type Failure,
  type Program,
  type Shape,
  type Statement,
} from './program.js';

/** What is in scope where a statement stands. */
interface Scope {
  response: boolean;
  error: boolean;
  /** Inside the assertion of the program, which returns nothing. */
  inCheck: boolean;
}

const WITH_RESPONSE: Scope = { response: true, error: false, inCheck: false };
const WITH_ERROR: Scope = { response: false, error: true, inCheck: false };
const BARE: Scope = { response: false, error: false, inCheck: false };
const IN_CHECK: Scope = { response: true, error: false, inCheck: true };

const DEEPEST = 2;

const status = fc.constantFrom(...NAMED_STATUSES);
const failures = fc.uniqueArray(fc.constantFrom(401, 402, 404, 429, 500), {
  minLength: 1,
  maxLength: 3,
});

function atom(scope: Scope): Arbitrary<Condition> {
  const flag = fc.constant<Condition>({ kind: 'flag' });
  const ofResponse: { arbitrary: Arbitrary<Condition>; weight: number }[] = [
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
        from: fc.constantFrom('array' as const, 'set' as const),
        statuses: failures,
      }),
    },
    ...(scope.inCheck
      ? []
      : [{ weight: 1, arbitrary: fc.constant<Condition>({ kind: 'isFine' }) }]),
  ];
  const ofError: { arbitrary: Arbitrary<Condition>; weight: number }[] = [
    { weight: 2, arbitrary: fc.constant<Condition>({ kind: 'isApiError' }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('errorStatus' as const), status }),
    },
  ];
  return fc.oneof(
    { weight: 2, arbitrary: flag },
    ...(scope.response ? ofResponse : []),
    ...(scope.error ? ofError : []),
  );
}

function condition(scope: Scope): Arbitrary<Condition> {
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

function failure(scope: Scope): Arbitrary<Failure> {
  const ofResponse: Failure[] = [
    'statusInText',
    'keepingClass',
    'keepingClass',
    'droppingClass',
    'textClass',
    'assigned',
    'responseAsCause',
    'response',
    'fromTable',
  ];
  return fc.constantFrom<Failure>(
    'plain',
    ...(scope.response ? ofResponse : []),
    ...(scope.response && !scope.inCheck ? (['fromFunction'] as const) : []),
    ...(scope.error
      ? (['errorAgain', 'errorAgain', 'errorAsCause', 'messageOfError', 'statusOfError'] as const)
      : []),
  );
}

function answer(scope: Scope): Arbitrary<Answer> {
  if (scope.inCheck) return fc.constant('nothing');
  return fc.constantFrom<Answer>(
    'nothing',
    'null',
    'noData',
    ...(scope.response
      ? (['body', 'body', 'body', 'bodyWithStatus', 'response', 'status', 'statusInText'] as const)
      : []),
    ...(scope.error ? (['error', 'messageOfError'] as const) : []),
  );
}

function ending(scope: Scope): Arbitrary<Statement> {
  return fc.oneof(
    fc.record({ kind: fc.constant('throw' as const), failure: failure(scope) }),
    fc.record({ kind: fc.constant('return' as const), answer: answer(scope) }),
  );
}

function step(scope: Scope, depth: number): Arbitrary<Statement> {
  const note = fc.constant<Statement>({ kind: 'note' });
  const log = fc.record({
    kind: fc.constant('log' as const),
    what: fc.constantFrom(
      'text' as const,
      ...(scope.response ? (['statusInText', 'status'] as const) : []),
      ...(scope.error ? (['messageOfError'] as const) : []),
    ),
  });
  const simple: { arbitrary: Arbitrary<Statement>; weight: number }[] = [
    { weight: 1, arbitrary: note },
    { weight: 1, arbitrary: log },
    ...(scope.response && !scope.inCheck
      ? [
          { weight: 1, arbitrary: fc.constant<Statement>({ kind: 'show' }) },
          { weight: 1, arbitrary: fc.constant<Statement>({ kind: 'check' }) },
        ]
      : []),
  ];
  if (depth === 0) return fc.oneof(...simple);
  const inner = block(scope, depth - 1);
  return fc.oneof(
    ...simple,
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('if' as const),
        test: condition(scope),
        then: inner,
        else: fc.option(inner, { freq: 3 }),
      }),
    },
    ...(scope.response
      ? [
          {
            weight: 1,
            arbitrary: fc.record({
              kind: fc.constant('switch' as const),
              cases: fc
                .uniqueArray(fc.tuple(status, inner), {
                  minLength: 1,
                  maxLength: 3,
                  selector: ([one]) => one,
                })
                .map((cases) => cases.map(([one, then]) => ({ statuses: [one], block: then }))),
              rest: fc.option(inner, { freq: 2 }),
            }),
          },
        ]
      : []),
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('try' as const),
        block: inner,
        handler: fc.option(block({ ...scope, error: true }, depth - 1), { freq: 4 }),
        finalizer: fc.constant(null),
      }),
    },
  );
}

const blocks = new Map<string, Arbitrary<Block>>();

/** Some statements, of which only the last may end the function. */
function block(scope: Scope, depth: number): Arbitrary<Block> {
  const key = `${JSON.stringify(scope)}${String(depth)}`;
  let known = blocks.get(key);
  if (known === undefined) {
    known = fc
      .tuple(
        fc.array(step(scope, depth), { maxLength: depth + 1 }),
        fc.option(ending(scope), { freq: 3 }),
      )
      .map(([steps, last]): Block => [...steps, ...(last === null ? [] : [last])])
      .filter((statements) => statements.length > 0);
    blocks.set(key, known);
  }
  return known;
}

function isEnding(kind: Statement['kind']): boolean {
  return kind === 'throw' || kind === 'return';
}

const rest = block(WITH_RESPONSE, DEEPEST);
const handler = block(WITH_ERROR, 1);
/** A handler that never lets the code after it run, which has no response. */
const endingHandler = fc
  .tuple(handler, ending(WITH_ERROR))
  .map(([steps, last]): Block => [...steps.filter(({ kind }) => !isEnding(kind)), last]);
const after = block(BARE, 0);
const cleanUp = fc.constant<Block>([{ kind: 'note' }]);

const shape: Arbitrary<Shape> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('straight' as const), rest }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('try' as const),
      rest,
      handler,
      finalizer: fc.option(cleanUp, { freq: 1 }),
      after,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sentInTry' as const), handler: endingHandler, rest }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('loop' as const), rest, after }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('tryInLoop' as const), rest, handler, after }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('chain' as const),
      rest,
      handler: fc.option(handler, { freq: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('handedOn' as const), rest }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('all' as const), rest }) },
);

export const arbitraryProgram: Arbitrary<Program> = fc.record({
  client: fc.constantFrom('fetch' as const, 'fetch' as const, 'axios' as const),
  shape,
  check: block(IN_CHECK, 1),
  isFine: condition(IN_CHECK),
  failureOf: fc.record({
    test: condition(IN_CHECK),
    yes: failure(IN_CHECK),
    no: failure(IN_CHECK),
  }),
});
