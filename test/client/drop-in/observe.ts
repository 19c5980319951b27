import { createHash } from 'node:crypto';

/** What can be seen of one fetch, as plain data. */
export type Outcome = Readonly<Record<string, unknown>>;

/** The answer with its body read, or what was thrown. */
export async function observe(promise: Promise<Response>): Promise<Outcome> {
  try {
    const response = await promise;
    return { ...headOf(response), ...(await readOf(response)) };
  } catch (error) {
    return { rejected: thrown(error) };
  }
}

/** All that is known before the body is read. */
export function headOf(response: Response): Outcome {
  const { status, statusText, ok, type, redirected, url, bodyUsed, body, headers } = response;
  return {
    isResponse: response instanceof Response,
    head: { status, statusText, ok, type, redirected, url },
    headers: [...headers].filter(([name]) => name !== 'date'),
    bodyBefore: { bodyUsed, isNull: body === null, locked: body?.locked },
  };
}

/** The body, and that it can be read once only. */
export async function readOf(response: Response): Promise<Outcome> {
  const body = await attempt(async () => summary(await response.text()));
  const again = await attempt(() => response.text());
  return { body, bodyAfter: { bodyUsed: response.bodyUsed, again } };
}

export async function attempt(action: () => Promise<unknown>): Promise<unknown> {
  try {
    return await action();
  } catch (error) {
    return { rejected: thrown(error) };
  }
}

/** Whatever was thrown: its class, its words and what lies behind. */
function thrown(error: unknown): unknown {
  if (!(error instanceof Error)) return { value: error === undefined ? 'undefined' : error };
  const { name, message, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    class: error.constructor.name,
    name,
    message,
    code,
    cause: cause instanceof Error ? thrown(cause) : cause,
  };
}

function summary(text: string): unknown {
  if (text.length < 1000) return text;
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}
