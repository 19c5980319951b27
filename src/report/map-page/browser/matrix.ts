import type { MapCall } from '../../../map/map-data.js';
import type { PageData } from '../page-data.js';
import { element } from './element.js';
import { callRow, DETAIL_ID, groupRow } from './matrix-rows.js';
import { detailOf } from './row-detail.js';
import type { CallGroup } from './shown-calls.js';

/** A line of the table: the head of a group, a call, or what an open call shows. */
export type Item =
  | { kind: 'group'; group: CallGroup }
  | { kind: 'call'; call: MapCall }
  | { kind: 'detail'; call: MapCall };

/** Rows that stand ready above and below what is seen. */
const OVERSCAN = 8;

/** What rows measure before one of their kind has been measured, in pixels. */
const FIRST_GUESS = { group: 48, call: 44, detail: 480 };

/**
 * The table of which only the rows in view are in the document: with 5,000 calls a table of all of them takes seconds
 * to lay out at each change of a filter.
 */
export class Matrix {
  readonly table: HTMLTableElement;
  items: readonly Item[] = [];
  private readonly body: HTMLTableSectionElement;
  private readonly above: HTMLTableRowElement;
  private readonly below: HTMLTableRowElement;
  private readonly rows = new Map<number, HTMLTableRowElement>();
  private readonly heights = { ...FIRST_GUESS };
  /** The top of each item, and of what follows the last, from the top of the body. */
  private tops: number[] = [0];
  private isWhole = false;
  private readonly indices: ReadonlyMap<MapCall, number>;
  private readonly sizes = new ResizeObserver(() => {
    this.measure();
  });

  constructor(
    private readonly data: PageData,
    /** Called with each row that came into view. */
    private readonly onRow: (row: HTMLTableRowElement, index: number) => void,
  ) {
    this.indices = new Map(data.map.calls.map((call, index) => [call, index]));
    this.above = spacer();
    this.below = spacer();
    this.body = element('tbody', { role: 'rowgroup' });
    this.table = element(
      'table',
      {
        class: 'matrix',
        role: 'grid',
        'aria-label': 'Calls and their unhappy paths',
        'aria-colcount': data.map.columns.length + 1,
      },
      element(
        'thead',
        { role: 'rowgroup' },
        element(
          'tr',
          { role: 'row', 'aria-rowindex': 1 },
          element('th', { scope: 'col', role: 'columnheader' }, 'Call'),
          ...data.map.columns.map(({ label }) =>
            element('th', { scope: 'col', role: 'columnheader' }, label),
          ),
        ),
      ),
      this.body,
    );
    const update = (): void => {
      this.draw();
    };
    let isAsked = false;
    window.addEventListener(
      'scroll',
      () => {
        if (isAsked) return;
        isAsked = true;
        requestAnimationFrame(() => {
          isAsked = false;
          update();
        });
      },
      { passive: true },
    );
    window.addEventListener('resize', () => {
      this.measure();
      update();
    });
    window.addEventListener('beforeprint', () => {
      this.isWhole = true;
      update();
    });
    window.addEventListener('afterprint', () => {
      this.isWhole = false;
      update();
    });
  }

  /** Show other items. */
  show(items: readonly Item[]): void {
    this.items = items;
    this.table.setAttribute('aria-rowcount', String(items.length + 1));
    this.rows.clear();
    this.sizes.disconnect();
    this.body.replaceChildren(this.above, this.below);
    this.layOut();
    this.draw();
    this.measure();
  }

  /** The row of an item, scrolled into view and drawn. */
  reveal(index: number): HTMLTableRowElement | undefined {
    const top = this.tops[index] ?? 0;
    const bottom = this.tops[index + 1] ?? top;
    const start = this.bodyTop();
    const head = this.table.tHead?.getBoundingClientRect().height ?? 0;
    const viewTop = window.scrollY + head;
    const viewBottom = window.scrollY + window.innerHeight;
    if (start + top < viewTop) window.scrollTo({ top: start + top - head, behavior: 'instant' });
    else if (start + bottom > viewBottom) {
      window.scrollTo({ top: Math.ceil(start + bottom) - window.innerHeight, behavior: 'instant' });
    }
    this.draw();
    return this.rows.get(index);
  }

  /** The row of an item; undefined where it is out of view. */
  rowOf(index: number): HTMLTableRowElement | undefined {
    return this.rows.get(index);
  }

  /** The first item that is drawn. */
  firstDrawn(): number {
    return Math.min(...this.rows.keys());
  }

  private layOut(): void {
    let top = 0;
    this.tops = [0];
    for (const { kind } of this.items) {
      top += this.heights[kind];
      this.tops.push(top);
    }
  }

  /** Take the real heights: of fonts, zoom and width none is known beforehand. */
  private measure(): void {
    let isOther = false;
    const seen = new Set<string>();
    for (const [index, row] of this.rows) {
      const kind = this.items[index]?.kind;
      if (kind === undefined || seen.has(kind)) continue;
      seen.add(kind);
      const { height } = row.getBoundingClientRect();
      if (height === 0 || Math.abs(height - this.heights[kind]) < 0.5) continue;
      this.heights[kind] = height;
      isOther = true;
    }
    if (!isOther) return;
    this.layOut();
    this.draw();
  }

  private draw(): void {
    const [from, to] = this.isWhole ? [0, this.items.length] : this.inView();
    for (const [index, row] of this.rows) {
      if (index >= from && index < to) continue;
      this.sizes.unobserve(row);
      row.remove();
      this.rows.delete(index);
    }
    let next: Element = this.below;
    for (let index = to - 1; index >= from; index -= 1) {
      let row = this.rows.get(index);
      if (row === undefined) {
        row = this.rowFor(index);
        this.rows.set(index, row);
        this.body.insertBefore(row, next);
        this.onRow(row, index);
      }
      next = row;
    }
    setHeight(this.above, this.tops[from] ?? 0);
    setHeight(this.below, (this.tops.at(-1) ?? 0) - (this.tops[to] ?? 0));
  }

  private inView(): [from: number, to: number] {
    const start = this.bodyTop();
    const first = this.itemAt(window.scrollY - start);
    const last = this.itemAt(window.scrollY + window.innerHeight - start);
    return [Math.max(0, first - OVERSCAN), Math.min(this.items.length, last + 1 + OVERSCAN)];
  }

  /** The item at a distance from the top of the body, in pixels. */
  private itemAt(distance: number): number {
    let low = 0;
    let high = Math.max(0, this.items.length - 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.tops[middle] ?? 0) <= distance) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private bodyTop(): number {
    return this.body.getBoundingClientRect().top + window.scrollY;
  }

  private rowFor(index: number): HTMLTableRowElement {
    const item = this.items[index];
    const row = this.rowOfItem(item, index);
    row.setAttribute('aria-rowindex', String(index + 2));
    row.dataset['index'] = String(index);
    return row;
  }

  private rowOfItem(item: Item | undefined, index: number): HTMLTableRowElement {
    switch (item?.kind) {
      case 'group':
        return groupRow(item.group, this.data.map);
      case 'call': {
        const isOpen = this.items[index + 1]?.kind === 'detail';
        return callRow(item.call, this.data.map, isOpen);
      }
      case 'detail': {
        const width = this.data.map.columns.length + 1;
        const detail = detailOf(item.call, this.indices.get(item.call) ?? 0, this.data);
        const row = element(
          'tr',
          { class: 'detail-row', role: 'row' },
          element('td', { colspan: width, role: 'gridcell', id: DETAIL_ID }, detail),
        );
        this.sizes.observe(row);
        return row;
      }
      case undefined:
        return spacer();
    }
  }
}

function spacer(): HTMLTableRowElement {
  return element('tr', { class: 'spacer', role: 'presentation' });
}

function setHeight(row: HTMLTableRowElement, height: number): void {
  row.style.height = `${height}px`;
  row.hidden = height === 0;
}
