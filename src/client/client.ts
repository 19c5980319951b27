import type { ObeyedContract } from './obey/obeyed-contract.js';
import type { PollOptions } from './obey/poll.js';
import type { ClientOptions, DataAs, RequestOptions } from './options.js';
import type { RateLimit } from './response/rate-limit.js';
import type { OutputOf, StandardSchema } from './response/standard-schema.js';
import { apiPromise, type ApiPromise } from './result.js';
import { dropIn } from './send/drop-in.js';
import { send } from './send/send.js';
import { settingsOf } from './send/settings.js';

/**
 * A request by one method. Without a schema the type of the data is the caller's word (`get<User>('/me')`), `unknown` by
 * default; with one it is the schema's.
 *
 * @throws {ApiError} (as a rejection) for every failure
 */
export interface Send {
  <Schema extends StandardSchema>(
    path: string,
    options: Omit<RequestOptions, 'schema'> & { schema: Schema },
  ): ApiPromise<OutputOf<Schema>>;
  <As extends Exclude<keyof DataAs, 'json'>>(
    path: string,
    options: RequestOptions<As> & { as: As },
  ): ApiPromise<DataAs[As]>;
  <Data = unknown>(path: string, options?: RequestOptions): ApiPromise<Data>;
}

/** A client without a contract: what standards say is all that it knows of the API. */
export interface Client {
  get: Send;
  post: Send;
  put: Send;
  patch: Send;
  delete: Send;
  head(path: string, options?: RequestOptions): ApiPromise<Response>;
  /** By any other method. */
  request<Data = unknown>(method: string, path: string, options?: RequestOptions): ApiPromise<Data>;
  /**
   * A drop-in for `fetch`: the same arguments, the same `Response` on every status, the same rejections. Adds the
   * client's headers, a key where the contract offers one, repeats where they are safe, and tells the logger and
   * `onFailure` of failures with their request id. `timeout` is not applied; a signal is, as in fetch.
   */
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/** A client of an API whose contract is known. */
export interface ContractClient extends Client {
  /**
   * Ask for a task until it has ended: with a result (the data are the last answer), or not (an `ApiError`).
   *
   * @param task the answer that named it, or the path to ask
   */
  poll<Schema extends StandardSchema>(
    task: string | object,
    options: Omit<PollOptions, 'schema'> & { schema: Schema },
  ): ApiPromise<OutputOf<Schema>>;
  poll<Data = unknown>(task: string | object, options?: PollOptions): ApiPromise<Data>;
  /** What the latest answer told of the rate limit; undefined where it told nothing. */
  readonly rateLimit: RateLimit | undefined;
}

/** A client of one API. */
export function createClient(options: ClientOptions & { contract: ObeyedContract }): ContractClient;
export function createClient(options?: ClientOptions): Client;
export function createClient(options: ClientOptions = {}): unknown {
  const settings = settingsOf(options);
  const { contract } = options;
  const request = (
    method: string,
    path: string,
    given: RequestOptions<keyof DataAs> = {},
  ): ApiPromise<unknown> => apiPromise(send(settings, method, path, given));
  const by = (method: string) => request.bind(null, method);
  return {
    get: by('GET'),
    post: by('POST'),
    put: by('PUT'),
    patch: by('PATCH'),
    delete: by('DELETE'),
    head: by('HEAD'),
    request,
    fetch: dropIn.bind(null, settings),
    poll:
      contract &&
      ((task: string | object, given: PollOptions = {}) =>
        apiPromise(contract.poll(settings, task, given))),
    get rateLimit() {
      const { latest } = settings;
      return latest && contract?.rateLimit(latest.headers, latest.now);
    },
  };
}
