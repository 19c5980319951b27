import { dirname } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import type { ResolvedSettings } from '../../settings/settings.js';
import type { Analysed } from '../analyse-file.js';
import { namesThatSend } from '../roots/candidates.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import type { ClassNode, FunctionNode } from '../values/value.js';
import type { Export } from './exports.js';
import { type FileImports, ImportIndex } from './import-index.js';
import type { Senders } from './modules.js';
import type { ProjectModules } from './project-modules.js';

/**
 * Which exports of the files of a project may send a request whose answer they leave to their caller, themselves or
 * through what they import. May only err on the side of too many: what it leaves out is never followed.
 */
export class SendingExports implements Senders {
  readonly handingUp = new Map<string, boolean>();
  private readonly index: ImportIndex;
  private readonly reaching = new Map<string, boolean>();
  /** By absolute path. */
  private readonly names = new Map<string, ReadonlySet<string>>();
  private readonly answers = new Map<string, Map<string, boolean>>();
  /** Where functions begin, and calls. */
  private readonly quiet = new Map<string, ReadonlySet<number>>();
  private readonly settled = new Map<string, ReadonlySet<number>>();
  private readonly senders = new Map<string, readonly number[]>();
  /** Of functions and classes in files that nothing was learnt of yet. */
  private readonly mentioning = new WeakMap<TSESTree.Node, boolean>();

  constructor(
    private readonly modules: ProjectModules,
    private readonly settings: ResolvedSettings,
  ) {
    this.index = new ImportIndex(settings, modules.texts);
    modules.implementations.onlyIn((path) => this.reachesClient(path));
  }

  /** Whether what a module exports under a name, seen from a file, may send a request. */
  sends(from: string, specifier: string, name: string): boolean {
    const path = this.modules.pathOf(from, specifier);
    if (path === null) return false;
    if (!this.reachesClient(path)) return this.implementationSends(path, name);
    const answers = this.answers.get(path) ?? new Map<string, boolean>();
    this.answers.set(path, answers);
    let answer = answers.get(name);
    if (answer === undefined) {
      // What an import cycle comes back to has its answer from the other way.
      answers.set(name, false);
      const file = this.modules.load(path);
      answer =
        (file !== null && this.exportSends(file, path, name)) ||
        this.implementationSends(path, name);
      answers.set(name, answer);
    }
    return answer;
  }

  /** What a file imports, or what it would import with another text. */
  importsOf(path: string, text?: string): FileImports {
    return text === undefined ? this.index.of(path) : this.index.importsIn(path, text);
  }

  /** Whether a file may import something that sends a request. */
  importsSender(path: string, { imports } = this.index.of(this.modules.absolute(path))): boolean {
    return imports.some(({ specifier, name }) => this.sends(path, specifier, name));
  }

  /** The files that a file imports and that lead to a client, by their absolute paths. */
  sendersOf(path: string, { imports } = this.index.of(path)): string[] {
    const specifiers = new Set(imports.map(({ specifier }) => specifier));
    const paths = [...specifiers].map((specifier) => this.modules.pathOf(path, specifier));
    for (const { specifier, name } of imports) {
      const from = this.modules.pathOf(path, specifier);
      if (from !== null)
        paths.push(this.modules.implementations.ofExport(from, name)?.path ?? null);
    }
    return paths.filter((one) => one !== null && this.reachesClient(one)) as string[];
  }

  maySend(file: FileScopes, node: FunctionNode | ClassNode): boolean {
    const path = this.modules.absolute(file.path);
    const senders = this.senders.get(path);
    if (senders === undefined) {
      let may = this.mentioning.get(node);
      if (may === undefined) {
        may = this.reachesClient(path) && mentions(node, this.namesIn(file, path));
        this.mentioning.set(node, may);
      }
      return may;
    }
    const [start, end] = node.range;
    return senders.some((at) => start <= at && at < end);
  }

  isSettled(file: FileScopes, node: TSESTree.Node): boolean {
    return this.settled.get(this.modules.absolute(file.path))?.has(node.range[0]) === true;
  }

  /**
   * Take what the analysis of a file came to.
   *
   * @param path absolute
   */
  learn(path: string, { senders, quiet, settled }: Omit<Analysed, 'facts'>): void {
    const left = new Set(quiet);
    const loud = [...senders].filter((node) => !left.has(node));
    this.senders.set(path, loud.map(startOf));
    this.quiet.set(path, new Set(quiet.map(startOf)));
    this.settled.set(path, new Set(settled.map(startOf)));
    this.names.delete(path);
    this.answers.delete(path);
  }

  /** The files among those that were looked at whose facts may rest on one of some others, and these themselves. */
  dependentsOf(paths: Iterable<string>): ReadonlySet<string> {
    const importers = new Map<string, string[]>();
    for (const [importer, { imports }] of this.index.known) {
      for (const specifier of new Set(imports.map((one) => one.specifier))) {
        const imported = this.modules.pathOf(importer, specifier);
        if (imported !== null)
          importers.set(imported, [...(importers.get(imported) ?? []), importer]);
      }
    }
    const found = new Set(paths);
    for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
    return found;
  }

  /** The files that take something from a module under this name, in the folder of one of them. */
  importersOf({ from, specifier }: { from: string; specifier: string }): string[] {
    const folder = dirname(from);
    return [...this.index.known].flatMap(([path, { imports }]) =>
      dirname(path) === folder && imports.some((one) => one.specifier === specifier) ? [path] : [],
    );
  }

  /**
   * Forget what was found.
   *
   * @param changed files with another text than before
   * @param outdated those that build on them, and themselves
   */
  forget(changed: Iterable<string>, outdated: Iterable<string>): void {
    for (const path of changed) this.index.forget(path);
    for (const path of outdated) {
      for (const known of [
        this.reaching,
        this.names,
        this.answers,
        this.quiet,
        this.settled,
        this.senders,
      ])
        known.delete(path);
    }
    // By the positions of calls, where others may stand now.
    this.handingUp.clear();
  }

  /** Whether the one class that implements a type may send a request. */
  private implementationSends(path: string, name: string): boolean {
    const found = this.modules.implementations.ofExport(path, name);
    const file = found === null ? null : this.modules.load(found.path);
    if (found === null || file === null) return false;
    for (const node of file.classes.keys()) {
      if (node.range[0] === found.start) return this.maySend(file, node);
    }
    return false;
  }

  /** Take notice that a file neither holds a client nor imports what sends. */
  learnNone(path: string): void {
    this.reaching.set(path, false);
  }

  private exportSends(file: FileScopes, path: string, name: string): boolean {
    if (name === '*') {
      return (
        file.exports.names.some((one) => one !== '*' && this.exportSends(file, path, one)) ||
        file.exports.handedOn.some((module) => this.sends(path, module, '*'))
      );
    }
    const own = file.exports.find(name);
    if (own !== undefined) return this.bindingSends(file, path, own);
    return file.exports.handedOn.some((module) => this.sends(path, module, name));
  }

  private bindingSends(file: FileScopes, path: string, found: Export): boolean {
    switch (found.kind) {
      case 'binding':
        return this.namesIn(file, path).has(found.name.name);
      case 'declaration':
      case 'expression':
        return mentions(found.node, this.namesIn(file, path), this.quiet.get(path));
      case 'from':
        return this.sends(path, found.module, found.name);
    }
  }

  /** The names of a file that lead to a client: by their declaration, or by an import. */
  private namesIn(file: FileScopes, path: string): ReadonlySet<string> {
    const known = this.names.get(path);
    if (known !== undefined) return known;
    this.names.set(path, new Set());
    const names = namesThatSend(file.program, this.settings, (specifier, name) =>
      this.sends(path, specifier, name),
    );
    const quiet = this.quiet.get(path);
    let open = declarationsOf(file.program).map(({ name, node }) => ({
      name,
      mentioned: mentionedIn(node, quiet),
    }));
    for (let size = -1; size !== names.size;) {
      size = names.size;
      open = open.filter(({ name, mentioned }) => {
        if (!mentioned.some((one) => names.has(one))) return true;
        names.add(name);
        return false;
      });
    }
    this.names.set(path, names);
    return names;
  }

  private reachesClient(start: string): boolean {
    const known = this.reaching.get(start);
    if (known !== undefined) return known;
    const importers = new Map<string, string[]>();
    const reaching: string[] = [];
    const found = new Set([start]);
    for (const path of found) {
      const { imports, mayHoldClient } = this.index.of(path);
      if (mayHoldClient) reaching.push(path);
      for (const specifier of new Set(imports.map((one) => one.specifier))) {
        const next = this.modules.pathOf(path, specifier);
        if (next === null) continue;
        importers.set(next, [...(importers.get(next) ?? []), path]);
        const before = this.reaching.get(next);
        if (before === true) reaching.push(path);
        if (before === undefined) found.add(next);
      }
    }
    for (const path of found) this.reaching.set(path, false);
    for (const path of reaching) {
      if (this.reaching.get(path) === true) continue;
      this.reaching.set(path, true);
      reaching.push(...(importers.get(path) ?? []));
    }
    return this.reaching.get(start) ?? false;
  }
}

function startOf({ range }: TSESTree.Node): number {
  return range[0];
}

function declarationsOf(program: TSESTree.Program): { name: string; node: TSESTree.Node }[] {
  return program.body.flatMap((statement): { name: string; node: TSESTree.Node }[] => {
    const declaration =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : statement;
    if (declaration === null) return [];
    if (declaration.type === 'VariableDeclaration') {
      return declaration.declarations.flatMap((node) =>
        namesOf(node.id).map((name) => ({ name, node })),
      );
    }
    const isNamed =
      declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
    return isNamed && declaration.id !== null
      ? [{ name: declaration.id.name, node: declaration }]
      : [];
  });
}

function namesOf(pattern: TSESTree.Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  return [...childNodes(pattern)].flatMap(namesOf);
}

/** @param quiet where functions begin that are left out */
function mentions(
  node: TSESTree.Node,
  names: ReadonlySet<string>,
  quiet?: ReadonlySet<number>,
): boolean {
  return mentionedIn(node, quiet).some((name) => names.has(name));
}

/** The names in a part of a file, each once. */
function mentionedIn(start: TSESTree.Node, quiet: ReadonlySet<number> | undefined): string[] {
  const names = new Set<string>();
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'Identifier') names.add(node.name);
    if (quiet?.has(node.range[0]) === true && isFunctionNode(node)) return;
    const key = keyOf(node);
    for (const child of childNodes(node)) if (child !== key) visit(child);
  };
  visit(start);
  return [...names];
}

/** The name that a member is given, which is no use of what bears it elsewhere. */
function keyOf(node: TSESTree.Node): TSESTree.Node | null {
  const isNamed =
    node.type === 'MethodDefinition' ||
    node.type === 'PropertyDefinition' ||
    (node.type === 'Property' && !node.shorthand);
  return isNamed && !node.computed ? node.key : null;
}
