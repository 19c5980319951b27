/** Programs around one call, as trees that can be printed in more than one way. */

/** Statuses that the programs name. Their neighbours (403, 428) are never named: what treats them alike does not separate. */
export const NAMED_STATUSES = [200, 401, 402, 404, 429, 500] as const;

export type Condition =
  | { kind: 'ok' }
  | { kind: 'status'; operator: '===' | '!=='; status: number }
  | { kind: 'range'; operator: '<' | '>='; bound: number }
  | {
      kind: 'oneOf';
      from: 'array' | 'set' | 'map' | 'keys' | 'constant';
      statuses: readonly number[];
    }
  /** A parameter of the program that is true or false. */
  | { kind: 'flag' }
  /** A function of the program that gives a boolean. */
  | { kind: 'isFine' }
  | { kind: 'isApiError' }
  | { kind: 'errorStatus'; status: number }
  /** Whether there is another attempt. */
  | { kind: 'attempt' }
  | { kind: 'resultOk' | 'resultError' | 'resultMissing' | 'resultIsError' }
  | { kind: 'resultStatus'; status: number }
  | { kind: 'not'; of: Condition }
  | { kind: 'and' | 'or'; left: Condition; right: Condition };

/** An error that is made. */
export type Failure =
  | 'plain'
  | 'statusInText'
  | 'keepingClass'
  | 'droppingClass'
  | 'textClass'
  | 'assigned'
  | 'object'
  | 'responseAsCause'
  | 'response'
  | 'fromTable'
  | 'fromFunction'
  | 'fromMessage'
  | 'fromCode'
  | 'errorAgain'
  | 'errorAsCause'
  | 'statusOfError'
  | 'messageOfError'
  | 'resultAgain'
  | 'resultError'
  | 'resultStatus';

/** A value that is returned. */
export type Answer =
  | 'nothing'
  | 'null'
  | 'body'
  | 'bodyWithStatus'
  | 'goodResult'
  | 'failedResult'
  | 'response'
  | 'status'
  | 'statusInText'
  | 'apiError'
  | 'noData'
  | 'error'
  | 'messageOfError'
  | 'result'
  | 'resultData';

/** Where `break` and `continue` lead. */
export type Target = 'nearest' | 'outer' | 'block';

export type Statement =
  | { kind: 'if'; test: Condition; then: Block; else: Block | null }
  | {
      kind: 'switch';
      cases: readonly { statuses: readonly number[]; block: Block }[];
      rest: Block | null;
    }
  | { kind: 'throw'; failure: Failure }
  | { kind: 'return'; answer: Answer }
  | { kind: 'break' | 'continue'; target: Target }
  | { kind: 'show' }
  | { kind: 'showResult' }
  | { kind: 'note' }
  | { kind: 'wait' }
  | { kind: 'log'; what: 'text' | 'statusInText' | 'status' | 'messageOfError' }
  | { kind: 'check' }
  | { kind: 'setMessage'; to: 'text' | 'statusInText' | 'messageOfError' }
  | { kind: 'setCode'; to: 'status' | 'number' }
  /** A second answer of the program is tested, which is always a success. */
  | { kind: 'otherOk' }
  /** A loop over two elements. */
  | { kind: 'each'; block: Block }
  /** A block with a name, which `break` can leave. */
  | { kind: 'block'; block: Block }
  | { kind: 'try'; block: Block; handler: Block | null; finalizer: Block | null };

export type Block = readonly Statement[];

/** Where the call stands. */
export type Shape =
  | { kind: 'straight'; rest: Block }
  | { kind: 'try'; rest: Block; handler: Block; finalizer: Block | null; after: Block }
  | { kind: 'sentInTry'; handler: Block; rest: Block }
  | { kind: 'loop'; rest: Block; after: Block }
  | { kind: 'tryInLoop'; rest: Block; handler: Block; after: Block }
  | { kind: 'chain'; rest: Block; handler: Block | null }
  /** `.then(done, failed)`. */
  | { kind: 'twoHandlers'; rest: Block; handler: Block }
  /** `.then().then().catch()`. */
  | { kind: 'twoSteps'; rest: Block; next: Block; handler: Block | null }
  | { kind: 'handedOn'; rest: Block }
  | { kind: 'all'; rest: Block }
  /** `Promise.all` of two requests. */
  | { kind: 'both'; rest: Block }
  /** A function that gives the response. */
  | { kind: 'helper'; awaits: boolean; rest: Block }
  /** A function that sends and decides, and one that calls it. */
  | { kind: 'wrapped'; inner: Block; caller: Caller };

/** What calls a function that sends. */
export type Caller =
  | { kind: 'straight'; rest: Block }
  | { kind: 'try'; rest: Block; handler: Block; after: Block }
  /** `return request()` without `await`, inside `try`. */
  | { kind: 'returned'; handler: Block }
  | { kind: 'tryInLoop'; rest: Block; handler: Block; after: Block }
  | { kind: 'chain'; rest: Block; handler: Block | null };

/** The client, and the functions that any function of a program may use. */
export interface ProgramParts {
  /** The client that sends: one that fulfils on every status, or one that rejects on failures. */
  client: 'fetch' | 'axios';
  /** The body of the assertion `check(res)`. */
  check: Block;
  /** What `isFine(res)` returns. */
  isFine: Condition;
  /** What `failureOf(res)` returns: the first where the condition holds, else the second. */
  failureOf: { test: Condition; yes: Failure; no: Failure };
}

export interface Program extends ProgramParts {
  shape: Shape;
}
