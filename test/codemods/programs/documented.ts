import type { Style } from '../../../codemods/options.js';
import type { Shown } from '../execute.js';
import type { Scenario } from '../stand-in.js';
import type { Program } from './generate.js';

/** Programs that see something else on purpose, and why; by the name of their request or of what they do. */
const BY_SHAPE: Readonly<Record<string, string>> = {
  'post-json-of-nothing': 'no body has no content type',
  'options-spread-head': 'a HEAD that is read as JSON: the client gives the answer',
  'bad-address': 'an address that is none rejects with an ApiError',
  'caught-as-json': 'an error made JSON has the facts of an ApiError',
};

/** Answers of success that have no JSON in them. */
const NO_JSON = new Set(['200, HTML', '202, text', '200, empty', '200, broken off']);

/** What the client says of them, and of an answer that did not come; never the sentence that the code has for a failure. */
const OF_THE_CLIENT = new Set(['Invalid body', 'network', 'network (200)']);

/**
 * Whether a difference is one that `docs/client.md` lists for typed calls: a failure without an answer, or a body that is
 * no JSON, rejects at the same place, but with an ApiError; and no content at all is undefined.
 */
export function documented(
  style: Style,
  { shapes }: Program,
  { name }: Scenario,
  before: Shown,
  after: Shown,
): boolean {
  if (style !== 'typed') return false;
  if (shapes.some((shape) => BY_SHAPE[shape] !== undefined)) return true;
  if (name === '204') return true;
  if (!NO_JSON.has(name) && name !== 'dropped') return false;
  return messageOf(before) !== undefined && OF_THE_CLIENT.has(messageOf(after) ?? '');
}

function messageOf({ outcome }: Shown): string | undefined {
  return (outcome as { failure?: { message: string } }).failure?.message;
}
