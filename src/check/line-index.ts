/** A position in a text; line and column are 1-based, columns count UTF-16 units as editors do. */
export interface TextPosition {
  line: number;
  column: number;
}

/** Turns offsets into positions, with the line terminators of ECMAScript. */
export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu)) {
      starts.push(match.index + match[0].length);
    }
    this.#starts = starts;
  }

  positionAt(offset: number): TextPosition {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
