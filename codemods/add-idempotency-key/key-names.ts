import type { TSESTree } from '@typescript-eslint/types';
import { outermostFunction } from '../../src/migrate/enclosing.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** The names of the keys that a run adds: two in one function have two names. */
export class KeyNames {
  private readonly given = new Map<TSESTree.Node, number>();

  /** A name that means nothing else around a node. */
  free(node: TSESTree.Node, file: SiteFile): string {
    const count = this.given.get(outermostFunction(node, file)) ?? 0;
    for (let number = count + 1; ; number += 1) {
      const name = number === 1 ? 'idempotencyKey' : `idempotencyKey${number}`;
      if (!isUsed(name, node, file)) return name;
    }
  }

  /** A name that was free has been given. */
  give(node: TSESTree.Node, file: SiteFile): void {
    const outermost = outermostFunction(node, file);
    this.given.set(outermost, (this.given.get(outermost) ?? 0) + 1);
  }
}

function isUsed(name: string, node: TSESTree.Node, file: SiteFile): boolean {
  if (!file.usedNames.has(name)) return false;
  const [start, end] = outermostFunction(node, file).range;
  const isWithin = ({ range }: TSESTree.Node): boolean => start <= range[0] && range[1] <= end;
  return file.scopeManager.scopes.some((scope) => {
    const variable = scope.set.get(name);
    return (
      (variable !== undefined &&
        (scope.upper === null ||
          scope.type === 'module' ||
          variable.identifiers.some((one) => isWithin(one)))) ||
      scope.through.some(({ identifier }) => identifier.name === name && isWithin(identifier))
    );
  });
}
