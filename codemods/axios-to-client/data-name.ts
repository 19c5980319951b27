import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';

interface Taken {
  name: string;
  range: readonly [number, number];
  /** What is named. */
  of: object;
}

const taken = new WeakMap<SiteFile, Taken[]>();

/** The name of a variable that held an answer and holds its data: `data`, where nothing around it is called so. */
export function nameForData(variable: Variable, file: SiteFile): string {
  const candidates = ['data', `${variable.name}Data`];
  return nameFor(variable, candidates, variable.name, variable.scope.block.range, file);
}

/** The name of a result that is taken apart at once, where nothing in its block is called so. */
export function nameForResult(declarator: TSESTree.VariableDeclarator, file: SiteFile): string {
  const candidates = ['result', 'response', 'answer'];
  const block = blockAround(declarator, file);
  return nameFor(declarator, candidates, 'apiResult', block.range, file);
}

function blockAround(node: TSESTree.Node, file: SiteFile): TSESTree.Node {
  for (const one of file.around(node)) if (one.type === 'BlockStatement') return one;
  return file.program;
}

function nameFor(
  of: object,
  candidates: readonly string[],
  last: string,
  range: readonly [number, number],
  file: SiteFile,
): string {
  const others = taken.get(file) ?? [];
  taken.set(file, others);
  const known = others.find((one) => one.of === of);
  if (known !== undefined) return known.name;
  const name =
    candidates.find(
      (candidate) =>
        !isUsed(candidate, range, file) && !others.some((one) => meets(one, candidate, range)),
    ) ?? last;
  others.push({ name, range, of });
  return name;
}

function meets(one: Taken, name: string, range: readonly [number, number]): boolean {
  return one.name === name && one.range[0] < range[1] && range[0] < one.range[1];
}

/** Whether a name is declared or read somewhere within a range, or declared around it. */
function isUsed(name: string, [start, end]: readonly [number, number], file: SiteFile): boolean {
  return file.scopeManager.scopes.some((scope) => {
    const [from, to] = scope.block.range;
    if (to <= start || end <= from) return false;
    const isInside = start <= from && to <= end;
    if (isInside && scope.set.has(name)) return true;
    return scope.references.some(({ identifier }) => {
      const [at] = identifier.range;
      return identifier.name === name && start <= at && at < end;
    });
  });
}
