import type { RuntimeContract, RuntimeErrorBody } from '../contracts/runtime-contract.js';
import type { FieldError } from '../errors/api-error.js';
import { codeOf, textOf } from '../failure/read-failure.js';
import { atPath } from './at-path.js';
import { isSentTo } from './endpoint.js';
import { fieldErrors, USUAL_FIELDS } from './field-errors.js';
import { knownList } from './known.js';
import type { ContractRequest } from './obeyed-contract.js';

/** What an error body says by the contract. */
export interface ErrorBodyFacts {
  code: string | number | undefined;
  message: string | undefined;
  hint: string | undefined;
  requestId: string | undefined;
  fields: FieldError[];
  /** Further members that the contract names, by the last name of their path in camel case: `balance`. */
  extras: Record<string, unknown>;
}

type OwnBody = Extract<RuntimeErrorBody, { form: 'json' }>;

/**
 * Read an error body by the first shape of the contract that it has.
 *
 * @param body parsed
 * @param otherwise what was found without a contract: it counts where no shape of the contract fits
 */
export function readErrorBody(
  body: unknown,
  otherwise: { code?: string | number | undefined; message?: string | undefined },
  contract: RuntimeContract,
  status: number,
  request: ContractRequest,
): ErrorBodyFacts {
  const own = knownList(contract.errorBodies).find(
    (shape): shape is OwnBody =>
      shape.form === 'json' &&
      isForStatus(shape.statuses, status) &&
      isSentTo(shape.endpoints, request, contract) &&
      [shape.message, ...codePaths(shape)].some((path) => atPath(body, path) !== undefined),
  );
  const code = own ? codeOf(...codePaths(own).map((path) => atPath(body, path))) : otherwise.code;
  const message = textOf(atPath(body, own?.message)) ?? otherwise.message;
  return {
    code,
    message,
    hint: textOf(atPath(body, own ? own.hint : 'hint')),
    requestId: textOf(atPath(body, own?.requestId)),
    fields: fieldErrors(body, own ? own.fields : USUAL_FIELDS, message),
    extras: extrasOf(body, own),
  };
}

function extrasOf(body: unknown, shape: OwnBody | undefined): Record<string, unknown> {
  const extras: Record<string, unknown> = {};
  for (const { path } of knownList(shape?.extras)) {
    const last = path.slice(path.lastIndexOf('.') + 1);
    const value = atPath(body, path);
    if (value !== undefined)
      extras[last.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())] = value;
  }
  return extras;
}

function codePaths(shape: OwnBody): string[] {
  return knownList(shape.code).map(({ path }) => path);
}

function isForStatus(statuses: RuntimeErrorBody['statuses'], status: number): boolean {
  return (
    !Array.isArray(statuses) ||
    statuses.includes(status) ||
    statuses.includes(`${Math.floor(status / 100)}xx`)
  );
}
