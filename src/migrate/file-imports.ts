import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../edits/text-edit.js';
import type { NeededImport } from './codemod.js';
import type { ImportPlaces, SiteFile } from './site-file.js';

interface Held {
  declaration: TSESTree.ImportDeclaration;
  specifier: TSESTree.ImportClause;
  variable: Variable | undefined;
}

/** The imports of one file: which there are, under which name a new one goes, and the edits that add and remove them. */
export class FileImports {
  private readonly chosen = new Map<string, string>();

  constructor(
    private readonly file: SiteFile,
    private readonly places: ImportPlaces,
  ) {}

  private get declarations(): TSESTree.ImportDeclaration[] {
    return this.file.program.body.filter((one) => one.type === 'ImportDeclaration');
  }

  /** Whether the file takes something by `require` at its top. */
  get hasRequire(): boolean {
    return this.requires.length > 0 || this.exportsByAssignment;
  }

  private get requires(): TSESTree.VariableDeclaration[] {
    return this.file.program.body.filter(
      (one) =>
        one.type === 'VariableDeclaration' && one.declarations.some(({ init }) => isRequire(init)),
    ) as TSESTree.VariableDeclaration[];
  }

  private get exportsByAssignment(): boolean {
    return this.file.program.body.some(
      (one) =>
        one.type === 'ExpressionStatement' &&
        one.expression.type === 'AssignmentExpression' &&
        this.isExports(one.expression.left),
    );
  }

  /** `module.exports`, `exports.x` and members of these, where the names are those that Node gives to a module. */
  private isExports(node: TSESTree.Node, isOuter = true): boolean {
    if (node.type === 'Identifier')
      return !isOuter && node.name === 'exports' && this.file.variableOf(node) === undefined;
    if (node.type !== 'MemberExpression') return false;
    const { object, property, computed } = node;
    const isOfModule =
      object.type === 'Identifier' &&
      object.name === 'module' &&
      this.file.variableOf(object) === undefined;
    if (isOfModule)
      return !computed && property.type === 'Identifier' && property.name === 'exports';
    return this.isExports(object, false);
  }

  /** The name by which the file has, or will have, what it needs. */
  nameOf(need: NeededImport): string {
    const key = keyOf(need);
    const known = this.chosen.get(key);
    if (known !== undefined) return known;
    const held = this.held(need);
    const name = held?.specifier.local.name ?? this.freeName(need.name);
    this.chosen.set(key, name);
    return name;
  }

  /**
   * The edits that import what is needed, and that take away the imports of which no use is left.
   *
   * @param released identifiers that other edits take away
   */
  edits(needs: readonly NeededImport[], released: ReadonlySet<TSESTree.Node>): TextEdit[] {
    const missing = new Map<string, NeededImport>();
    for (const need of needs) if (this.held(need) === undefined) missing.set(keyOf(need), need);
    return inPlaceOf(this.removals(released), this.additions([...missing.values()]));
  }

  /** The import that gives what is needed under a name that nothing else in the file has. */
  private held(need: NeededImport): Held | undefined {
    for (const declaration of this.declarations) {
      if (!this.isFrom(declaration, need.from)) continue;
      const isType = declaration.importKind === 'type';
      for (const specifier of declaration.specifiers) {
        const kind = specifier.type === 'ImportSpecifier' ? specifier.importKind : 'value';
        if ((isType || kind === 'type') && need.isType !== true) continue;
        if (importedName(specifier) !== need.name) continue;
        const variable = this.file.variableOf(specifier.local);
        if (!this.isShadowed(specifier.local.name)) return { declaration, specifier, variable };
      }
    }
    return undefined;
  }

  private isFrom(declaration: TSESTree.ImportDeclaration, from: string): boolean {
    const source = declaration.source.value;
    return source === from || this.places.resolve(source, this.file.absolute) === from;
  }

  private isShadowed(name: string): boolean {
    const { scopes } = this.file.scopeManager;
    return scopes.filter((scope) => scope.set.has(name)).length > 1;
  }

  private freeName(wanted: string): string {
    const taken = (name: string): boolean =>
      this.file.usedNames.has(name) || [...this.chosen.values()].includes(name);
    if (!taken(wanted)) return wanted;
    for (const name of [`${wanted}Client`, `unhappy${capital(wanted)}`])
      if (!taken(name)) return name;
    for (let count = 2; ; count++) if (!taken(`${wanted}${count}`)) return `${wanted}${count}`;
  }

  private additions(needs: readonly NeededImport[]): TextEdit[] {
    const bySource = new Map<string, NeededImport[]>();
    for (const need of [...needs].sort(inOrder)) {
      const key = `${need.from}#${need.isType === true}`;
      bySource.set(key, [...(bySource.get(key) ?? []), need]);
    }
    const edits: TextEdit[] = [];
    const lines: string[] = [];
    for (const [first, ...more] of bySource.values()) {
      if (first === undefined) continue;
      const all = [first, ...more];
      const joined = this.joined(all);
      if (joined !== null) edits.push(joined);
      else lines.push(this.statement(all));
    }
    if (lines.length > 0) edits.push(this.inserted(lines));
    return edits;
  }

  /** The names put into an import that the file has of the same module. */
  private joined(needs: readonly NeededImport[]): TextEdit | null {
    const [{ from, isType = false } = { from: '' }] = needs;
    if (needs.some(({ name }) => name === 'default')) return null;
    const declaration = this.declarations.find(
      (one) => this.isFrom(one, from) && (one.importKind === 'type') === isType,
    );
    const last = declaration?.specifiers.at(-1);
    if (last?.type !== 'ImportSpecifier') return null;
    const names = needs.map((need) => this.clause(need)).join(', ');
    return { start: last.range[1], end: last.range[1], text: `, ${names}` };
  }

  private clause(need: NeededImport): string {
    const local = this.nameOf(need);
    return local === need.name ? local : `${need.name} as ${local}`;
  }

  private statement(needs: readonly NeededImport[]): string {
    const { quote, semicolons } = this.file.style;
    const [first] = needs;
    if (first === undefined) return '';
    const specifier = isPath(first.from)
      ? this.places.specifierOf(first.from, this.file)
      : first.from;
    const source = `${quote}${specifier}${quote}`;
    const end = semicolons ? ';' : '';
    if (this.file.kind === 'commonjs') {
      const names = needs.map((need) => this.clause(need).replace(' as ', ': ')).join(', ');
      return `const { ${names} } = require(${source})${end}`;
    }
    const ofDefault = needs.find(({ name }) => name === 'default');
    const named = needs.filter(({ name }) => name !== 'default').map((need) => this.clause(need));
    const clauses = [
      ...(ofDefault === undefined ? [] : [this.nameOf(ofDefault)]),
      ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`]),
    ].join(', ');
    return `import ${first.isType === true ? 'type ' : ''}${clauses} from ${source}${end}`;
  }

  private inserted(lines: readonly string[]): TextEdit {
    const { eol } = this.file.style;
    const after = this.file.kind === 'commonjs' ? this.requires.at(-1) : this.declarations.at(-1);
    if (after !== undefined) {
      const indent = indentBefore(this.file.text, after.range[0]);
      const end = lineRest(this.file.text, after.range[1]);
      return { start: end, end, text: lines.map((line) => eol + indent + line).join('') };
    }
    const directive = this.file.program.body.filter(isDirective).at(-1);
    if (directive !== undefined) {
      const end = lineRest(this.file.text, directive.range[1]);
      return { start: end, end, text: lines.map((line) => eol + line).join('') };
    }
    const start = this.afterHeader();
    const [first] = this.file.program.body;
    const indent = first === undefined ? '' : indentBefore(this.file.text, first.range[0]);
    const isBlank = /^[ \t]*\r?\n/.test(this.file.text.slice(start));
    const text = lines.map((line) => indent + line + eol).join('');
    return { start, end: start, text: isBlank ? text : text + eol };
  }

  /** Behind a hash-bang, and behind a comment that an empty line parts from the code: that is one on the whole file. */
  private afterHeader(): number {
    const { text, program, comments } = this.file;
    const first = program.body[0]?.range[0] ?? text.length;
    let at = text.startsWith('#!') ? nextLine(text, 0) : 0;
    if (/\.(?:vue|svelte|astro)$/.test(this.file.path)) return lineStart(text, first);
    for (const { start, end } of comments) {
      if (end > first || text.slice(at, start).trim() !== '') break;
      const rest = text.slice(end, first);
      const blank = /^[ \t]*\r?\n[ \t]*\r?\n/.exec(rest);
      if (blank === null) continue;
      at = end + blank[0].length;
    }
    return at;
  }

  private removals(released: ReadonlySet<TSESTree.Node>): TextEdit[] {
    if (released.size === 0) return [];
    const edits: TextEdit[] = [];
    for (const declaration of this.declarations) {
      const gone = declaration.specifiers.filter((specifier) => {
        return this.isReleased(specifier.local, released);
      });
      if (gone.length === 0) continue;
      edits.push(...this.withoutSpecifiers(declaration, gone));
    }
    for (const required of this.requires) {
      const [only, more] = required.declarations;
      if (more === undefined && this.isReleased(only.id, released))
        edits.push(this.withoutLine(required));
    }
    return edits;
  }

  /** Whether all uses of a name go. One that has none already is not ours to take away. */
  private isReleased(name: TSESTree.Node, released: ReadonlySet<TSESTree.Node>): boolean {
    const references = this.file.variableOf(name)?.references ?? [];
    const uses = references.filter((reference) => reference.isRead());
    return uses.length > 0 && uses.every(({ identifier }) => released.has(identifier));
  }

  private withoutLine(statement: TSESTree.Node): TextEdit {
    const { text } = this.file;
    const start = lineStart(text, statement.range[0]);
    const end = nextLine(text, statement.range[1]);
    const isAlone =
      text.slice(start, statement.range[0]).trim() === '' &&
      text.slice(statement.range[1], end).trim() === '';
    return isAlone
      ? { start, end, text: '' }
      : { start: statement.range[0], end: statement.range[1], text: '' };
  }

  private withoutSpecifiers(
    declaration: TSESTree.ImportDeclaration,
    gone: readonly TSESTree.ImportClause[],
  ): TextEdit[] {
    const { text } = this.file;
    const kept = declaration.specifiers.filter((one) => !gone.includes(one));
    if (kept.length === 0) {
      return [this.withoutLine(declaration)];
    }
    const whole = kept.find(({ type }) => type !== 'ImportSpecifier');
    const named = kept.filter(({ type }) => type === 'ImportSpecifier');
    const first = declaration.specifiers[0];
    if (first === undefined) return [];
    const clauses = [
      ...(whole === undefined ? [] : [this.file.textOf(whole)]),
      ...(named.length === 0
        ? []
        : [`{ ${named.map((one) => this.file.textOf(one)).join(', ')} }`]),
    ].join(', ');
    const start = text.indexOf(
      first.type === 'ImportSpecifier' ? '{' : this.file.textOf(first),
      declaration.range[0],
    );
    const end = text.lastIndexOf('from', declaration.source.range[0]);
    return [{ start, end, text: `${clauses} ` }];
  }
}

/** What is added where something is removed goes in its place. */
function inPlaceOf(removals: readonly TextEdit[], additions: readonly TextEdit[]): TextEdit[] {
  const joined = new Set<TextEdit>();
  const edits = additions.map((addition) => {
    const around = removals.find(({ start, end }) => start < addition.start && addition.end < end);
    if (around === undefined) return addition;
    joined.add(around);
    const [, eol = '', text = ''] = /^(\r?\n)?(.*)$/s.exec(addition.text) ?? [];
    return { ...around, text: text + eol };
  });
  return [...removals.filter((one) => !joined.has(one)), ...edits];
}

/** Packages before modules of the project, and names in their order. */
function inOrder(one: NeededImport, other: NeededImport): number {
  const rank = ({ from }: NeededImport) => (isPath(from) ? 1 : 0);
  return rank(one) - rank(other) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}

function isPath(from: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/])/.test(from);
}

function keyOf({ from, name, isType = false }: NeededImport): string {
  return `${from}#${name}#${isType}`;
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return specifier.imported.type === 'Identifier'
    ? specifier.imported.name
    : specifier.imported.value;
}

function isRequire(node: TSESTree.Expression | null): boolean {
  const call = node?.type === 'MemberExpression' ? node.object : node;
  return (
    call?.type === 'CallExpression' &&
    call.callee.type === 'Identifier' &&
    call.callee.name === 'require'
  );
}

function isDirective(node: TSESTree.Node): boolean {
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The end of the line, where nothing but white space or a comment follows on it; else the offset itself. */
function lineRest(text: string, offset: number): number {
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?/.exec(text.slice(offset))?.[0] ?? '';
  const end = offset + rest.length;
  return end === text.length || text[end] === '\n' || text[end] === '\r' ? end : offset;
}

function indentBefore(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
