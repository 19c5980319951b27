import fc, { type Arbitrary } from 'fast-check';
import { arbitraryParts, caller, inner, resultRest, withResponse } from './arbitrary-program.js';
import type { Answer, Block, Caller, Statement } from './program.js';
import type { Layout, Project, Sender, Way } from './project.js';

/**
 * The same statements, with an end that leaves something of a success: few programs of which each function is any at all
 * do something with an answer in the end.
 */
function telling(blocks: Arbitrary<Block>, ends: readonly Answer[]): Arbitrary<Block> {
  const end = fc.constantFrom(...ends).map((answer): Statement => ({ kind: 'return', answer }));
  const isStep = ({ kind }: Statement): boolean => kind !== 'throw' && kind !== 'return';
  const ended = fc.tuple(blocks, end).map(([block, last]) => [...block.filter(isStep), last]);
  return fc.oneof({ weight: 1, arbitrary: blocks }, { weight: 4, arbitrary: ended });
}

const use: Arbitrary<Caller> = fc
  .tuple(caller, telling(resultRest, ['result', 'result', 'resultData']))
  .map(([one, rest]) =>
    one.kind === 'returned' || one.kind === 'tryInLoop' ? one : { ...one, rest },
  );

const helper: Arbitrary<Sender> = fc.record({
  kind: fc.constant('helper' as const),
  awaits: fc.boolean(),
  uses: fc.array(telling(withResponse, ['body', 'body', 'status']), { minLength: 1, maxLength: 2 }),
});

const wrapper: Arbitrary<Sender> = fc.record({
  kind: fc.constant('wrapper' as const),
  inner: telling(inner, ['body', 'body', 'response', 'goodResult', 'bodyWithStatus']),
  middle: fc.option<Caller>(use, { freq: 2, nil: null }),
  uses: fc.array(use, { minLength: 1, maxLength: 2 }),
});

const layout: Arbitrary<Layout> = fc.record({
  modules: fc.constantFrom('es' as const, 'es' as const, 'commonjs' as const),
  way: fc.constantFrom<Way>('named', 'default', 'namespace', 'lazy', 'object', 'instance'),
  hasBarrel: fc.boolean(),
  errors: fc.constantFrom('api' as const, 'errors' as const),
  helpers: fc.constantFrom('api' as const, 'http' as const),
  second: fc.constantFrom('api' as const, 'jobs' as const, 'page' as const),
  isCyclic: fc.boolean(),
});

export const arbitraryProject: Arbitrary<Project> = fc.record({
  parts: arbitraryParts,
  sender: fc.oneof({ weight: 2, arbitrary: helper }, { weight: 3, arbitrary: wrapper }),
  layout,
});
