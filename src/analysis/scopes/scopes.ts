import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ClassNode, FunctionNode } from '../values/value.js';
import { isFunctionNode } from './walk.js';
import type { FileScopes, Place } from './file-scopes.js';

/** The files of nodes that were asked for. */
const homes = new WeakMap<TSESTree.Node, FileScopes>();

/** The names and nesting of the file that is analysed, and of the files that it was followed into. */
export class Scopes {
  private readonly others: FileScopes[] = [];

  /** The file in which a name was found last: most names stand where the one before them did. */
  private latest: FileScopes;
  private readonly globals = new Set<TSESTree.Node>();

  /** By absolute path, so that a file which is read again meanwhile stays the one that its nodes belong to. */
  private readonly byPath = new Map<string, FileScopes | null>();

  /** @param path the absolute path of the main file, which others may import */
  constructor(
    readonly main: FileScopes,
    path: string | null = null,
  ) {
    this.latest = main;
    if (path !== null) this.byPath.set(path, main);
  }

  get program(): TSESTree.Program {
    return this.main.program;
  }

  loaded(path: string, load: () => FileScopes | null): FileScopes | null {
    let file = this.byPath.get(path);
    if (file === undefined) {
      file = load();
      this.byPath.set(path, file);
    }
    return file;
  }

  add(file: FileScopes): void {
    if (file === this.main || this.others.includes(file)) return;
    this.others.push(file);
    this.globals.clear();
  }

  /** The variable that an identifier means; undefined for a global one. */
  variableOf(identifier: TSESTree.Node): Variable | undefined {
    const variable = this.latest.variableOf(identifier);
    if (variable !== undefined || this.globals.has(identifier)) return variable;
    for (const file of [this.main, ...this.others]) {
      const found = file.variableOf(identifier);
      if (found === undefined) continue;
      this.latest = file;
      return found;
    }
    this.globals.add(identifier);
    return undefined;
  }

  /** Where a function stands. */
  placeOf(node: FunctionNode): Place | undefined {
    return this.first((file) => file.functions.get(node));
  }

  /** Whether one of the files assigns a member of this name somewhere. */
  assignsMember(name: string): boolean {
    return (
      this.main.assignedMembers.has(name) ||
      this.others.some((file) => file.assignedMembers.has(name))
    );
  }

  /** Whether one of the files fills, or empties, a collection of this name. */
  fills(name: string): boolean {
    return this.main.filled.has(name) || this.others.some((file) => file.filled.has(name));
  }

  /** The file in which a function or class stands. */
  fileOfDeclaration(node: FunctionNode | ClassNode): FileScopes {
    const isThere = (file: FileScopes): boolean =>
      isFunctionNode(node) ? file.functions.has(node) : file.classes.has(node);
    return isThere(this.main) ? this.main : (this.others.find(isThere) ?? this.main);
  }

  /** The file in which a node stands. */
  fileOf(node: TSESTree.Node): FileScopes {
    const known = homes.get(node);
    if (known !== undefined) return known;
    const found = [this.main, ...this.others].find((file) => file.contains(node));
    if (found !== undefined) homes.set(node, found);
    return found ?? this.main;
  }

  private first<T>(find: (file: FileScopes) => T | undefined): T | undefined {
    const own = find(this.main);
    if (own !== undefined) return own;
    for (const file of this.others) {
      const found = find(file);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
