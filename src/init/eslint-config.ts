import type { TSESTree } from '@typescript-eslint/types';
import { parseFile } from '../analysis/parse.js';
import { insertArgument, insertElement } from '../edits/insert-member.js';
import { type EditedText, ended, insertBefore } from '../edits/insert-statement.js';
import { applyEdits, type TextEdit } from '../edits/text-edit.js';
import { textStyleOf } from '../edits/text-style.js';
import { PACKAGE_NAME } from '../rule/package.js';

/** What is to be done with a configuration: another text, nothing because it is done, or why it is left to people. */
export type ConfigEdit =
  { kind: 'edit'; text: string } | { kind: 'done' } | { kind: 'left'; why: string };

/** The name under which the plugin is imported. */
const NAME = 'unhappyPath';

/** The elements that a flat configuration gets. */
export function flatElements(settings: object | null): string[] {
  return [
    `${NAME}.configs.recommended`,
    ...(settings === null ? [] : [`{ settings: { '${PACKAGE_NAME}': ${literal(settings)} } }`]),
  ];
}

/**
 * Add the plugin to a flat configuration of ESLint, where its list can be found: an array that is exported, or handed
 * to a function that is known to take configurations.
 *
 * @param settings what the plugin has to be told; null where the defaults do
 */
export function editEslintConfig(path: string, text: string, settings: object | null): ConfigEdit {
  const parsed = parseFile(path, text);
  if (!parsed.ok) return { kind: 'left', why: `it cannot be parsed (line ${parsed.line})` };
  const program = parsed.file.ast;
  const origins = originsIn(program);
  if ([...origins.values()].some(({ source }) => source === PACKAGE_NAME)) return { kind: 'done' };
  if (parsed.file.scopeManager.scopes.some(({ set }) => set.has(NAME)))
    return { kind: 'left', why: `the name ${NAME} is taken in it` };

  const file: EditedText = { text, style: textStyleOf(text, program), comments: parsed.comments };
  const exported = exportedFrom(program);
  if (exported === null) return { kind: 'left', why: 'it exports nothing that is known here' };
  const added = addedTo(exported.value, flatElements(settings).join(', '), program, origins, file);
  if (added === null)
    return { kind: 'left', why: 'what it exports is no list of configurations that can be seen' };
  const after = applyEdits(text, [importEdit(program, exported.isCommonJs, file), added]);
  return parseFile(path, after).ok
    ? { kind: 'edit', text: after }
    : { kind: 'left', why: 'it is written in a way that no edit fits' };
}

/** Where a name of the module comes from. */
interface Origin {
  source: string;
  /** `default`, `*`, or the name of the export. */
  name: string;
}

function originsIn(program: TSESTree.Program): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration')
      for (const one of statement.specifiers)
        origins.set(one.local.name, { source: statement.source.value, name: importedName(one) });
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      const source = requiredBy(init);
      if (source === null) continue;
      if (id.type === 'Identifier') origins.set(id.name, { source, name: '*' });
      if (id.type !== 'ObjectPattern') continue;
      for (const member of id.properties)
        if (
          member.type === 'Property' &&
          member.key.type === 'Identifier' &&
          member.value.type === 'Identifier'
        )
          origins.set(member.value.name, { source, name: member.key.name });
    }
  }
  return origins;
}

function importedName(specifier: TSESTree.ImportClause): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

function requiredBy(node: TSESTree.Expression | null): string | null {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return null;
  const [source] = node.arguments;
  const isRequire = node.callee.name === 'require' && source?.type === 'Literal';
  return isRequire && typeof source.value === 'string' ? source.value : null;
}

function exportedFrom(
  program: TSESTree.Program,
): { value: TSESTree.Node; isCommonJs: boolean } | null {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration')
      return { value: statement.declaration, isCommonJs: false };
    if (statement.type !== 'ExpressionStatement') continue;
    const { expression } = statement;
    if (expression.type !== 'AssignmentExpression') continue;
    const { left, right } = expression;
    const isExports =
      left.type === 'MemberExpression' &&
      left.object.type === 'Identifier' &&
      left.object.name === 'module' &&
      left.property.type === 'Identifier' &&
      left.property.name === 'exports';
    if (isExports) return { value: right, isCommonJs: true };
  }
  return null;
}

function addedTo(
  node: TSESTree.Node,
  elements: string,
  program: TSESTree.Program,
  origins: ReadonlyMap<string, Origin>,
  file: EditedText,
): TextEdit | null {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return addedTo(node.expression, elements, program, origins, file);
    case 'Identifier': {
      const init = constantOf(node.name, program);
      return init === null ? null : addedTo(init, elements, program, origins, file);
    }
    case 'ArrayExpression':
      return insertElement(node, elements, file);
    case 'CallExpression': {
      const taker = takerOf(node.callee, origins);
      if (taker === null) return null;
      const [only, ...more] = node.arguments;
      if (only === undefined) return taker === 'any' ? insertArgument(node, elements, file) : null;
      return only.type === 'ArrayExpression' && more.length === 0
        ? insertElement(only, elements, file)
        : insertArgument(node, elements, file);
    }
    default:
      return null;
  }
}

function constantOf(name: string, program: TSESTree.Program): TSESTree.Expression | null {
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const { id, init } of statement.declarations)
      if (id.type === 'Identifier' && id.name === name) return init;
  }
  return null;
}

/** Whether a function takes configurations: any number of them, or some behind its own options. */
function takerOf(
  callee: TSESTree.Node,
  origins: ReadonlyMap<string, Origin>,
): 'any' | 'more' | null {
  if (callee.type === 'MemberExpression') {
    const { object, property } = callee;
    if (object.type !== 'Identifier' || property.type !== 'Identifier') return null;
    const isConfig = origins.get(object.name)?.source === 'typescript-eslint';
    return isConfig && property.name === 'config' ? 'any' : null;
  }
  const origin = callee.type === 'Identifier' ? origins.get(callee.name) : undefined;
  if (origin === undefined) return null;
  const { source, name } = origin;
  if (source === 'eslint/config') return name === 'defineConfig' ? 'any' : null;
  if (source === 'typescript-eslint') return name === 'config' ? 'any' : null;
  if (/(?:^|\/)\.nuxt\/eslint\.config(?:\.mjs)?$/u.test(source)) return 'any';
  return source === '@antfu/eslint-config' ? 'more' : null;
}

function importEdit(program: TSESTree.Program, isCommonJs: boolean, file: EditedText): TextEdit {
  const { quote, eol } = file.style;
  const source = `${quote}${PACKAGE_NAME}${quote}`;
  const line = ended(
    isCommonJs ? `const ${NAME} = require(${source})` : `import ${NAME} from ${source}`,
    file.style,
  );
  const before = program.body.filter((statement) =>
    isCommonJs
      ? statement.type === 'VariableDeclaration' &&
        statement.declarations.some(({ init }) => requiredBy(init) !== null)
      : statement.type === 'ImportDeclaration',
  );
  const last = before.at(-1);
  if (last !== undefined) {
    const rest = /^[ \t]*(?:\/\/[^\r\n]*)?/u.exec(file.text.slice(last.range[1]))?.[0] ?? '';
    const at = last.range[1] + rest.length;
    return { start: at, end: at, text: eol + line };
  }
  const first = program.body.find(
    (statement) =>
      statement.type !== 'ExpressionStatement' || typeof statement.directive !== 'string',
  );
  if (first === undefined) return { start: 0, end: 0, text: line + eol };
  const edit = insertBefore(first, [line], file);
  return { ...edit, text: edit.text + eol };
}

/** A value as code: JSON with the quotes of most code. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, one]) => {
      const name = /^[A-Za-z_$][\w$]*$/u.test(key) ? key : literal(key);
      return `${name}: ${literal(one)}`;
    });
    return `{ ${members.join(', ')} }`;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
