import type { PageData } from '../page-data.js';
import { element } from './element.js';
import { LEGEND, wordFor } from './words.js';
import { type Grouping, NO_OWNER, toHash, type ViewState, WHOLE_MAP } from './view-state.js';

type Choice = readonly [value: string, label: string];

const GROUPINGS: readonly (readonly [Grouping, string])[] = [
  ['api', 'API'],
  ['folder', 'folder'],
  ['owner', 'owner'],
];

/** The form with the filters. */
export class Controls {
  readonly form: HTMLElement;
  private readonly fields = new Map<keyof ViewState, HTMLInputElement | HTMLSelectElement>();
  private readonly groups: HTMLInputElement[] = [];
  private readonly reset: HTMLButtonElement;

  constructor(
    { map }: PageData,
    private readonly onChange: (change: Partial<ViewState>) => void,
  ) {
    const owners = [...new Set(map.files.flatMap((file) => file.owners))].sort();
    const hasUnowned = map.files.some((file) => file.owners.length === 0);
    this.reset = element('button', { type: 'button', class: 'reset' }, 'Show all');
    this.reset.addEventListener('click', () => {
      onChange({ ...WHOLE_MAP });
    });
    this.form = element(
      'div',
      { class: 'controls', role: 'search', 'aria-label': 'Filter the calls' },
      this.search(),
      this.grouping(owners.length > 0),
      this.select('api', 'API', [
        ['', 'every API'],
        ...map.apis.map(({ id, name }): Choice => [id, name]).sort(byLabel),
      ]),
      this.select('folder', 'Folder', [
        ['', 'every folder'],
        ...foldersOf(map.files.map(({ folder }) => folder)).map((folder): Choice => [
          folder,
          folder === '.' ? './' : `${folder}/`,
        ]),
      ]),
      owners.length === 0
        ? null
        : this.select('owner', 'Owner', [
            ['', 'every owner'],
            ...owners.map((owner): Choice => [owner, owner]),
            ...(hasUnowned ? [[NO_OWNER, 'nobody'] as const] : []),
          ]),
      this.select('path', 'Path', [
        ['', 'every path'],
        ...map.columns.map(({ id, label }): Choice => [id, label]),
      ]),
      this.select('fate', 'Fate', [
        ['', 'every fate'],
        ...valuesIn(map).map((value): Choice => [value, wordFor(value)]),
      ]),
      map.comparison === null
        ? null
        : this.select('change', 'Change', [
            ['', 'any'],
            ['worse', 'worse'],
            ['better', 'better'],
            ['new', 'new'],
            ['same', 'the same'],
          ]),
      this.checkbox('unhandled', 'only unhandled'),
      this.reset,
    );
  }

  /** Show what the state says. */
  show(state: ViewState): void {
    for (const [key, field] of this.fields) {
      const value = state[key];
      if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        field.checked = value === true;
        // Who types is not disturbed by what follows from it.
      } else if (field !== document.activeElement || field instanceof HTMLSelectElement) {
        field.value = String(value);
      }
    }
    for (const radio of this.groups) radio.checked = radio.value === state.group;
    this.reset.hidden = toHash({ ...state, call: '' }) === '';
  }

  /** Put the reader where calls are searched. */
  focusSearch(): void {
    this.fields.get('q')?.focus();
  }

  private search(): HTMLElement {
    const input = element('input', {
      type: 'search',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: 'address, file, function',
    });
    input.addEventListener('input', () => {
      this.onChange({ q: input.value.trim() });
    });
    this.fields.set('q', input);
    return labelled('Search', input, 'search');
  }

  private grouping(hasOwners: boolean): HTMLElement {
    const choices = GROUPINGS.filter(([value]) => hasOwners || value !== 'owner');
    const radios = choices.map(([value, label]) => {
      const radio = element('input', { type: 'radio', name: 'group', value });
      radio.addEventListener('change', () => {
        this.onChange({ group: value });
      });
      this.groups.push(radio);
      return element('label', {}, radio, element('span', {}, label));
    });
    return element(
      'div',
      { class: 'field grouping', role: 'radiogroup', 'aria-labelledby': 'grouping' },
      element('span', { class: 'label', id: 'grouping' }, 'Group by'),
      element('div', { class: 'segments' }, ...radios),
    );
  }

  private select(
    key: 'api' | 'folder' | 'owner' | 'path' | 'fate' | 'change',
    label: string,
    choices: readonly Choice[],
  ): HTMLElement {
    const select = element(
      'select',
      {},
      ...choices.map(([value, text]) => element('option', { value }, text)),
    );
    select.addEventListener('change', () => {
      this.onChange({ [key]: select.value });
    });
    this.fields.set(key, select);
    return labelled(label, select, key);
  }

  private checkbox(key: 'unhandled', label: string): HTMLElement {
    const input = element('input', { type: 'checkbox' });
    input.addEventListener('change', () => {
      this.onChange({ [key]: input.checked });
    });
    this.fields.set(key, input);
    return element('label', { class: 'check' }, input, element('span', {}, label));
  }
}

function labelled(label: string, field: HTMLElement, name: string): HTMLElement {
  return element(
    'label',
    { class: `field ${name}` },
    element('span', { class: 'label' }, label),
    field,
  );
}

function byLabel([, a]: Choice, [, b]: Choice): number {
  return a < b ? -1 : 1;
}

/** Folders with calls, and those above them. */
function foldersOf(folders: readonly string[]): string[] {
  const all = new Set<string>();
  for (const folder of folders) {
    const parts = folder.split('/');
    for (let length = 1; length <= parts.length; length += 1) {
      all.add(parts.slice(0, length).join('/'));
    }
  }
  return [...all].sort();
}

/** The values that cells have, from best to worst as far as they have an order. */
function valuesIn({ calls }: PageData['map']): string[] {
  const values = new Set(calls.flatMap(({ cells }) => cells.map(({ value }) => value)));
  values.delete('na');
  const order = LEGEND.map(([value]) => value).reverse();
  const rank = (value: string): number => (order.indexOf(value) + order.length) % order.length;
  return [...values].sort((a, b) => {
    const [isFate, isOther] = [order.includes(a), order.includes(b)];
    if (isFate !== isOther) return isFate ? -1 : 1;
    return isFate ? rank(a) - rank(b) : a < b ? -1 : 1;
  });
}
