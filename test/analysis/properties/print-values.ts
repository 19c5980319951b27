import type { Answer, Condition, Failure, ProgramParts, Statement } from './program.js';

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

/** Functions and classes that a program has where it names them. */
export type Part =
  | 'ApiError'
  | 'DroppingError'
  | 'TextError'
  | 'MESSAGES'
  | 'attempt'
  | 'check'
  | 'isFine'
  | 'failureOf'
  | 'message'
  | 'code';

/** A class, a constant or a function of a program. */
export interface Declaration {
  name: string;
  text: string;
}

export const CLASSES: Partial<Record<Part, string>> = {
  ApiError:
    'class ApiError extends Error { constructor(status, message) { super(message); this.status = status; } }',
  DroppingError:
    'class DroppingError extends Error { constructor(status, message) { super(message); } }',
  TextError: 'class TextError extends Error { constructor(status) { super(`HTTP ${status}`); } }',
  MESSAGES: "const MESSAGES = { 402: 'Out of credits', 404: 'Not found' };",
  attempt: 'async function attempt(send, use) { const answer = await send(); return use(answer); }',
};

/** Prints conditions, errors and returned values. */
export class ValuePrinter {
  protected flags = 0;
  protected labels = 0;
  protected readonly parts = new Set<Part>();
  protected readonly constants: Declaration[] = [];

  constructor(
    protected readonly program: ProgramParts,
    protected readonly style: Style,
  ) {}

  protected part(name: Part): Part {
    this.parts.add(name);
    return name;
  }

  /** The status that a caught error carries, if any. */
  private get statusOfError(): string {
    const { error } = this.style.names;
    return this.program.client === 'fetch' ? `${error}.status` : `${error}.response?.status`;
  }

  protected get body(): string {
    const { response } = this.style.names;
    return this.program.client === 'fetch' ? `await ${response}.json()` : `${response}.data`;
  }

  protected logged(what: Extract<Statement, { kind: 'log' }>['what']): string {
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

  protected condition(condition: Condition): string {
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
      case 'oneOf':
        return test(this.membership(condition));
      case 'flag':
        return `flag${String(this.flags++)}`;
      case 'isFine':
        return `${this.part('isFine')}(${response})`;
      case 'isApiError':
        return test(`${error} instanceof ${this.part('ApiError')}`);
      case 'errorStatus':
        return test(`${this.statusOfError} === ${String(condition.status)}`);
      case 'attempt':
        return `attempt < 2`;
      case 'resultOk':
        return test('result?.ok');
      case 'resultError':
        return test('result?.error');
      case 'resultMissing':
        return test('result == null');
      case 'resultIsError':
        return test('result instanceof Error');
      case 'resultStatus':
        return test(`result?.status === ${String(condition.status)}`);
      case 'not':
        return `!(${this.condition(condition.of)})`;
      case 'and':
        return `(${this.condition(condition.left)} && ${this.condition(condition.right)})`;
      case 'or':
        return `(${this.condition(condition.left)} || ${this.condition(condition.right)})`;
    }
  }

  private membership({ from, statuses }: Extract<Condition, { kind: 'oneOf' }>): string {
    const status = `${this.style.names.response}.status`;
    const list = `[${statuses.join(', ')}]`;
    switch (from) {
      case 'array':
        return `${list}.includes(${status})`;
      case 'set':
        return `new Set(${list}).has(${status})`;
      case 'map':
        return `new Map([${statuses.map((one) => `[${String(one)}, 'known']`).join(', ')}]).has(${status})`;
      case 'keys':
        return `${status} in { ${statuses.map((one) => `${String(one)}: 'known'`).join(', ')} }`;
      case 'constant': {
        const name = `KNOWN${String(this.constants.length)}`;
        this.constants.push({ name, text: `const ${name} = new Set(${list});` });
        return `${name}.has(${status})`;
      }
    }
  }

  protected failure(failure: Failure): string {
    const { response, error } = this.style.names;
    switch (failure) {
      case 'plain':
        return `new Error('failed')`;
      case 'statusInText':
        return `new Error(\`HTTP \${${response}.status}\`)`;
      case 'keepingClass':
        return `new ${this.part('ApiError')}(${response}.status, 'failed')`;
      case 'droppingClass':
        return `new ${this.part('DroppingError')}(${response}.status, 'failed')`;
      case 'textClass':
        return `new ${this.part('TextError')}(${response}.status)`;
      case 'assigned':
        return `Object.assign(new Error('failed'), { status: ${response}.status })`;
      case 'object':
        return `{ status: ${response}.status, message: 'failed' }`;
      case 'responseAsCause':
        return `new Error('failed', { cause: ${response} })`;
      case 'response':
        return response;
      case 'fromTable':
        return `new Error(${this.probe(`${this.part('MESSAGES')}[${response}.status]`, 'test')} ?? 'failed')`;
      case 'fromFunction':
        return `${this.part('failureOf')}(${response})`;
      case 'fromMessage':
        return `new Error(${this.part('message')})`;
      case 'fromCode':
        return `new ${this.part('ApiError')}(${this.part('code')}, 'failed')`;
      case 'errorAgain':
        return error;
      case 'errorAsCause':
        return `new Error('failed', { cause: ${error} })`;
      case 'statusOfError':
        return `new ${this.part('ApiError')}(${this.statusOfError}, 'failed')`;
      case 'messageOfError':
        return `new Error(${error}.message)`;
      case 'resultAgain':
        return `result ?? new Error('failed')`;
      case 'resultError':
        return `new Error(result?.error)`;
      case 'resultStatus':
        return `new ${this.part('ApiError')}(result?.status, 'failed')`;
    }
  }

  protected answer(answer: Answer): string {
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
      case 'goodResult':
        return `{ ok: true, data: ${this.body} }`;
      case 'failedResult':
        return `{ ok: false, status: ${response}.status }`;
      case 'response':
        return response;
      case 'status':
        return `${response}.status`;
      case 'statusInText':
        return `{ error: \`HTTP \${${response}.status}\` }`;
      case 'apiError':
        return `new ${this.part('ApiError')}(${response}.status, 'failed')`;
      case 'noData':
        return `{ data: null, error: 'failed' }`;
      case 'error':
        return `{ error: ${error} }`;
      case 'messageOfError':
        return `{ error: ${error}.message }`;
      case 'result':
        return 'result';
      case 'resultData':
        return 'result?.data';
    }
  }

  protected probe(expression: string, kind: 'test' | 'return' | 'throw'): string {
    const label = this.label();
    return this.style.probed ? `probe.${kind}(${label}, ${expression})` : expression;
  }

  protected label(): string {
    return String(this.labels++);
  }
}
