import * as v from 'valibot';
import { expected, membersOf, oneOf } from './phrases.js';

type Schema = v.GenericSchema<unknown, unknown>;

export const text = v.string(expected('a text'));

export const flag = v.boolean(expected('true or false'));

/** A number from `least` up; `what` is how a message calls it. */
export function number(what: string, least: number, most: number) {
  const message = expected(what);
  return v.pipe(v.number(message), v.minValue(least, message), v.maxValue(most, message));
}

/** An HTTP status. */
export const status = v.pipe(
  number('a number from 100 to 599', 100, 599),
  v.integer(expected('a number from 100 to 599')),
);

/** One of some words. */
export function word<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, oneOf(words));
}

/** One of some words, or else what the schema says; the schema's message speaks for both. */
export function either<const Words extends readonly string[], Other extends Schema>(
  words: Words,
  other: Other,
) {
  const known = v.picklist(words);
  const schema = v.lazy((input) => (words.some((one) => one === input) ? known : other));
  choices.set(schema, { words, other });
  return schema;
}

interface Choices {
  words: readonly string[];
  other: Schema;
}

const choices = new WeakMap<object, Choices>();

/** What a schema that {@link either} has made chooses from, for who writes it down in another language. */
export function choicesOf(schema: object): Choices | undefined {
  return choices.get(schema);
}

/** What the documentation says, or `unknown`, which is also what is meant where nothing stands. */
export function stated<Other extends Schema>(other: Other) {
  return v.optional(either(['unknown'], other), 'unknown');
}

/** An object with these members and no others; `what` is how a message calls it. */
export function object<const Entries extends v.ObjectEntries>(what: string, entries: Entries) {
  return v.strictObject(entries, membersOf(what, Object.keys(entries)));
}

/** A list; `what` is how a message calls its elements. */
export function list<Item extends Schema>(what: string, item: Item) {
  return v.array(item, expected(`a list of ${what}`));
}

/** One of several objects, told apart by a member; `words` are the values that it can have. */
export function choice<const Key extends string, const Options extends v.VariantOptions<Key>>(
  key: Key,
  words: readonly string[],
  options: Options,
) {
  return v.variant(key, options, (issue) =>
    issue.path === undefined ? expected(`an object with "${key}"`)(issue) : oneOf(words)(issue),
  );
}
