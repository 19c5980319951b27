import { PLAIN, Printer, type Printed } from './print-program.js';
import type { Declaration } from './print-values.js';
import type { Layout, Project, Way } from './project.js';

/** The functions of a project in which calls stand, the first being the one that sends. */
export const FUNCTIONS = ['request', 'between', 'load', 'refresh'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** A file with the lines on which its functions begin. */
interface PrintedFile {
  text: string;
  starts: ReadonlyMap<string, number>;
}

/** A project as files, by their names. */
export function printFiles(project: Project): Map<string, PrintedFile> {
  return new Files(project.layout, new ProjectPrinter(project, false).functions()).all();
}

/** All of a project in one scope, reporting to the probe; its functions see the flags. */
export function printWhole(project: Project): Printed & { functions: FunctionName[] } {
  const printer = new ProjectPrinter(project, true);
  const { functions, parts, flags } = printer.functions();
  const variables = flags.length === 0 ? [] : [`let ${flags.join(', ')};`];
  const texts = [...parts, ...functions].map(({ text }) => text);
  return {
    source: [...variables, ...texts].join('\n'),
    flags: flags.length,
    functions: functions.map(({ name }) => name),
  };
}

interface PrintedParts {
  functions: (Declaration & { name: FunctionName })[];
  /** What they use: classes, constants, functions. */
  parts: Declaration[];
  flags: string[];
}

class ProjectPrinter extends Printer {
  constructor(
    private readonly project: Project,
    probed: boolean,
  ) {
    super(project.parts, { ...PLAIN, probed });
  }

  functions(): PrintedParts {
    const { sender } = this.project;
    const bodies: [FunctionName, string][] =
      sender.kind === 'helper' ? this.helperAndUses(sender) : this.wrapperAndUses(sender);
    const functions = bodies.map(([name, body]) => ({
      name,
      text: this.asyncFunction(name, body),
    }));
    return { functions, parts: this.declarations(), flags: this.flagNames };
  }

  private helperAndUses(
    sender: Extract<Project['sender'], { kind: 'helper' }>,
  ): [FunctionName, string][] {
    const { response } = this.style.names;
    const sent = `return ${sender.awaits ? 'await ' : ''}${this.send()};`;
    return [
      ['request', sent],
      ...sender.uses.map((block, index): [FunctionName, string] => {
        const name = nameOfUse(index);
        const given = `const ${response} = await ${this.callee(name, 'request')}();`;
        return [name, this.join(given, this.statements(block))];
      }),
    ];
  }

  private wrapperAndUses(
    sender: Extract<Project['sender'], { kind: 'wrapper' }>,
  ): [FunctionName, string][] {
    const called = sender.middle === null ? 'request' : 'between';
    return [
      ['request', this.join(this.awaited, this.statements(sender.inner))],
      ...(sender.middle === null
        ? []
        : ([['between', this.caller(sender.middle, this.callee('between', 'request'))]] satisfies [
            FunctionName,
            string,
          ][])),
      ...sender.uses.map((caller, index): [FunctionName, string] => {
        const name = nameOfUse(index);
        return [name, this.caller(caller, this.callee(name, called))];
      }),
    ];
  }

  /** How a function names the one that it calls. */
  private callee(from: FunctionName, called: 'request' | 'between'): string {
    if (this.style.probed || called === 'between') return called;
    const { layout } = this.project;
    if (layout.way === 'object' || layout.way === 'instance') return 'api.request';
    return layout.way === 'namespace' && fileOf(layout, from) !== 'api'
      ? 'http.request'
      : 'request';
  }

  private asyncFunction(name: FunctionName, body: string): string {
    return this.join(`async function ${name}() {`, body, '}');
  }
}

function nameOfUse(index: number): FunctionName {
  return index === 0 ? 'load' : 'refresh';
}

function fileOf(layout: Layout, name: string): string {
  switch (name) {
    case 'request':
      return 'api';
    case 'between':
      return 'service';
    case 'load':
      return 'jobs';
    case 'refresh':
      return layout.second;
    case 'ApiError':
    case 'DroppingError':
    case 'TextError':
      return layout.errors;
    default:
      return layout.helpers;
  }
}

/** Deals the declarations of a project to its files, and links these. */
class Files {
  private readonly isEs: boolean;
  private readonly files = new Map<string, Declaration[]>();

  constructor(
    private readonly layout: Layout,
    { parts, functions }: PrintedParts,
  ) {
    this.isEs = layout.modules === 'es';
    for (const declaration of [...parts, ...functions]) {
      const file = fileOf(layout, declaration.name);
      this.files.set(file, [...(this.files.get(file) ?? []), declaration]);
    }
  }

  all(): Map<string, PrintedFile> {
    const ending = this.isEs ? '.ts' : '.js';
    const printed = new Map<string, PrintedFile>();
    for (const [file, declarations] of this.files) {
      printed.set(file + ending, this.print(file, declarations));
    }
    if (this.layout.hasBarrel) {
      printed.set(`index${ending}`, { text: this.barrel(), starts: new Map() });
    }
    return printed;
  }

  private get handedOn(): string[] {
    // In CommonJS, what is taken from a file that takes it from here is not there yet.
    const inside = ['api', 'errors', 'http', ...(this.isEs ? ['service'] : [])];
    return inside.filter((file) => this.files.has(file));
  }

  private barrel(): string {
    if (!this.isEs) {
      const parts = this.handedOn.map((file) => `...require('./${file}')`);
      return `module.exports = { ${parts.join(', ')} };\n`;
    }
    const stars = this.handedOn.map((file) => `export * from './${file}.js';\n`);
    const isDefault = this.layout.way === 'default';
    return stars.join('') + (isDefault ? "export { default as request } from './api.js';\n" : '');
  }

  private print(file: string, declarations: readonly Declaration[]): PrintedFile {
    const lines = this.imports(file, declarations);
    const starts = new Map<string, number>();
    for (const { name, text } of declarations) {
      starts.set(name, lines.length + 1);
      lines.push(...this.exported(file, name, text).split('\n'));
    }
    if (!this.isEs) lines.push(this.commonJsExports(file, declarations));
    return { text: `${lines.join('\n')}\n`, starts };
  }

  private exported(file: string, name: string, text: string): string {
    const { way } = this.layout;
    if (name === 'request' && (way === 'object' || way === 'instance')) {
      const method = text.replace('async function', 'async');
      const start = this.isEs ? 'export const api =' : 'const api =';
      return way === 'object'
        ? `${start} { ${method} };`
        : `class Api { ${method} }\n${start} new Api();`;
    }
    const own = this.isLazy(file, text) ? withFirst(text, this.requestImport(file)) : text;
    if (!this.isEs) return own;
    return name === 'request' && way === 'default' ? `export default ${own}` : `export ${own}`;
  }

  private isLazy(file: string, text: string): boolean {
    return this.layout.way === 'lazy' && file !== 'api' && text.includes('request()');
  }

  private commonJsExports(file: string, declarations: readonly Declaration[]): string {
    const { way } = this.layout;
    const isMember = way === 'object' || way === 'instance';
    const names = declarations.map(({ name }) => (isMember && name === 'request' ? 'api' : name));
    return way === 'default'
      ? names.map((name) => `exports.${name} = ${name};`).join('\n')
      : `module.exports = { ${names.join(', ')} };`;
  }

  private imports(file: string, declarations: readonly Declaration[]): string[] {
    const text = declarations.map((one) => one.text).join('\n');
    const wanted = new Map<string, string[]>();
    for (const [from, there] of this.files) {
      if (from === file) continue;
      for (const { name } of there) {
        if (name === 'request' || !new RegExp(`\\b${name}\\b`).test(text)) continue;
        const source = this.sourceFor(file, from);
        wanted.set(source, [...(wanted.get(source) ?? []), name]);
      }
    }
    const usesRequest = file !== 'api' && /\brequest\(\)/.test(text);
    const usesAxios = text.includes('axios.');
    return [
      ...(usesAxios
        ? [this.isEs ? "import axios from 'axios';" : "const axios = require('axios');"]
        : []),
      ...[...wanted].map(([source, names]) => this.named(names.join(', '), source)),
      ...(usesRequest && this.layout.way !== 'lazy' ? [this.requestImport(file)] : []),
    ];
  }

  private sourceFor(file: string, from: string): string {
    const { hasBarrel, isCyclic } = this.layout;
    const isInside = ['api', 'errors', 'http'].includes(file);
    const isByBarrel = hasBarrel && (isInside ? isCyclic && this.isEs : true);
    return isByBarrel && this.handedOn.includes(from) ? 'index' : from;
  }

  private requestImport(file: string): string {
    const source = this.sourceFor(file, 'api');
    const ways: Record<Way, () => string> = {
      named: () => this.named('request', source),
      default: () =>
        this.isEs && source === 'api'
          ? "import request from './api.js';"
          : this.named('request', source),
      namespace: () =>
        this.isEs
          ? `import * as http from './${source}.js';`
          : `const http = require('./${source}');`,
      lazy: () =>
        this.isEs
          ? `const { request } = await import('./${source}.js');`
          : `const { request } = require('./${source}');`,
      object: () => this.named('api', source),
      instance: () => this.named('api', source),
    };
    return ways[this.layout.way]();
  }

  private named(names: string, source: string): string {
    return this.isEs
      ? `import { ${names} } from './${source}.js';`
      : `const { ${names} } = require('./${source}');`;
  }
}

function withFirst(text: string, statement: string): string {
  const at = text.indexOf('{') + 1;
  return `${text.slice(0, at)}\n${statement}${text.slice(at)}`;
}
