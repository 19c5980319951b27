import fc, { type Arbitrary } from 'fast-check';
import {
  BARE,
  IN_CHECK,
  answer,
  condition,
  failure,
  status,
  type Scope,
} from './arbitrary-values.js';
import type { Block, Caller, Program, ProgramParts, Shape, Statement, Target } from './program.js';

const WITH_RESPONSE: Scope = { ...BARE, response: true, variables: true };
const WITH_ERROR: Scope = { ...BARE, error: true, variables: true };
const WITH_RESULT: Scope = { ...BARE, result: true };
const IN_ATTEMPT: Scope = { ...WITH_RESPONSE, inLoop: true };

const DEEPEST = 2;

function ending(scope: Scope): Arbitrary<Statement> {
  const targets: Target[] = [
    ...(scope.inLoop || scope.inEach ? (['nearest'] as const) : []),
    ...(scope.inLoop ? (['outer'] as const) : []),
  ];
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('throw' as const), failure: failure(scope) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('return' as const), answer: answer(scope) }),
    },
    ...(targets.length === 0
      ? []
      : [
          {
            weight: 2,
            arbitrary: fc.record({
              kind: fc.constantFrom('break' as const, 'continue' as const),
              target: fc.constantFrom(...targets),
            }),
          },
        ]),
    ...(scope.inBlock
      ? [
          {
            weight: 2,
            arbitrary: fc.constant<Statement>({ kind: 'break', target: 'block' }),
          },
        ]
      : []),
  );
}

function simpleStep(scope: Scope): Arbitrary<Statement> {
  const log = fc.record({
    kind: fc.constant('log' as const),
    what: fc.constantFrom(
      'text' as const,
      ...(scope.response ? (['statusInText', 'status'] as const) : []),
      ...(scope.error ? (['messageOfError'] as const) : []),
    ),
  });
  const setMessage = fc.record({
    kind: fc.constant('setMessage' as const),
    to: fc.constantFrom(
      'text' as const,
      ...(scope.response ? (['statusInText'] as const) : []),
      ...(scope.error ? (['messageOfError'] as const) : []),
    ),
  });
  const setCode = fc.record({
    kind: fc.constant('setCode' as const),
    to: fc.constantFrom('number' as const, ...(scope.response ? (['status'] as const) : [])),
  });
  const fixed: Statement[] = [
    { kind: 'note' },
    ...(scope.response && !scope.inCheck ? ([{ kind: 'show' }, { kind: 'check' }] as const) : []),
    ...(scope.result ? ([{ kind: 'showResult' }] as const) : []),
    ...(scope.inLoop ? ([{ kind: 'wait' }] as const) : []),
    ...(scope.other ? ([{ kind: 'otherOk' }] as const) : []),
  ];
  return fc.oneof(
    { weight: fixed.length, arbitrary: fc.constantFrom(...fixed) },
    { weight: 1, arbitrary: log },
    ...(scope.variables ? [{ weight: 1, arbitrary: fc.oneof(setMessage, setCode) }] : []),
  );
}

function step(scope: Scope, depth: number): Arbitrary<Statement> {
  const simple = simpleStep(scope);
  if (depth === 0) return simple;
  const inner = block(scope, depth - 1);
  const choice = fc.record({
    kind: fc.constant('switch' as const),
    cases: fc
      .uniqueArray(fc.tuple(status, inner), {
        minLength: 1,
        maxLength: 3,
        selector: ([one]) => one,
      })
      .map((cases) => cases.map(([one, then]) => ({ statuses: [one], block: then }))),
    rest: fc.option(inner, { freq: 2 }),
  });
  return fc.oneof(
    { weight: 4, arbitrary: simple },
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
          { weight: 1, arbitrary: choice },
          {
            weight: 2,
            arbitrary: fc.record({
              kind: fc.constant('if' as const),
              test: fc.constant({ kind: 'not' as const, of: { kind: 'ok' as const } }),
              then: ended(scope, 0),
              else: fc.constant(null),
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
        finalizer: fc.oneof(
          { weight: 4, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: block(scope, 0) },
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: scope.inBlock
        ? fc.record({
            kind: fc.constant('each' as const),
            block: block({ ...scope, inEach: true }, depth - 1),
          })
        : fc.record({
            kind: fc.constant('block' as const),
            block: block({ ...scope, inBlock: true }, depth - 1),
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

/** A block that never lets the code after it run. */
function ended(scope: Scope, depth: number): Arbitrary<Block> {
  return fc
    .tuple(fc.array(step(scope, depth), { maxLength: depth + 1 }), ending(scope))
    .map(([steps, last]): Block => [...steps, last]);
}

const rest = block(WITH_RESPONSE, DEEPEST);
const handler = block(WITH_ERROR, 1);
export const resultRest = block(WITH_RESULT, DEEPEST);
const resultHandler = block({ ...BARE, error: true }, 1);
const attemptRest = block(IN_ATTEMPT, DEEPEST);
const attemptHandler = block({ ...WITH_ERROR, inLoop: true }, 1);
const after = block({ ...BARE, variables: true }, 0);
const cleanUp = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Block>([{ kind: 'note' }]) },
  { weight: 1, arbitrary: after },
);
const mayHandle = fc.option(handler, { freq: 2 });

/** What a function does that sends for another one. */
export const inner = block({ ...WITH_RESPONSE, variables: false }, 1);
/** What a function does with a response that it was given. */
export const withResponse = block({ ...WITH_RESPONSE, variables: false }, DEEPEST);

export const caller: Arbitrary<Caller> = fc.oneof(
  fc.record({ kind: fc.constant('straight' as const), rest: resultRest }),
  fc.record({
    kind: fc.constant('try' as const),
    rest: resultRest,
    handler: resultHandler,
    after: block(BARE, 0),
  }),
  fc.record({ kind: fc.constant('returned' as const), handler: resultHandler }),
  fc.record({
    kind: fc.constant('tryInLoop' as const),
    rest: block({ ...WITH_RESULT, inLoop: true }, DEEPEST),
    handler: block({ ...BARE, error: true, inLoop: true }, 1),
    after: block(BARE, 0),
  }),
  fc.record({
    kind: fc.constant('chain' as const),
    rest: resultRest,
    handler: fc.option(resultHandler, { freq: 2 }),
  }),
);

function shape<K extends Shape['kind']>(
  kind: K,
  parts: {
    [P in Exclude<keyof Extract<Shape, { kind: K }>, 'kind'>]: Arbitrary<
      Extract<Shape, { kind: K }>[P]
    >;
  },
): Arbitrary<Shape> {
  return fc.record({ kind: fc.constant(kind), ...parts }) as unknown as Arbitrary<Shape>;
}

const shapes: Arbitrary<Shape> = fc.oneof(
  { weight: 6, arbitrary: shape('straight', { rest }) },
  {
    weight: 5,
    arbitrary: shape('try', { rest, handler, finalizer: fc.option(cleanUp, { freq: 1 }), after }),
  },
  {
    weight: 1,
    // The code after it has no response where the handler lets it run.
    arbitrary: shape('sentInTry', { handler: ended({ ...WITH_ERROR }, 1), rest }),
  },
  { weight: 2, arbitrary: shape('loop', { rest: attemptRest, after }) },
  {
    weight: 3,
    arbitrary: shape('tryInLoop', { rest: attemptRest, handler: attemptHandler, after }),
  },
  { weight: 2, arbitrary: shape('chain', { rest, handler: mayHandle }) },
  { weight: 1, arbitrary: shape('twoHandlers', { rest, handler }) },
  {
    weight: 2,
    arbitrary: shape('twoSteps', {
      rest,
      next: block({ ...WITH_RESULT, variables: true }, 1),
      handler: mayHandle,
    }),
  },
  { weight: 1, arbitrary: shape('handedOn', { rest }) },
  { weight: 1, arbitrary: shape('all', { rest }) },
  {
    weight: 1,
    arbitrary: shape('both', { rest: block({ ...WITH_RESPONSE, other: true }, DEEPEST) }),
  },
  { weight: 2, arbitrary: shape('helper', { awaits: fc.boolean(), rest }) },
  {
    weight: 6,
    arbitrary: shape('wrapped', { inner, caller }),
  },
);

const clientAndHelpers = {
  client: fc.constantFrom('fetch' as const, 'fetch' as const, 'axios' as const),
  check: block(IN_CHECK, 1),
  isFine: condition(IN_CHECK),
  failureOf: fc.record({
    test: condition(IN_CHECK),
    yes: failure(IN_CHECK),
    no: failure(IN_CHECK),
  }),
};

export const arbitraryProgram: Arbitrary<Program> = fc.record({
  ...clientAndHelpers,
  shape: shapes,
});

/** All of a program but its shape. What a flag switches a log of another file off for logs all the same: a logger. */
export const arbitraryParts: Arbitrary<ProgramParts> = fc.record({
  ...clientAndHelpers,
  check: block({ ...IN_CHECK, flags: false }, 1),
});
