import type { RuntimeContract, RuntimeFailure } from '../contracts/runtime-contract.js';
import { atPath } from './at-path.js';
import { isSentTo } from './endpoint.js';
import { knownList } from './known.js';
import type { ContractRequest } from './obeyed-contract.js';

/** A failed answer, as far as the cases of a contract look at it. */
export interface FailedAnswer {
  status: number;
  headers: Headers;
  /** Parsed, where it is JSON. */
  body: unknown;
  /** Found where the contract's error bodies have it. */
  code: string | number | undefined;
  request: ContractRequest;
}

/**
 * The case of the contract that an answer is: the first whose conditions hold. An answer without a code (of a proxy in
 * between, say) is the only case of its status; a failure inside a 2xx is what its code stands for under any status.
 */
export function findCase(
  contract: RuntimeContract,
  answer: FailedAnswer,
): RuntimeFailure | undefined {
  const { status, code } = answer;
  const cases = contract.failures ?? [];
  const ofStatus = cases.filter((one) => holdsBesideCode(one, answer, contract));
  const hasCode = ({ when }: RuntimeFailure): boolean =>
    knownList<string | number | undefined>(when.code).includes(code);
  const exact = ofStatus.find((one) => !Array.isArray(one.when.code) || hasCode(one));
  if (exact) return exact;
  if (code === undefined) return ofStatus.length === 1 ? ofStatus[0] : undefined;
  return status < 300 ? cases.find(hasCode) : undefined;
}

function holdsBesideCode(
  { when }: RuntimeFailure,
  { status, headers, body, request }: FailedAnswer,
  contract: RuntimeContract,
): boolean {
  return (
    (when.status === status || when.status === `${Math.floor(status / 100)}xx`) &&
    isSentTo(when.endpoints, request, contract) &&
    (!when.header || holds(when.header, headers.get(when.header.name))) &&
    (!when.body || holds(when.body, atPath(body, when.body.path)))
  );
}

type Condition =
  | { is: 'present' | 'absent' }
  | { is: 'equal'; value: unknown }
  | { is: 'containing'; text: string };

function holds(condition: Condition, value: unknown): boolean {
  switch (condition.is) {
    case 'present':
      return (value ?? null) !== null;
    case 'absent':
      return (value ?? null) === null;
    case 'equal':
      return value === condition.value;
    case 'containing':
      return typeof value === 'string' && value.includes(condition.text);
  }
}
