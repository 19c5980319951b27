import type { TSESTree } from '@typescript-eslint/types';
import { fetcherNames } from '../frameworks/swr-config.js';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import type { Root } from './candidates.js';

/** Which functions mention which names as something to call: an edge that following decides to be real or not. */
export class CallersByName {
  private readonly mentioning = new Map<string, Set<Root>>();

  constructor(program: TSESTree.Program) {
    const { fetchers, hooks } = fetcherNames(program);
    const visit = (node: TSESTree.Node, within: Root): void => {
      const inner = isFunctionNode(node) ? node : within;
      if (node.type === 'CallExpression') {
        this.mention(node.callee, within);
        if (node.callee.type === 'Identifier' && hooks.has(node.callee.name)) {
          for (const fetcher of fetchers) this.add(fetcher, within);
        }
        for (const one of node.arguments)
          if (one.type !== 'SpreadElement') this.mention(one, within);
      }
      if (isBaseQuery(node)) this.mention(node.value, within);
      for (const child of childNodes(node)) visit(child, inner);
    };
    visit(program, program);
  }

  /** The functions that may call a function by its name. */
  of(name: string): readonly Root[] {
    return [...(this.mentioning.get(name) ?? [])];
  }

  private mention(node: TSESTree.Node, within: Root): void {
    // `(options.request ?? request)(…)`
    if (node.type === 'LogicalExpression') {
      this.mention(node.left, within);
      this.mention(node.right, within);
      return;
    }
    const name =
      node.type === 'Identifier'
        ? node.name
        : node.type === 'MemberExpression' &&
            (node.property.type === 'Identifier' || node.property.type === 'PrivateIdentifier')
          ? node.property.name
          : null;
    if (name !== null) this.add(name, within);
  }

  private add(name: string, within: Root): void {
    const roots = this.mentioning.get(name) ?? new Set();
    this.mentioning.set(name, roots.add(within));
  }
}

/** `createApi({ baseQuery: withRetry })`: what is made of it calls the function. */
function isBaseQuery(node: TSESTree.Node): node is TSESTree.Property {
  return (
    node.type === 'Property' && node.key.type === 'Identifier' && node.key.name === 'baseQuery'
  );
}
