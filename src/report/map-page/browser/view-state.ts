/** By what the rows stand together. */
export type Grouping = 'api' | 'folder' | 'owner';

/** What of the map is looked at. An empty text leaves a filter open. */
export interface ViewState {
  group: Grouping;
  /** The id of an API. */
  api: string;
  /** With all folders below it. */
  folder: string;
  /** `-` for files that nobody owns. */
  owner: string;
  /** The id of a column: only calls to which it applies, and the filters below ask it alone. */
  path: string;
  /** The word of a cell: `lost`. */
  fate: string;
  unhandled: boolean;
  change: '' | 'worse' | 'better' | 'same' | 'new';
  /** Words that stand in the call, in any order. */
  q: string;
  /** The id of the open row. */
  call: string;
}

/** Whose files nobody owns. */
export const NO_OWNER = '-';

/** Everything, by API. */
export const WHOLE_MAP: ViewState = {
  group: 'api',
  api: '',
  folder: '',
  owner: '',
  path: '',
  fate: '',
  unhandled: false,
  change: '',
  q: '',
  call: '',
};

/** The part of an address behind `#`: only what is not as in the whole map. */
export function toHash(state: ViewState): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value === WHOLE_MAP[key as keyof ViewState]) continue;
    params.set(key, value === true ? '1' : String(value));
  }
  return params.toString();
}

/** What an address says; what it gets wrong is as in the whole map. */
export function fromHash(hash: string): ViewState {
  const params = new URLSearchParams(hash.startsWith('#') ? hash.slice(1) : hash);
  const text = (key: keyof ViewState): string => params.get(key) ?? '';
  const oneOf = <Value extends string>(
    key: keyof ViewState,
    values: readonly Value[],
    otherwise: Value,
  ): Value => values.find((value) => value === params.get(key)) ?? otherwise;
  return {
    group: oneOf('group', ['api', 'folder', 'owner'], WHOLE_MAP.group),
    api: text('api'),
    folder: text('folder'),
    owner: text('owner'),
    path: text('path'),
    fate: text('fate'),
    unhandled: params.get('unhandled') === '1',
    change: oneOf('change', ['', 'worse', 'better', 'same', 'new'], ''),
    q: text('q'),
    call: text('call'),
  };
}
