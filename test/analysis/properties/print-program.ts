import type { Answer, Block, Condition, Failure, Program, Shape, Statement } from './program.js';

/** How a program is written; what it does is the same. */
export interface Style {
  /** The names of the response, the caught error and the function. */
  names: { response: string; error: string; load: string };
  /** What stands between two statements. */
  separator: string;
  /** Whether each body is wrapped in one more block. */
  wrapped: boolean;
  /** Whether tests and ends report to the `probe` of the oracle. */
  probed: boolean;
}

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

/** The source of a program; its function `load` takes the flags. */
export function printProgram(program: Program, style: Style): Printed {
  return new Printer(program, style).print();
}

class Printer {
  private flags = 0;
  private labels = 0;
  private inCheck = false;

  constructor(
    private readonly program: Program,
    private readonly style: Style,
  ) {}

  print(): Printed {
    const { check, isFine, failureOf, shape } = this.program;
    const { response, load } = this.style.names;
    this.inCheck = true;
    const helpers = [
      `function check(${response}) ${this.block(check)}`,
      `function isFine(${response}) { return ${this.condition(isFine)}; }`,
      `function failureOf(${response}) { if (${this.condition(failureOf.test)}) return ${this.failure(failureOf.yes)}; return ${this.failure(failureOf.no)}; }`,
    ];
    this.inCheck = false;
    const body = this.shape(shape);
    const parameters = Array.from({ length: this.flags }, (_, index) => `flag${String(index)}`);
    // Helpers see the flags as well, so these are variables of the module.
    const isImported = this.program.client === 'axios' && !this.style.probed;
    const lines = [
      ...(isImported ? ["import axios from 'axios';"] : []),
      ...(this.flags === 0 ? [] : [`let ${parameters.join(', ')};`]),
      'class ApiError extends Error { constructor(status, message) { super(message); this.status = status; } }',
      'class DroppingError extends Error { constructor(status, message) { super(message); } }',
      'class TextError extends Error { constructor(status) { super(`HTTP ${status}`); } }',
      "const MESSAGES = { 402: 'Out of credits', 404: 'Not found' };",
      'async function attempt(send, use) { const answer = await send(); return use(answer); }',
      ...helpers,
      `async function ${load}(${parameters.map((name) => `${name}Given`).join(', ')}) {${this.style.separator}${[...parameters.map((name) => `${name} = ${name}Given;`), body].join(this.style.separator)}${this.style.separator}}`,
    ];
    return { source: `${lines.join('\n')}\n`, flags: this.flags };
  }

  private get send(): string {
    return this.program.client === 'fetch' ? `fetch('/api/jobs')` : `axios.get('/api/jobs')`;
  }

  /** The status that a caught error carries, if any. */
  private get statusOfError(): string {
    const { error } = this.style.names;
    return this.program.client === 'fetch' ? `${error}.status` : `${error}.response?.status`;
  }

  private get body(): string {
    const { response } = this.style.names;
    return this.program.client === 'fetch' ? `await ${response}.json()` : `${response}.data`;
  }

  private shape(shape: Shape): string {
    const { response, error } = this.style.names;
    const send = `const ${response} = await ${this.send};`;
    const join = (...parts: string[]): string => parts.join(this.style.separator);
    switch (shape.kind) {
      case 'straight':
        return join(send, this.statements(shape.rest));
      case 'all':
        return join(
          `const [${response}] = await Promise.all([${this.send}, null]);`,
          this.statements(shape.rest),
        );
      case 'try':
        return join(
          `try {`,
          send,
          this.statements(shape.rest),
          `} catch (${error}) ${this.block(shape.handler)}${shape.finalizer === null ? '' : ` finally ${this.block(shape.finalizer)}`}`,
          this.statements(shape.after),
        );
      case 'sentInTry':
        return join(
          `let ${response};`,
          `try { ${response} = await ${this.send}; } catch (${error}) ${this.block(shape.handler)}`,
          this.statements(shape.rest),
        );
      case 'loop':
        return join(
          `for (let attempt = 0; attempt < 3; attempt += 1) {`,
          send,
          this.statements(shape.rest),
          `}`,
          this.statements(shape.after),
        );
      case 'tryInLoop':
        return join(
          `for (let attempt = 0; attempt < 3; attempt += 1) {`,
          `try {`,
          send,
          this.statements(shape.rest),
          `} catch (${error}) ${this.block(shape.handler)}`,
          `}`,
          this.statements(shape.after),
        );
      case 'chain': {
        const then = `.then(async (${response}) => ${this.block(shape.rest)})`;
        const end =
          shape.handler === null ? '' : `.catch((${error}) => ${this.block(shape.handler)})`;
        return `return ${this.send}${then}${end};`;
      }
      case 'handedOn':
        return `return attempt(() => ${this.send}, async (${response}) => ${this.block(shape.rest)});`;
    }
  }

  private block(block: Block): string {
    const { separator, wrapped } = this.style;
    const inner = this.statements(block);
    return wrapped
      ? `{${separator}{${separator}${inner}${separator}}${separator}}`
      : `{${separator}${inner}${separator}}`;
  }

  private statements(block: Block): string {
    return block.map((statement) => this.statement(statement)).join(this.style.separator);
  }

  private statement(statement: Statement): string {
    const { response, error } = this.style.names;
    switch (statement.kind) {
      case 'if': {
        const head = `if (${this.condition(statement.test)}) ${this.block(statement.then)}`;
        return statement.else === null ? head : `${head} else ${this.block(statement.else)}`;
      }
      case 'switch': {
        const cases = statement.cases.map(
          ({ statuses, block }) =>
            `${statuses.map((one) => `case ${String(one)}:`).join(' ')} ${this.block(block)} break;`,
        );
        const rest = statement.rest === null ? [] : [`default: ${this.block(statement.rest)}`];
        const taken = this.style.probed
          ? `probe.choice(${response}.status, ${JSON.stringify(statement.cases.flatMap(({ statuses }) => statuses))})`
          : `${response}.status`;
        return `switch (${taken}) {${this.style.separator}${[...cases, ...rest].join(this.style.separator)}${this.style.separator}}`;
      }
      case 'throw':
        return `throw ${this.probe(this.failure(statement.failure), 'throw')};`;
      case 'return':
        if (this.inCheck) return 'return;';
        return `return ${this.probe(this.answer(statement.answer), 'return')};`;
      case 'show':
        return `show(${this.label()}, ${this.body});`;
      case 'note':
        return `note(${this.label()});`;
      case 'log':
        return `console.error(${this.logged(statement.what)});`;
      case 'check':
        return `check(${response});`;
      case 'try': {
        const handler =
          statement.handler === null
            ? `catch { note(${this.label()}); }`
            : `catch (${error}) ${this.block(statement.handler)}`;
        return `try ${this.block(statement.block)} ${handler}`;
      }
    }
  }

  private logged(what: Extract<Statement, { kind: 'log' }>['what']): string {
    const { response, error } = this.style.names;
    switch (what) {
      case 'text':
        return `'failed'`;
      case 'statusInText':
        return `\`HTTP \${${response}.status}\``;
      case 'status':
        return `'failed', ${response}.status`;
      case 'messageOfError':
        return `${error}.message`;
    }
  }

  private condition(condition: Condition): string {
    const { response, error } = this.style.names;
    const test = (text: string): string => this.probe(text, 'test');
    switch (condition.kind) {
      case 'ok':
        return test(
          this.program.client === 'fetch' ? `${response}.ok` : `${response}.status < 300`,
        );
      case 'status':
        return test(`${response}.status ${condition.operator} ${String(condition.status)}`);
      case 'range':
        return test(`${response}.status ${condition.operator} ${String(condition.bound)}`);
      case 'oneOf': {
        const list = `[${condition.statuses.join(', ')}]`;
        return test(
          condition.from === 'array'
            ? `${list}.includes(${response}.status)`
            : `new Set(${list}).has(${response}.status)`,
        );
      }
      case 'flag':
        return `flag${String(this.flags++)}`;
      case 'isFine':
        return `isFine(${response})`;
      case 'isApiError':
        return test(`${error} instanceof ApiError`);
      case 'errorStatus':
        return test(`${this.statusOfError} === ${String(condition.status)}`);
      case 'not':
        return `!(${this.condition(condition.of)})`;
      case 'and':
        return `(${this.condition(condition.left)} && ${this.condition(condition.right)})`;
      case 'or':
        return `(${this.condition(condition.left)} || ${this.condition(condition.right)})`;
    }
  }

  private failure(failure: Failure): string {
    const { response, error } = this.style.names;
    switch (failure) {
      case 'plain':
        return `new Error('failed')`;
      case 'statusInText':
        return `new Error(\`HTTP \${${response}.status}\`)`;
      case 'keepingClass':
        return `new ApiError(${response}.status, 'failed')`;
      case 'droppingClass':
        return `new DroppingError(${response}.status, 'failed')`;
      case 'textClass':
        return `new TextError(${response}.status)`;
      case 'assigned':
        return `Object.assign(new Error('failed'), { status: ${response}.status })`;
      case 'responseAsCause':
        return `new Error('failed', { cause: ${response} })`;
      case 'response':
        return response;
      case 'fromTable':
        return `new Error(${this.probe(`MESSAGES[${response}.status]`, 'test')} ?? 'failed')`;
      case 'fromFunction':
        return `failureOf(${response})`;
      case 'errorAgain':
        return error;
      case 'errorAsCause':
        return `new Error('failed', { cause: ${error} })`;
      case 'statusOfError':
        return `new ApiError(${this.statusOfError}, 'failed')`;
      case 'messageOfError':
        return `new Error(${error}.message)`;
    }
  }

  private answer(answer: Answer): string {
    const { response, error } = this.style.names;
    switch (answer) {
      case 'nothing':
        return 'undefined';
      case 'null':
        return 'null';
      case 'body':
        return this.body;
      case 'bodyWithStatus':
        return `{ status: ${response}.status, data: ${this.body} }`;
      case 'response':
        return response;
      case 'status':
        return `${response}.status`;
      case 'statusInText':
        return `{ error: \`HTTP \${${response}.status}\` }`;
      case 'noData':
        return `{ data: null, error: 'failed' }`;
      case 'error':
        return `{ error: ${error} }`;
      case 'messageOfError':
        return `{ error: ${error}.message }`;
    }
  }

  private probe(expression: string, kind: 'test' | 'return' | 'throw'): string {
    const label = this.label();
    return this.style.probed ? `probe.${kind}(${label}, ${expression})` : expression;
  }

  private label(): string {
    return String(this.labels++);
  }
}
