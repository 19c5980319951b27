import type { TSESTree } from '@typescript-eslint/types';
import type { ResolvedSettings } from '../../settings/settings.js';
import { namesThatSend } from '../roots/candidates.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import { childNodes } from '../scopes/walk.js';
import type { Export } from './exports.js';
import { ImportIndex } from './import-index.js';
import type { Senders } from './modules.js';
import type { ProjectModules } from './project-modules.js';

/**
 * Which exports of the files of a project may send a request, themselves or through what they import. May only err on
 * the side of too many: what it leaves out is never followed.
 */
export class SendingExports implements Senders {
  readonly handingUp = new Map<string, boolean>();
  private readonly index: ImportIndex;
  private readonly reaching = new Map<string, boolean>();
  private readonly names = new Map<string, ReadonlySet<string>>();
  private readonly answers = new Map<string, boolean>();

  constructor(
    private readonly modules: ProjectModules,
    private readonly settings: ResolvedSettings,
  ) {
    this.index = new ImportIndex(settings);
  }

  /** Whether what a module exports under a name, seen from a file, may send a request. */
  sends(from: string, specifier: string, name: string): boolean {
    const path = this.modules.pathOf(from, specifier);
    if (path === null || !this.reachesClient(path)) return false;
    const key = `${path}\0${name}`;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      // What an import cycle comes back to has its answer from the other way.
      this.answers.set(key, false);
      const file = this.modules.load(from, specifier);
      answer = file !== null && this.exportSends(file, name);
      this.answers.set(key, answer);
    }
    return answer;
  }

  /** Whether a file may import something that sends a request. */
  importsSender(path: string): boolean {
    const { imports, mayRequire } = this.index.of(this.modules.absolute(path));
    return mayRequire || imports.some(({ specifier, name }) => this.sends(path, specifier, name));
  }

  private exportSends(file: FileScopes, name: string): boolean {
    if (name === '*') {
      return (
        file.exports.names.some((one) => one !== '*' && this.exportSends(file, one)) ||
        file.exports.handedOn.some((module) => this.sends(file.path, module, '*'))
      );
    }
    const own = file.exports.find(name);
    if (own !== undefined) return this.bindingSends(file, own);
    return file.exports.handedOn.some((module) => this.sends(file.path, module, name));
  }

  private bindingSends(file: FileScopes, found: Export): boolean {
    switch (found.kind) {
      case 'binding':
        return this.namesIn(file).has(found.name.name);
      case 'declaration':
      case 'expression':
        return mentions(found.node, this.namesIn(file));
      case 'from':
        return this.sends(file.path, found.module, found.name);
    }
  }

  /** The names of a file that lead to a client: by their declaration, or by an import. */
  private namesIn(file: FileScopes): ReadonlySet<string> {
    const known = this.names.get(file.path);
    if (known !== undefined) return known;
    this.names.set(file.path, new Set());
    const names = namesThatSend(file.program, this.settings, (specifier, name) =>
      this.sends(file.path, specifier, name),
    );
    const declarations = declarationsOf(file.program);
    for (let size = -1; size !== names.size;) {
      size = names.size;
      for (const { name, node } of declarations) {
        if (!names.has(name) && mentions(node, names)) names.add(name);
      }
    }
    this.names.set(file.path, names);
    return names;
  }

  private reachesClient(start: string): boolean {
    const known = this.reaching.get(start);
    if (known !== undefined) return known;
    const importers = new Map<string, string[]>();
    const reaching: string[] = [];
    const found = new Set([start]);
    for (const path of found) {
      const { imports, mayHoldClient, mayRequire } = this.index.of(path);
      if (mayHoldClient || mayRequire) reaching.push(path);
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

function mentions(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  if (node.type === 'Identifier' && names.has(node.name)) return true;
  for (const child of childNodes(node)) if (mentions(child, names)) return true;
  return false;
}
