import type { Reply } from './api.js';
import type { DocumentedFailure } from './reference-server.js';

/** @throws where the API documents no such failure: a test that asks for it is wrong. */
export function failureNamed(
  failures: readonly DocumentedFailure[],
  name: string,
): DocumentedFailure {
  const found = failures.find((failure) => failure.name === name);
  if (found !== undefined) return found;
  const names = failures.map((failure) => failure.name).join(', ');
  throw new Error(`No failure is named "${name}". There are: ${names}`);
}

/** The documented answer, with another body where what happened can be said better. */
export function replyOf(
  failures: readonly DocumentedFailure[],
  name: string,
  body?: unknown,
): Reply {
  const failure = failureNamed(failures, name);
  return { status: failure.status, headers: failure.headers, body: body ?? failure.body };
}
