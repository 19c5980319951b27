import type { TSESTree } from '@typescript-eslint/types';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { ClassNode } from '../values/value.js';
import { isMadeByHand } from './made-by-hand.js';
import type { SourceTexts } from './source-texts.js';

/** The files of the project as they are seen from here. */
interface Project {
  absolute(path: string): string;
  pathOf(from: string, specifier: string): string | null;
  load(path: string): FileScopes | null;
  readonly texts: SourceTexts;
}

/** A class, by its file (absolute) and where it begins. */
export interface ClassPlace {
  path: string;
  start: number;
}

/** A declared type: an interface, an object type or a class. */
interface Declared {
  path: string;
  name: string;
  isClass: boolean;
}

const LONGEST_WAY = 8;
/** A type that so many files name is not looked for in all of them. */
const MOST_NAMING = 200;

/**
 * Which class stands behind a type that only one class of the project implements. Where there may be more of them (another
 * class, an object made by hand, a type that extends it) it is not known which one is meant.
 */
export class Implementations {
  private readonly found = new Map<string, ClassPlace | null>();
  private isOfUse: (path: string) => boolean = () => true;
  private parents: NamesInTexts | null = null;
  private annotations: NamesInTexts | null = null;

  /** @param files the absolute paths of the project's files */
  constructor(
    private readonly project: Project,
    private readonly files: readonly string[],
  ) {}

  /** Look only for classes in some of the files (absolute). */
  onlyIn(isOfUse: (path: string) => boolean): void {
    this.isOfUse = isOfUse;
  }

  /** The class behind a name of a type, where a file uses it. */
  ofName(file: FileScopes, name: TSESTree.Identifier): ClassPlace | null {
    if (!this.isImplemented(importedAs(file, name))) return null;
    const declared = this.declaredBy(file, this.project.absolute(file.path), name, LONGEST_WAY);
    return declared === null ? null : this.classOf(declared);
  }

  /** The class behind a type that a file (absolute) exports. */
  ofExport(path: string, name: string): ClassPlace | null {
    if (!this.isImplemented(name)) return null;
    const declared = this.exported(path, name, LONGEST_WAY);
    return declared === null ? null : this.classOf(declared);
  }

  /** A look at texts, which leaves most names out. */
  private isImplemented(name: string): boolean {
    return this.heirsNaming(name).some((path) => this.isOfUse(path));
  }

  private classOf(declared: Declared): ClassPlace | null {
    const key = `${declared.path}#${declared.name}`;
    let found = this.found.get(key);
    if (found === undefined) {
      // A class that would extend itself in the end has no one behind it.
      this.found.set(key, null);
      found = this.findClass(declared);
      this.found.set(key, found);
    }
    return found;
  }

  private findClass(declared: Declared): ClassPlace | null {
    const [only, ...others] = this.heirsOf(declared);
    if (only === undefined || only.node === null || others.length > 0) return null;
    const { path, node } = only;
    if (!this.isOfUse(path) || this.isMadeByHand(declared)) return null;
    const own: Declared | null =
      node.id === null ? null : { path, name: node.id.name, isClass: true };
    if (node.abstract) return own === null ? null : this.classOf(own);
    if (own !== null && this.heirsOf(own).length > 0) return null;
    return { path, start: node.range[0] };
  }

  /** The classes that implement or extend a type, as far as there is one or more than one; null for an interface that does. */
  private heirsOf({ path, name }: Declared): { path: string; node: ClassNode | null }[] {
    const heirs: { path: string; node: ClassNode | null }[] = [];
    for (const candidate of this.heirsNaming(name)) {
      if (heirs.length > 1) break;
      const file = this.project.load(candidate);
      if (file === null) continue;
      const isMeant = (target: TSESTree.Node | null): boolean => {
        if (target?.type !== 'Identifier') return false;
        const found = this.declaredBy(file, candidate, target, LONGEST_WAY);
        return found?.path === path && found.name === name;
      };
      for (const node of file.classes.keys()) {
        const parents = [node.superClass, ...node.implements.map(({ expression }) => expression)];
        if (parents.some(isMeant)) heirs.push({ path: candidate, node });
      }
      for (const statement of file.program.body) {
        const node =
          statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (
          node?.type === 'TSInterfaceDeclaration' &&
          node.extends.some(({ expression }) => isMeant(expression))
        )
          heirs.push({ path: candidate, node: null });
      }
    }
    return heirs;
  }

  /** The files in which a name stands after `implements` or `extends`. */
  private heirsNaming(name: string): readonly string[] {
    this.parents ??= this.namesIn((text) =>
      [...text.matchAll(HEADS)].flatMap(([, names = '']) => names.match(/[\w$]+/g) ?? []),
    );
    return this.parents.get(name) ?? [];
  }

  /** Files by the names that stand in certain places, as far as their texts tell: what is meant, their syntax trees say. */
  private namesIn(find: (text: string) => readonly string[]): NamesInTexts {
    const index = new Map<string, string[]>();
    for (const path of this.files) {
      if (!/\.(?:[mc]?tsx?|vue|svelte)$/.test(path)) continue;
      for (const name of new Set(find(this.project.texts.read(path) ?? ''))) {
        const known = index.get(name) ?? [];
        index.set(name, known);
        known.push(path);
      }
    }
    return index;
  }

  private isMadeByHand({ name, isClass }: Declared): boolean {
    if (isClass) return false;
    this.annotations ??= this.namesIn((text) =>
      [...text.matchAll(ANNOTATIONS)].map(([, one = '']) => one),
    );
    const naming = this.annotations.get(name) ?? [];
    if (naming.length > MOST_NAMING) return true;
    return naming.some((path) => {
      const file = this.project.load(path);
      return file !== null && isMadeByHand(file.program, name);
    });
  }

  /** What a name of a type means in a file. */
  private declaredBy(
    file: FileScopes,
    path: string,
    name: TSESTree.Identifier,
    left: number,
  ): Declared | null {
    const definition = file.variableOf(name)?.defs[0];
    const node = definition?.node;
    switch (node?.type) {
      case 'TSInterfaceDeclaration':
        return { path, name: node.id.name, isClass: false };
      case 'TSTypeAliasDeclaration':
        return node.typeAnnotation.type === 'TSTypeLiteral'
          ? { path, name: node.id.name, isClass: false }
          : null;
      case 'ClassDeclaration':
        return node.id === null ? null : { path, name: node.id.name, isClass: true };
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier': {
        const declaration = definition?.parent;
        if (declaration?.type !== 'ImportDeclaration') return null;
        const from = this.project.pathOf(file.path, declaration.source.value);
        return from === null ? null : this.exported(from, nameIn(node), left - 1);
      }
      default:
        return null;
    }
  }

  private exported(path: string, name: string, left: number): Declared | null {
    const file = left > 0 ? this.project.load(path) : null;
    if (file === null) return null;
    const own = file.exports.find(name);
    switch (own?.kind) {
      case 'binding':
        return this.declaredBy(file, path, own.name, left);
      case 'declaration':
        return own.node.type === 'ClassDeclaration' && own.node.id !== null
          ? { path, name: own.node.id.name, isClass: true }
          : null;
      case 'expression':
        return null;
      case 'from': {
        const from = this.project.pathOf(file.path, own.module);
        return from === null ? null : this.exported(from, own.name, left - 1);
      }
      case undefined:
        for (const module of file.exports.handedOn) {
          const from = this.project.pathOf(file.path, module);
          const found = from === null ? null : this.exported(from, name, left - 1);
          if (found !== null) return found;
        }
        return null;
    }
  }
}

function importedAs(file: FileScopes, name: TSESTree.Identifier): string {
  const node = file.variableOf(name)?.defs[0]?.node;
  return node?.type === 'ImportSpecifier' || node?.type === 'ImportDefaultSpecifier'
    ? nameIn(node)
    : name.name;
}

function nameIn(node: TSESTree.ImportSpecifier | TSESTree.ImportDefaultSpecifier): string {
  if (node.type === 'ImportDefaultSpecifier') return 'default';
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

type NamesInTexts = ReadonlyMap<string, readonly string[]>;

/** What stands after `implements` and `extends`. */
const HEADS = /\b(?:class|interface)\b[^{;()=]*?\b(?:implements|extends)\b([^{;]*)\{/g;
/** Where a value is said to be of a type. */
const ANNOTATIONS = /(?::|\bas|\bsatisfies|<)\s*([A-Za-z_$][\w$]*)/g;
