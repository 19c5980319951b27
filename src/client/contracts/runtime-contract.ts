import type { Contract } from './contract.js';
import type { ErrorBody } from './model/body.js';
import type { FailureCase } from './model/failure.js';
import type { Task } from './model/task.js';
import type { Verdict } from './model/verdict.js';

/** Members without which a part says nothing, or that tell its alternatives apart. */
type Needed =
  | 'action'
  | 'every'
  | 'failed'
  | 'first'
  | 'form'
  | 'from'
  | 'host'
  | 'in'
  | 'is'
  | 'kind'
  | 'name'
  | 'path'
  | 'pathPrefix'
  | 'running'
  | 'seconds'
  | 'status'
  | 'succeeded'
  | 'text'
  | 'time'
  | 'timeZone'
  | 'to'
  | 'value'
  | 'when';

/** A part of a contract of which what is not known, or said in prose only, may be left out. */
type Slim<Part> = Part extends readonly (infer Item)[]
  ? readonly Slim<Item>[]
  : Part extends object
    ? { [Name in keyof Part & Needed]: Slim<Part[Name]> } & {
        [Name in Exclude<keyof Part, Needed>]?: Slim<Part[Name]> | undefined;
      }
    : Part;

export type RuntimeVerdict = Slim<Verdict>;
export type RuntimeFailure = Slim<Omit<FailureCase, 'meaning' | 'alternatives'>> & {
  alternatives?: readonly Pick<FailureCase, 'kind'>[];
};
export type RuntimeErrorBody = Slim<ErrorBody>;
export type RuntimeTask = Slim<Omit<Task, 'failure'>> & {
  failure?: Pick<Exclude<Task['failure'], 'unknown'>, 'path'> | 'unknown';
};

/**
 * The part of a {@link Contract} that a running client obeys. Every `Contract` is one; those of
 * `@unhappy-path/client/apis` are made from the built-in contracts and leave out prose, sources and whatever is not
 * known, so that each takes less than 1 kB. What is left out is not known, and the client does what is safe.
 */
export type RuntimeContract = Pick<Contract, 'id'> & {
  failures?: readonly RuntimeFailure[];
  rateLimitHeaders?: Slim<Contract['rateLimitHeaders']>;
  /** Of each only the location is looked at. */
  requestId?: Slim<Omit<Contract['requestId'], 'keep'>> & {
    keep?: readonly Pick<Contract['requestId']['keep'][number], 'location'>[];
  };
  errorBodies?: readonly RuntimeErrorBody[] | 'unknown';
  tasks?: readonly RuntimeTask[] | 'unknown';
} & {
  [Name in 'hosts' | 'waits' | 'success' | 'idempotency']?: Slim<Contract[Name]>;
};
