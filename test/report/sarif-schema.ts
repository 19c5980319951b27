import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';
import type { AnySchemaObject } from 'ajv';
import type { Log } from 'sarif';

const schema = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
) as AnySchemaObject;

const isValid = new AjvDraft04.default({
  strict: false,
  allErrors: true,
  // The characters of URIs are tested on their own; dates and the like are not used.
  validateFormats: false,
  // One of its patterns is none under the flag `u`.
  unicodeRegExp: false,
}).compile(schema);

/** Read a SARIF log, which must fit the official schema. */
export function readSarif(text: string): Log {
  const log: unknown = JSON.parse(text);
  if (!isValid(log)) throw new Error(JSON.stringify(isValid.errors?.slice(0, 5), null, 2));
  return log as Log;
}
