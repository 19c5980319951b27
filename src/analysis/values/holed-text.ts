import { constant, type Value } from './value.js';

/** Characters of the private use area stand for the parts of a text that are not known. */
const FIRST_HOLE = 0xe000;
const HOLES = /[\ue000-\uf8ff]/;

/** A text as one string, with a character for each part that is not known. */
export interface HoledText {
  text: string;
  holes: readonly Value[];
}

/** The text of a value; null where it is none. */
export function holedText(value: Value, offset = 0): HoledText | null {
  if (value.t === 'const') {
    return typeof value.value === 'string' && !HOLES.test(value.value)
      ? { text: value.value, holes: [] }
      : null;
  }
  if (value.t !== 'text') return null;
  const holes: Value[] = [];
  let text = '';
  for (const part of value.parts) {
    if (part.t === 'const') text += String(part.value);
    else text += String.fromCharCode(FIRST_HOLE + offset + holes.push(part) - 1);
  }
  return { text, holes };
}

/** The value of a text with holes. */
export function filledText({ text, holes }: HoledText): Value {
  const parts: Value[] = text
    .split(/([\ue000-\uf8ff])/)
    .filter((part) => part !== '')
    .map((part) => holes[part.charCodeAt(0) - FIRST_HOLE] ?? constant(part));
  const [only] = parts;
  if (only === undefined) return constant('');
  return parts.length === 1 && only.t === 'const' ? only : { t: 'text', parts };
}
