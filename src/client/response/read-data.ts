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
  bad?: Partial<ApiErrorJson>;
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
  if (as === 'response') return { data: response };
  if (as === 'stream') return { data: response.body };
  if (method === 'HEAD') return { data: response.headers };
  if (as !== 'json') return { data: await response[as]() };
  const text = await response.text();
  const data = parseJson(text);
  if (isFailed(data)) return { failed: text };
  const isEmpty =
    !text && (response.status > 203 || !/json/.test(String(response.headers.get('content-type'))));
  if (data === undefined && !isEmpty) return { bad: { message: 'Invalid JSON', details: text } };
  return schema ? validate(data, schema) : { data };
}

/** What a schema makes of data. */
export async function validate(data: unknown, schema: StandardSchema): Promise<ReadData> {
  const result = await schema['~standard'].validate(data);
  return result.issues
    ? { bad: { message: `Invalid body: ${result.issues[0]?.message}`, details: result.issues } }
    : { data: result.value };
}
