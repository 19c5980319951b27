import { ConfigCommentParser } from '@eslint/plugin-kit';
import type { Comment } from 'oxc-parser';
import { LineIndex, type TextPosition } from './line-index.js';

/** From `from` on, findings of a rule (`null`: of every rule) are switched off, or on again. */
interface Switch {
  rule: string | null;
  disables: boolean;
  from: TextPosition;
}

const comments = new ConfigCommentParser();

/**
 * What the `eslint-disable` comments of one file switch off, with ESLint's own meaning: blocks from
 * `eslint-disable` to `eslint-enable`, single lines by `eslint-disable-line` and `eslint-disable-next-line`.
 */
export class DisableComments {
  readonly #blocks: readonly Switch[];
  readonly #lines: ReadonlyMap<number, ReadonlySet<string | null>>;

  constructor(text: string, fileComments: readonly Comment[]) {
    const blocks: Switch[] = [];
    const lines = new Map<number, Set<string | null>>();
    // Most files have no such comment: the index of their lines is never needed.
    let index: LineIndex | undefined;

    for (const comment of fileComments) {
      if (!comment.value.includes('eslint-')) continue;
      const directive = comments.parseDirective(comment.value);
      if (directive === undefined) continue;
      index ??= new LineIndex(text);
      const start = index.positionAt(comment.start);
      const end = index.positionAt(comment.end);
      const rules = rulesNamedIn(directive.value);

      switch (directive.label) {
        case 'eslint-disable':
        case 'eslint-enable':
          if (comment.type === 'Line') break;
          for (const rule of rules) {
            blocks.push({ rule, disables: directive.label === 'eslint-disable', from: start });
          }
          break;
        case 'eslint-disable-line':
          if (start.line === end.line) addLine(lines, start.line, rules);
          break;
        case 'eslint-disable-next-line':
          addLine(lines, end.line + 1, rules);
          break;
      }
    }
    this.#blocks = blocks;
    this.#lines = lines;
  }

  /** Whether a finding that begins at this position is switched off. */
  covers(rule: string, position: TextPosition): boolean {
    const line = this.#lines.get(position.line);
    if (line?.has(null) === true || line?.has(rule) === true) return true;
    let disabled = false;
    for (const block of this.#blocks) {
      if (isAfter(block.from, position)) break;
      if (block.rule === null || block.rule === rule) disabled = block.disables;
    }
    return disabled;
  }
}

function rulesNamedIn(list: string): (string | null)[] {
  const names = Object.keys(comments.parseListConfig(list));
  return names.length === 0 ? [null] : names;
}

function addLine(
  lines: Map<number, Set<string | null>>,
  line: number,
  rules: readonly (string | null)[],
): void {
  const known = lines.get(line) ?? new Set();
  for (const rule of rules) known.add(rule);
  lines.set(line, known);
}

function isAfter(a: TextPosition, b: TextPosition): boolean {
  return a.line > b.line || (a.line === b.line && a.column > b.column);
}
