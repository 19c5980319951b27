/** Programs around one call, as trees that can be printed in more than one way. */

/** Statuses that the programs name. Their neighbours (403, 428) are never named: what treats them alike does not separate. */
export const NAMED_STATUSES = [200, 401, 402, 404, 429, 500] as const;

export type Condition =
  | { kind: 'ok' }
  | { kind: 'status'; operator: '===' | '!=='; status: number }
  | { kind: 'range'; operator: '<' | '>='; bound: number }
  | { kind: 'oneOf'; from: 'array' | 'set'; statuses: readonly number[] }
  /** A parameter of the program that is true or false. */
  | { kind: 'flag' }
  /** A function of the program that gives a boolean. */
  | { kind: 'isFine' }
  | { kind: 'isApiError' }
  | { kind: 'errorStatus'; status: number }
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
  | 'responseAsCause'
  | 'response'
  | 'fromTable'
  | 'fromFunction'
  | 'errorAgain'
  | 'errorAsCause'
  | 'statusOfError'
  | 'messageOfError';

/** A value that is returned. */
export type Answer =
  | 'nothing'
  | 'null'
  | 'body'
  | 'bodyWithStatus'
  | 'response'
  | 'status'
  | 'statusInText'
  | 'noData'
  | 'error'
  | 'messageOfError';

export type Statement =
  | { kind: 'if'; test: Condition; then: Block; else: Block | null }
  | {
      kind: 'switch';
      cases: readonly { statuses: readonly number[]; block: Block }[];
      rest: Block | null;
    }
  | { kind: 'throw'; failure: Failure }
  | { kind: 'return'; answer: Answer }
  | { kind: 'show' }
  | { kind: 'note' }
  | { kind: 'log'; what: 'text' | 'statusInText' | 'status' | 'messageOfError' }
  | { kind: 'check' }
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
  | { kind: 'handedOn'; rest: Block }
  | { kind: 'all'; rest: Block };

export interface Program {
  /** The client that sends: one that fulfils on every status, or one that rejects on failures. */
  client: 'fetch' | 'axios';
  shape: Shape;
  /** The body of the assertion `check(res)`. */
  check: Block;
  /** What `isFine(res)` returns. */
  isFine: Condition;
  /** What `failureOf(res)` returns: the first where the condition holds, else the second. */
  failureOf: { test: Condition; yes: Failure; no: Failure };
}
