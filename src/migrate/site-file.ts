import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Comment } from 'oxc-parser';
import { childNodes, type FileScopes } from '../analysis/index.js';
import { textStyleOf, type TextStyle } from '../edits/text-style.js';
import { FileImports } from './file-imports.js';

/** What a file is to those who import: an ES module, a CommonJS module, or a script that can do neither. */
export type ModuleKind = 'module' | 'commonjs' | 'script';

/** Where files stand that imports lead to, as planners ask for it. */
export interface ImportPlaces {
  /** The absolute path that a specifier means in a file; null for packages and for what is not found. */
  resolve(specifier: string, from: string): string | null;
  /** How a file names a module of the project. */
  specifierOf(target: string, from: SiteFile): string;
}

/** A file that a codemod may edit: its code with parents, names, style and imports. */
export class SiteFile {
  readonly imports: FileImports;
  private styleOf: TextStyle | null = null;
  private parents: Map<TSESTree.Node, TSESTree.Node> | null = null;
  private names: Set<string> | null = null;

  /**
   * @param absolute its absolute path
   * @param path as reports show it
   */
  constructor(
    readonly absolute: string,
    readonly path: string,
    readonly text: string,
    readonly scopes: FileScopes,
    readonly scopeManager: ScopeManager,
    readonly comments: readonly Pick<Comment, 'type' | 'start' | 'end'>[],
    places: ImportPlaces,
  ) {
    this.imports = new FileImports(this, places);
  }

  get program(): TSESTree.Program {
    return this.scopes.program;
  }

  get style(): TextStyle {
    this.styleOf ??= textStyleOf(this.text, this.program);
    return this.styleOf;
  }

  get kind(): ModuleKind {
    if (/\.(?:m[jt]s|vue|svelte|astro)$/.test(this.path)) return 'module';
    const { body } = this.program;
    const isModule = body.some(
      ({ type }) =>
        type === 'ImportDeclaration' ||
        type === 'ExportNamedDeclaration' ||
        type === 'ExportDefaultDeclaration' ||
        type === 'ExportAllDeclaration',
    );
    if (isModule) return 'module';
    return this.imports.hasRequire || /\.c[jt]s$/.test(this.path) ? 'commonjs' : 'script';
  }

  parentOf(node: TSESTree.Node): TSESTree.Node | undefined {
    this.parents ??= parentsIn(this.program);
    return this.parents.get(node);
  }

  /** The nodes around a node, the nearest first. */
  *around(node: TSESTree.Node): Generator<TSESTree.Node> {
    for (let one = this.parentOf(node); one !== undefined; one = this.parentOf(one)) yield one;
  }

  /** The variable that an identifier means; undefined for a global one. */
  variableOf(identifier: TSESTree.Node): Variable | undefined {
    return this.scopes.variableOf(identifier);
  }

  /** The type that a variable or parameter is declared with; null where none is written. */
  typeOf(name: TSESTree.Node): TSESTree.TSTypeAnnotation | null {
    // Parsers say null or undefined for none.
    return name.type === 'Identifier' ? (name.typeAnnotation ?? null) : null;
  }

  textOf(node: { range: TSESTree.Range }): string {
    return this.text.slice(...node.range);
  }

  /** Whether a comment stands between two offsets, which an edit over them would lose. */
  hasComment(start: number, end: number): boolean {
    return this.comments.some((comment) => start <= comment.start && comment.end <= end);
  }

  /** Every name that the file uses for something, wherever. */
  get usedNames(): ReadonlySet<string> {
    this.names ??= namesIn(this.scopeManager);
    return this.names;
  }

  /** The call or construction with exactly this range. */
  callAt(start: number, end: number): TSESTree.CallExpression | TSESTree.NewExpression | null {
    let found: TSESTree.CallExpression | TSESTree.NewExpression | null = null;
    const visit = (node: TSESTree.Node): void => {
      if (node.range[0] > start || node.range[1] < end) return;
      const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
      if (isCall && node.range[0] === start && node.range[1] === end) found = node;
      for (const child of childNodes(node)) visit(child);
    };
    // The range of a program may leave out comments at its start.
    for (const statement of this.program.body) visit(statement);
    return found;
  }
}

function parentsIn(program: TSESTree.Program): Map<TSESTree.Node, TSESTree.Node> {
  const parents = new Map<TSESTree.Node, TSESTree.Node>();
  const open: TSESTree.Node[] = [program];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of childNodes(node)) {
      parents.set(child, node);
      open.push(child);
    }
  }
  return parents;
}

function namesIn({ scopes }: ScopeManager): Set<string> {
  const names = new Set<string>();
  for (const scope of scopes) {
    for (const { name } of scope.variables) names.add(name);
    // Globals that are not declared: an import of the same name would change what they mean.
    for (const { identifier } of scope.through) names.add(identifier.name);
  }
  return names;
}
