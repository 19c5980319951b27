import type { Block, Caller, Program, Shape, Statement, Target } from './program.js';
import { CLASSES, ValuePrinter, type Declaration, type Part, type Style } from './print-values.js';

export type { Style } from './print-values.js';

export const PLAIN: Style = {
  names: { response: 'res', error: 'error', load: 'load' },
  separator: '\n',
  wrapped: false,
  probed: false,
};

export interface Printed {
  source: string;
  /** The number of parameters that are true or false. */
  flags: number;
}

/** The source of a program; its function `load` takes the flags, which all of its functions see. */
export function printProgram(program: Program, style: Style): Printed {
  return new Printer(program, style).print(program.shape);
}

const TARGETS: Readonly<Record<Target, string>> = {
  nearest: '',
  outer: ' attempts',
  block: ' named',
};

export class Printer extends ValuePrinter {
  private inCheck = false;

  print(shape: Shape): Printed {
    const { load } = this.style.names;
    const { separator } = this.style;
    const body = this.shape(shape);
    const parts = this.declarations();
    const parameters = this.flagNames;
    const isImported = this.program.client === 'axios' && !this.style.probed;
    const variables = [
      ...parameters.map((name) => `${name} = ${name}Given;`),
      ...(this.parts.has('message') ? [`let message = 'unknown';`] : []),
      ...(this.parts.has('code') ? ['let code = 0;'] : []),
    ];
    const lines = [
      ...(isImported ? ["import axios from 'axios';"] : []),
      // Helpers see the flags as well, so these are variables of the module.
      ...(this.flags === 0 ? [] : [`let ${parameters.join(', ')};`]),
      ...parts.map(({ text }) => text),
      ...body.before,
      `async function ${load}(${parameters.map((name) => `${name}Given`).join(', ')}) {${separator}${[...variables, body.main].join(separator)}${separator}}`,
    ];
    return { source: `${lines.join('\n')}\n`, flags: this.flags };
  }

  protected get flagNames(): string[] {
    return Array.from({ length: this.flags }, (_, index) => `flag${String(index)}`);
  }

  /** What the functions that were printed so far use. */
  protected declarations(): Declaration[] {
    const helpers = this.helpers();
    return [
      ...Object.entries(CLASSES)
        .filter(([name]) => this.parts.has(name as Part))
        .map(([name, text]) => ({ name, text })),
      ...this.constants,
      ...helpers,
    ];
  }

  private helpers(): Declaration[] {
    const { check, isFine, failureOf } = this.program;
    const { response } = this.style.names;
    const helpers: Declaration[] = [];
    this.inCheck = true;
    if (this.parts.has('check')) {
      helpers.push({ name: 'check', text: `function check(${response}) ${this.block(check)}` });
    }
    if (this.parts.has('isFine')) {
      const text = `function isFine(${response}) { return ${this.condition(isFine)}; }`;
      helpers.push({ name: 'isFine', text });
    }
    if (this.parts.has('failureOf')) {
      const { test, yes, no } = failureOf;
      const text = `function failureOf(${response}) { if (${this.condition(test)}) return ${this.failure(yes)}; return ${this.failure(no)}; }`;
      helpers.push({ name: 'failureOf', text });
    }
    this.inCheck = false;
    return helpers;
  }

  protected send(path = '/api/jobs'): string {
    return this.program.client === 'fetch' ? `fetch('${path}')` : `axios.get('${path}')`;
  }

  protected get awaited(): string {
    return `const ${this.style.names.response} = await ${this.send()};`;
  }

  /** What the function that is followed does, and the functions before it. */
  private shape(shape: Shape): { main: string; before: string[] } {
    const { response } = this.style.names;
    if (shape.kind === 'wrapped') {
      const inner = this.join(this.awaited, this.statements(shape.inner));
      const request = `async function request() {${this.join('', inner, '')}}`;
      return { main: this.caller(shape.caller), before: [request] };
    }
    if (shape.kind === 'helper') {
      const sender = shape.awaits
        ? `async function request() { return await ${this.send()}; }`
        : `function request() { return ${this.send()}; }`;
      const main = this.join(`const ${response} = await request();`, this.statements(shape.rest));
      return { main, before: [sender] };
    }
    return { main: this.around(shape), before: [] };
  }

  private around(shape: Exclude<Shape, { kind: 'wrapped' | 'helper' }>): string {
    const { response, error } = this.style.names;
    const arrow = (block: Block): string => `async (${response}) => ${this.block(block)}`;
    const onError = (block: Block): string => `(${error}) => ${this.block(block)}`;
    const maybeCatch = (block: Block | null): string =>
      block === null ? '' : `.catch(${onError(block)})`;
    switch (shape.kind) {
      case 'straight':
        return this.join(this.awaited, this.statements(shape.rest));
      case 'all':
        return this.join(
          `const [${response}] = await Promise.all([${this.send()}, null]);`,
          this.statements(shape.rest),
        );
      case 'both':
        return this.join(
          `const [${response}, other] = await Promise.all([${this.send()}, ${this.send('/api/other')}]);`,
          this.statements(shape.rest),
        );
      case 'try':
        return this.join(
          this.guarded(this.join(this.awaited, this.statements(shape.rest)), shape.handler) +
            (shape.finalizer === null ? '' : ` finally ${this.block(shape.finalizer)}`),
          this.statements(shape.after),
        );
      case 'sentInTry':
        return this.join(
          `let ${response};`,
          `try { ${response} = await ${this.send()}; } catch (${error}) ${this.block(shape.handler)}`,
          this.statements(shape.rest),
        );
      case 'loop':
        return this.join(
          this.attempts(this.join(this.awaited, this.statements(shape.rest))),
          this.statements(shape.after),
        );
      case 'tryInLoop':
        return this.join(
          this.attempts(
            this.guarded(this.join(this.awaited, this.statements(shape.rest)), shape.handler),
          ),
          this.statements(shape.after),
        );
      case 'chain':
        return `return ${this.send()}.then(${arrow(shape.rest)})${maybeCatch(shape.handler)};`;
      case 'twoHandlers':
        return `return ${this.send()}.then(${arrow(shape.rest)}, ${onError(shape.handler)});`;
      case 'twoSteps':
        return `return ${this.send()}.then(${arrow(shape.rest)}).then(async (result) => ${this.block(shape.next)})${maybeCatch(shape.handler)};`;
      case 'handedOn':
        return `return ${this.part('attempt')}(() => ${this.send()}, ${arrow(shape.rest)});`;
    }
  }

  protected caller(caller: Caller, request = 'request'): string {
    const { error } = this.style.names;
    const awaited = `const result = await ${request}();`;
    switch (caller.kind) {
      case 'straight':
        return this.join(awaited, this.statements(caller.rest));
      case 'try':
        return this.join(
          this.guarded(this.join(awaited, this.statements(caller.rest)), caller.handler),
          this.statements(caller.after),
        );
      case 'returned':
        return this.guarded(`return ${request}();`, caller.handler);
      case 'tryInLoop':
        return this.join(
          this.attempts(
            this.guarded(this.join(awaited, this.statements(caller.rest)), caller.handler),
          ),
          this.statements(caller.after),
        );
      case 'chain': {
        const end =
          caller.handler === null ? '' : `.catch((${error}) => ${this.block(caller.handler)})`;
        return `return ${request}().then(async (result) => ${this.block(caller.rest)})${end};`;
      }
    }
  }

  private guarded(tried: string, handler: Block): string {
    return this.join('try {', tried, `} catch (${this.style.names.error}) ${this.block(handler)}`);
  }

  private attempts(body: string): string {
    return this.join('attempts: for (let attempt = 0; attempt < 3; attempt += 1) {', body, '}');
  }

  protected join(...parts: string[]): string {
    return parts.join(this.style.separator);
  }

  private block(block: Block): string {
    const { wrapped } = this.style;
    const inner = this.statements(block);
    return wrapped ? this.join('{', '{', inner, '}', '}') : this.join('{', inner, '}');
  }

  protected statements(block: Block): string {
    return block.map((statement) => this.statement(statement)).join(this.style.separator);
  }

  private statement(statement: Statement): string {
    const { response, error } = this.style.names;
    switch (statement.kind) {
      case 'if': {
        const head = `if (${this.condition(statement.test)}) ${this.block(statement.then)}`;
        return statement.else === null ? head : `${head} else ${this.block(statement.else)}`;
      }
      case 'switch':
        return this.choice(statement);
      case 'throw':
        return `throw ${this.probe(this.failure(statement.failure), 'throw')};`;
      case 'return':
        if (this.inCheck) return 'return;';
        return `return ${this.probe(this.answer(statement.answer), 'return')};`;
      case 'break':
      case 'continue':
        return `${statement.kind}${TARGETS[statement.target]};`;
      case 'show':
        return `show(${this.label()}, ${this.body});`;
      case 'showResult':
        return `show(${this.label()}, result?.data ?? result?.items);`;
      case 'note':
        return `note(${this.label()});`;
      case 'wait':
        return `await new Promise((resolve) => setTimeout(resolve, 100 * attempt));`;
      case 'log':
        return `console.error(${this.logged(statement.what)});`;
      case 'check':
        return `${this.part('check')}(${response});`;
      case 'setMessage':
        return `${this.part('message')} = ${this.logged(statement.to)};`;
      case 'setCode':
        return `${this.part('code')} = ${statement.to === 'status' ? `${response}.status` : '500'};`;
      case 'otherOk':
        return `if (other.status !== 200) throw new Error('other');`;
      case 'each':
        return `for (const element of [1, 2]) ${this.block(statement.block)}`;
      case 'block':
        return `named: ${this.block(statement.block)}`;
      case 'try': {
        const end =
          statement.finalizer === null ? '' : ` finally ${this.block(statement.finalizer)}`;
        const handler =
          statement.handler === null
            ? `catch { note(${this.label()}); }`
            : `catch (${error}) ${this.block(statement.handler)}`;
        return `try ${this.block(statement.block)} ${handler}${end}`;
      }
    }
  }

  private choice({ cases, rest }: Extract<Statement, { kind: 'switch' }>): string {
    const { response } = this.style.names;
    const statuses = JSON.stringify(cases.flatMap((one) => one.statuses));
    const taken = this.style.probed
      ? `probe.choice(${response}.status, ${statuses})`
      : `${response}.status`;
    const printed = cases.map(
      ({ statuses: sought, block }) =>
        `${sought.map((one) => `case ${String(one)}:`).join(' ')} ${this.block(block)} break;`,
    );
    const fallback = rest === null ? [] : [`default: ${this.block(rest)}`];
    return this.join(`switch (${taken}) {`, ...printed, ...fallback, '}');
  }
}
