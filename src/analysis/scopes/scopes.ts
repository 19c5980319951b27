import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ClassNode, FunctionNode } from '../values/value.js';
import { isFunctionNode } from './walk.js';
import type { FileScopes, Place } from './file-scopes.js';

/** The names and nesting of the file that is analysed, and of the files that it was followed into. */
export class Scopes {
  private readonly others: FileScopes[] = [];

  /** By absolute path, so that a file which is read again meanwhile stays the one that its nodes belong to. */
  private readonly byPath = new Map<string, FileScopes | null>();

  /** @param path the absolute path of the main file, which others may import */
  constructor(
    readonly main: FileScopes,
    path: string | null = null,
  ) {
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
    if (file !== this.main && !this.others.includes(file)) this.others.push(file);
  }

  /** The variable that an identifier means; undefined for a global one. */
  variableOf(identifier: TSESTree.Node): Variable | undefined {
    return this.first((file) => file.variableOf(identifier));
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

  /** The file in which a function or class stands. */
  fileOfDeclaration(node: FunctionNode | ClassNode): FileScopes {
    const isThere = (file: FileScopes): boolean =>
      isFunctionNode(node) ? file.functions.has(node) : file.classes.has(node);
    return this.others.find(isThere) ?? this.main;
  }

  /** The file in which a node stands. */
  fileOf(node: TSESTree.Node): FileScopes {
    return this.others.find((file) => file.contains(node)) ?? this.main;
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
