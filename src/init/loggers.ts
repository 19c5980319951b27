import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../analysis/index.js';
import { isLoggerModule } from '../analysis/builtins/log.js';
import { moduleRecordOf, parseFile } from '../analysis/parse.js';

/** A logging library that the code of a project imports. */
export interface FoundLogger {
  module: string;
  file: string;
  line: number;
  /** What the setting `loggers` has to name; empty where the analysis knows the library. */
  names: readonly string[];
}

/** Libraries whose loggers the analysis does not know by themselves: they are made by a call or a `new`. */
const OTHERS = new Set([
  '@nestjs/common',
  '@adonisjs/logger',
  '@aws-lambda-powertools/logger',
  '@google-cloud/logging',
  '@logtape/logtape',
  '@salesforce/core',
  '@vscode/extension-telemetry',
  'adze',
  'lambda-log',
  'loglayer',
  'next-axiom',
  'roarr',
  'typescript-logging',
]);

/** What their loggers are asked to write with. */
const LOGGING = new Set(['debug', 'error', 'fatal', 'info', 'log', 'trace', 'verbose', 'warn']);

/** Finds the loggers of a project, a file at a time. */
export class LoggerSearch {
  readonly #found = new Map<string, { file: string; line: number; names: Set<string> }>();

  /** Look at one file: `path` as reports show it. */
  add(path: string, text: string): void {
    for (const { module, line } of importsOf(path, text)) {
      const isOther = OTHERS.has(module);
      if (!isOther && !isLoggerModule(module)) continue;
      const names = isOther ? loggersIn(path, text, module) : [];
      // A framework is imported for other things than its logger.
      if (isOther && names.length === 0) continue;
      const known = this.#found.get(module) ?? { file: path, line, names: new Set<string>() };
      for (const name of names) known.names.add(name);
      this.#found.set(module, known);
    }
  }

  result(): FoundLogger[] {
    return [...this.#found].map(([module, { file, line, names }]) => ({
      module,
      file,
      line,
      names: [...names].sort(),
    }));
  }
}

function importsOf(path: string, text: string): { module: string; line: number }[] {
  try {
    const { module, requires, code } = moduleRecordOf(path, text);
    const imported = module.staticImports.map(({ moduleRequest, start }) => ({
      module: moduleRequest.value,
      line: code.slice(0, start).split('\n').length,
    }));
    return [...imported, ...requires.map((required) => ({ module: required, line: 1 }))];
  } catch {
    // A file that cannot be parsed is told of by the analysis.
    return [];
  }
}

/** What holds a logger of a module and has one of its logging methods called: `logger`, `this.log`. */
function loggersIn(path: string, text: string, module: string): string[] {
  const parsed = parseFile(path, text);
  if (!parsed.ok) return [];
  const made = new Set<string>();
  for (const statement of parsed.file.ast.body)
    if (statement.type === 'ImportDeclaration' && statement.source.value === module)
      for (const { local } of statement.specifiers) made.add(local.name);
  const holders = new Set<string>();
  const called = new Set<string>();
  const open: TSESTree.Node[] = [parsed.file.ast];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...childNodes(node));
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier')
      if (isMadeBy(node.init, made)) holders.add(node.id.name);
    if (node.type === 'PropertyDefinition' && node.key.type === 'Identifier')
      if (isMadeBy(node.value, made)) holders.add(`this.${node.key.name}`);
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { object, property } = node.callee;
      if (property.type === 'Identifier' && LOGGING.has(property.name)) {
        if (object.type === 'Identifier') called.add(object.name);
        const isOwn = object.type === 'MemberExpression' && object.object.type === 'ThisExpression';
        if (isOwn && object.property.type === 'Identifier')
          called.add(`this.${object.property.name}`);
      }
    }
  }
  // An exported logger is called in other files.
  return [...holders].filter(
    (name) => called.has(name) || (!name.startsWith('this.') && module !== '@nestjs/common'),
  );
}

/** Whether a value is made by what was imported: `new Logger()`, `getLogger([...])`, `log.with(...)`. */
function isMadeBy(node: TSESTree.Node | null, made: ReadonlySet<string>): boolean {
  if (node?.type !== 'NewExpression' && node?.type !== 'CallExpression') return false;
  const { callee } = node;
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  return root.type === 'Identifier' && made.has(root.name);
}
