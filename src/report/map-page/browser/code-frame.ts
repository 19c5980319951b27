import type { PageData, PageStep } from '../page-data.js';
import { element } from './element.js';
import { linkToLine } from './line-link.js';

/** A part of a line, and by what it stands out. */
interface Mark {
  from: number;
  to: number;
}

/** A step with its number on the way, 1-based. */
interface NumberedStep {
  step: PageStep;
  number: number;
}

const ABOVE = 2;
const BELOW = 1;
const SHORT_GAP = 2;

/** The way of an answer through the code: one frame for the steps that follow each other in one function. */
export function framesOf(steps: readonly PageStep[], data: PageData): HTMLElement[] {
  const stretches: NumberedStep[][] = [];
  for (const [index, step] of steps.entries()) {
    const current = stretches.at(-1);
    const one = { step, number: index + 1 };
    const last = current?.at(-1)?.step;
    if (last?.file === step.file && last.within === step.within) current?.push(one);
    else stretches.push([one]);
  }
  return stretches.map((stretch) => frameOf(stretch, data));
}

/** The lines around a place without a word on it. */
export function frameAround(
  file: string,
  line: number,
  endLine: number,
  data: PageData,
): HTMLElement {
  const shown = linesAround([{ line, endLine }], data.lines[file] ?? {});
  return element(
    'div',
    { class: 'frame' },
    element('div', { class: 'frame-head' }, linkToLine(data, { file, line })),
    codeBlock(shown.map((number) => codeLine(number, data.lines[file]?.[number] ?? '', []))),
  );
}

function frameOf(stretch: readonly NumberedStep[], data: PageData): HTMLElement {
  const first = stretch[0]?.step;
  const file = first?.file ?? '';
  const lines = data.lines[file] ?? {};
  const shown = linesAround(
    stretch.map(({ step: { line } }) => ({ line, endLine: line })),
    lines,
  );
  const rows: HTMLElement[] = [];
  let before: number | undefined;
  for (const number of shown) {
    if (before !== undefined && number > before + 1) {
      rows.push(element('li', { class: 'gap', 'aria-label': 'lines left out' }, '⋯'));
    }
    before = number;
    const here = stretch.filter(({ step }) => step.line === number);
    const marks = here.map(({ step }) => markOf(step));
    rows.push(codeLine(number, lines[number] ?? '', marks), ...here.map(stepNote));
  }
  const unseen = stretch.filter(({ step }) => !shown.includes(step.line));
  rows.push(...unseen.map(stepNote));
  return element(
    'div',
    { class: 'frame' },
    element(
      'div',
      { class: 'frame-head' },
      linkToLine(data, { file, line: first?.line ?? 1, column: first?.column ?? 1 }),
      first?.within == null ? null : element('span', { class: 'within' }, first.within),
    ),
    codeBlock(rows),
  );
}

function codeBlock(rows: readonly HTMLElement[]): HTMLElement {
  // Code that is too long is scrolled to, by keys as well.
  return element('ol', { class: 'code', tabindex: 0, role: 'list', 'aria-label': 'code' }, ...rows);
}

function codeLine(number: number, text: string, marks: readonly Mark[]): HTMLElement {
  return element(
    'li',
    { class: marks.length === 0 ? 'line' : 'line marked' },
    element('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
    element('code', { dir: 'ltr' }, ...markedText(text, marks)),
  );
}

function stepNote({ step, number }: NumberedStep): HTMLElement {
  return element(
    'li',
    { class: step.decision === null ? 'step' : 'step decides' },
    element('span', { class: 'step-number' }, String(number)),
    element(
      'span',
      { class: 'step-words' },
      ...codeInWords(step.words),
      step.decision === null ? null : element('strong', {}, ` → ${step.decision}`),
    ),
  );
}

/** Words in which code stands between backticks. */
export function codeInWords(words: string): (HTMLElement | string)[] {
  return words
    .split('`')
    .map((part, index) => (index % 2 === 1 ? element('code', { dir: 'ltr' }, part) : part));
}

function markOf({ line, column, endLine, endColumn }: PageStep): Mark {
  return { from: column - 1, to: endLine > line ? Infinity : Math.max(endColumn - 1, column) };
}

/** Marks that overlap are joined. */
function markedText(text: string, marks: readonly Mark[]): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let done = 0;
  for (const { from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(from, done);
    if (start > done) parts.push(text.slice(done, start));
    if (to > start) parts.push(element('mark', {}, text.slice(start, to)));
    done = Math.max(done, Math.min(to, text.length));
  }
  parts.push(text.slice(done));
  return parts;
}

/** The numbers of the lines of some ranges and of those around them, as far as the page has them. */
function linesAround(
  ranges: readonly { line: number; endLine: number }[],
  lines: Readonly<Record<string, string>>,
): number[] {
  const shown = new Set<number>();
  for (const { line, endLine } of ranges) {
    for (let number = line - ABOVE; number <= endLine + BELOW; number += 1) {
      if (lines[number] !== undefined) shown.add(number);
    }
  }
  const numbers = [...shown].sort((a, b) => a - b);
  // A gap of a line or two takes as much room as they do.
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? number - 1;
    const between = Array.from({ length: number - before - 1 }, (_, offset) => before + 1 + offset);
    const isShort = between.length <= SHORT_GAP && between.every((one) => lines[one] !== undefined);
    return isShort ? [...between, number] : [number];
  });
}
