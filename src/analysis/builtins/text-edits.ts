import type { Engine } from '../interpret/engine.js';
import { concatenate, eachAlternative, textOf } from '../interpret/text.js';
import type { State } from '../state/state.js';
import { filledText, holedText, type HoledText } from '../values/holed-text.js';
import { constant, type Value } from '../values/value.js';

const EDITS = new Set(['replace', 'replaceAll', 'slice', 'substring', 'trim', 'concat']);

/** What a method makes of a text, some of whose parts may not be known; undefined where that is not known at all. */
export function editText(
  engine: Engine,
  s: State,
  value: Value,
  name: string,
  args: readonly Value[],
): Value | undefined {
  if (!EDITS.has(name) || !isEditable(value)) return undefined;
  return eachAlternative(value, (one) => {
    if (name === 'concat')
      return concatenate([one, ...args.map((part) => textOf(engine, s, part))]);
    const text = holedText(one);
    return text === null ? one : edited(text, one, name, args);
  });
}

/** Texts, and besides them what is not known. */
function isEditable(value: Value): boolean {
  if (value.t !== 'union') return isText(value);
  return value.of.some(isText) && value.of.every((one) => isText(one) || one.t === 'unknown');
}

function isText(value: Value): boolean {
  return value.t === 'text' || (value.t === 'const' && typeof value.value === 'string');
}

function edited(text: HoledText, whole: Value, name: string, args: readonly Value[]): Value {
  switch (name) {
    case 'trim':
      return filledText({ ...text, text: text.text.trim() });
    case 'slice':
    case 'substring':
      return cut(text, name, args) ?? whole;
    default:
      return replaced(text, name === 'replaceAll', args) ?? whole;
  }
}

const HOLE = /[\ue000-\uf8ff]/;

/** A part of a text; null where a hole may lie within what is cut off. */
function cut({ text, holes }: HoledText, name: string, args: readonly Value[]): Value | null {
  const [start, end] = args.map((one) =>
    one.t === 'const' && typeof one.value === 'number' ? one.value : null,
  );
  if (start === null || start === undefined || end === null) return null;
  const kept = name === 'slice' ? text.slice(start, end) : text.substring(start, end);
  const isWhole = holes.length === 0;
  const isEndCutOff = start === 0 && end !== undefined && end < 0 && !HOLE.test(text.slice(end));
  const isStartCutOff = start >= 0 && end === undefined && !HOLE.test(text.slice(0, start));
  return isWhole || isEndCutOff || isStartCutOff ? filledText({ text: kept, holes }) : null;
}

function replaced(
  { text, holes }: HoledText,
  isGlobal: boolean,
  [sought, by]: readonly Value[],
): Value | null {
  const pattern = patternOf(sought, isGlobal);
  if (pattern === null || by === undefined) return null;
  const replacement = by.t === 'function' ? null : holedText(by, holes.length);
  if (replacement !== null) {
    return filledText({
      text: text.replace(pattern, replacement.text),
      holes: [...holes, ...replacement.holes],
    });
  }
  // What a function gives is one more part that is not known.
  const { text: hole } = holedText({ t: 'text', parts: [by] }, holes.length) ?? { text: '' };
  return filledText({ text: text.replace(pattern, () => hole), holes: [...holes, by] });
}

function patternOf(sought: Value | undefined, isGlobal: boolean): RegExp | null {
  if (sought?.t === 'const' && typeof sought.value === 'string') {
    const literal = sought.value.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return new RegExp(literal, isGlobal ? 'g' : '');
  }
  if (sought?.t !== 'regexp' || !isCheap(sought.pattern)) return null;
  try {
    return new RegExp(sought.pattern, sought.flags.replace('y', ''));
  } catch {
    return null;
  }
}

/** Whether a pattern of the code under analysis cannot take long: few repetitions, and none of a group. */
function isCheap(pattern: string): boolean {
  const repetitions = pattern.match(/[*+{]/g)?.length ?? 0;
  return pattern.length < 100 && repetitions <= 2 && !/\)[*+{?]|\(\?|\\\d/.test(pattern);
}

/** `[base, path].join('/')`; undefined where the elements are not all known. */
export function joinTexts(
  engine: Engine,
  s: State,
  elements: readonly Value[],
  separator: Value | undefined,
): Value | undefined {
  const between = separator ?? constant(',');
  if (between.t !== 'const') return undefined;
  const parts = elements.flatMap((element, index) => {
    const isNothing = element.t === 'const' && (element.value ?? null) === null;
    const text = isNothing ? constant('') : textOf(engine, s, element);
    return index === 0 ? [text] : [constant(String(between.value)), text];
  });
  return concatenate(parts);
}
