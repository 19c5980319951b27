import type { ApiErrorJson } from '../errors/api-error.js';
import { parseJson } from '../failure/read-failure.js';
import type { DataAs } from '../options.js';
import type { StandardSchema } from './standard-schema.js';

/** What came of reading the body of a success. */
export interface ReadData {
  data?: unknown;
  /** The text of a body that reports a failure all the same. */
  failed?: string;
  /** What is wrong with a body that cannot be understood. */
  bad?: ApiErrorJson;
}

/**
 * Read the body of a success.
 *
 * @param isFailed whether a body reports a failure under its status of success
 * @throws what reading a body throws, where the connection breaks off
 */
export async function readData(
  response: Response,
  method: string,
  as: keyof DataAs,
  schema: StandardSchema | undefined,
  isFailed: (body: unknown) => boolean | undefined,
): Promise<ReadData> {
  if (as === 'response' || method === 'HEAD') return { data: response };
  if (as === 'stream') return { data: response.body };
  if (as !== 'json') return { data: await response[as]() };
  const text = await response.text();
  const data = parseJson(text);
  if (isFailed(data)) return { failed: text };
  const isEmpty =
    !text && (response.status > 203 || !/json/.test(String(response.headers.get('content-type'))));
  if (data === undefined && !isEmpty)
    return { bad: { kind: 'bad-response', message: 'Invalid body', details: text } };
  return schema ? validate(data, schema) : { data };
}

/** What a schema makes of data. */
export async function validate(data: unknown, schema: StandardSchema): Promise<ReadData> {
  const bad: ApiErrorJson = { kind: 'bad-response' };
  try {
    const result = await schema['~standard'].validate(data);
    if (!result.issues) return { data: result.value };
    bad.message = `Invalid body: ${result.issues[0]?.message}`;
    // Plain data: the issues of some libraries hold the input, and cycles.
    bad.details = result.issues.map(({ message, path }) => ({
      message,
      path: path?.map((step) => (Object(step) as { key?: PropertyKey }).key ?? step),
    }));
  } catch (cause) {
    bad.cause = cause;
  }
  return { bad };
}
