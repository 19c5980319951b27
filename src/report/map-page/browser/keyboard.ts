import type { Matrix } from './matrix.js';

/** What the keys of the matrix do besides walking. */
export interface MatrixActions {
  /** Open the row of an item, or close it. */
  toggle(index: number): void;
  /** Close the open row; gives the item to go back to, undefined where none was open. */
  close(): number | undefined;
}

/** Rows that Page Up and Page Down walk over. */
const PAGE = 10;

/**
 * Walk through the cells of the matrix by keys, as grids do: one cell can be reached by Tab, the arrows lead on from
 * there. Enter opens a row, Escape closes it.
 */
export class MatrixKeys {
  private index = 0;
  private column = 0;

  constructor(
    private readonly matrix: Matrix,
    private readonly columns: number,
    private readonly actions: MatrixActions,
  ) {
    matrix.table.addEventListener('keydown', (event) => {
      if (this.handle(event)) event.preventDefault();
    });
    matrix.table.addEventListener('focusin', ({ target }) => {
      const cell = target instanceof Element ? target.closest('[data-column]') : null;
      const row = cell?.closest('tr');
      if (!(cell instanceof HTMLElement) || row == null) return;
      this.index = Number(row.dataset['index']);
      this.column = Number(cell.dataset['column']);
      this.refresh();
    });
  }

  /** Let Tab reach a cell that is there: the last one, or the first that is drawn. */
  refresh(): void {
    for (const one of this.matrix.table.querySelectorAll<HTMLElement>(
      '[data-column][tabindex="0"]',
    ))
      one.tabIndex = -1;
    const cell = this.cellAt(this.index) ?? this.cellAt(this.matrix.firstDrawn());
    if (cell !== null) cell.tabIndex = 0;
  }

  /** Go to an item, in the column where the reader was. */
  focus(index: number): void {
    this.index = index;
    this.matrix.reveal(index);
    const cell = this.cellAt(index);
    this.refresh();
    cell?.focus({ preventScroll: true });
  }

  private handle({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (altKey || !(target instanceof HTMLElement)) return false;
    if (key === 'Escape') {
      const index = this.actions.close();
      if (index !== undefined) this.focus(index);
      return index !== undefined;
    }
    // Inside of an open row the keys do what they do elsewhere.
    if (target.dataset['column'] === undefined) return false;
    const isFar = ctrlKey || metaKey;
    const last = this.matrix.items.length - 1;
    switch (key) {
      case 'ArrowDown':
        return this.go(isFar ? last : this.next(1));
      case 'ArrowUp':
        return this.go(isFar ? 0 : this.next(-1));
      case 'PageDown':
        return this.go(Math.min(last, this.index + PAGE));
      case 'PageUp':
        return this.go(Math.max(0, this.index - PAGE));
      case 'ArrowRight':
        return this.turn(this.column + 1);
      case 'ArrowLeft':
        return this.turn(this.column - 1);
      case 'Home':
        return isFar ? this.go(0) : this.turn(0);
      case 'End':
        return isFar ? this.go(last) : this.turn(this.columns - 1);
      case 'Enter':
      case ' ':
        this.actions.toggle(this.index);
        return true;
      default:
        return false;
    }
  }

  /** The next item in a direction that has cells; the same where there is none. */
  private next(step: 1 | -1): number {
    const { items } = this.matrix;
    let index = this.index + step;
    if (items[index]?.kind === 'detail') index += step;
    return items[index] === undefined ? this.index : index;
  }

  private go(index: number): boolean {
    const isDetail = this.matrix.items[index]?.kind === 'detail';
    this.focus(isDetail ? index - 1 : index);
    return true;
  }

  private turn(column: number): boolean {
    this.column = Math.max(0, Math.min(this.columns - 1, column));
    this.focus(this.index);
    return true;
  }

  private cellAt(index: number): HTMLElement | null {
    const row = this.matrix.rowOf(index);
    return row?.querySelector<HTMLElement>(`[data-column="${this.column}"]`) ?? null;
  }
}
