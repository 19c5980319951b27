import type { MapCall, MapCell, MapData, MapFile } from '../../../map/map-data.js';
import { NO_OWNER, type ViewState } from './view-state.js';

/** Calls that stand together. */
export interface CallGroup {
  /** Unique among the groups. */
  id: string;
  name: string;
  calls: readonly MapCall[];
}

/** Answers which calls are shown, and how they stand together. */
export class ShownCalls {
  private readonly files: ReadonlyMap<string, MapFile>;
  private readonly texts: readonly string[];

  constructor(private readonly map: MapData) {
    this.files = new Map(map.files.map((file) => [file.path, file]));
    this.texts = map.calls.map((call) => this.searchText(call));
  }

  /** The calls that every filter lets through, in the order of the map. */
  matching(state: ViewState): MapCall[] {
    const words = state.q.toLowerCase().split(' ').filter(Boolean);
    return this.map.calls.filter(
      (call, index) =>
        (state.api === '' || this.map.apis[call.api]?.id === state.api) &&
        (state.folder === '' || isBelow(this.folderOf(call), state.folder)) &&
        (state.owner === '' || this.ownersOf(call).includes(state.owner)) &&
        (state.change === '' || call.change === state.change) &&
        this.hasCell(call, state) &&
        words.every((word) => this.texts[index]?.includes(word)),
    );
  }

  /**
   * Calls in groups, those with the most unhandled cells first. A file with several owners stands with the first, so
   * that no call is counted twice.
   */
  grouped(calls: readonly MapCall[], { group }: Pick<ViewState, 'group'>): CallGroup[] {
    const groups = new Map<string, { id: string; name: string; calls: MapCall[] }>();
    for (const call of calls) {
      const { id, name } = this.groupOf(call, group);
      const known = groups.get(id);
      if (known === undefined) groups.set(id, { id, name, calls: [call] });
      else known.calls.push(call);
    }
    const weight = new Map([...groups.values()].map((one) => [one, unhandledIn(one.calls)]));
    return [...groups.values()].sort(
      (a, b) =>
        (weight.get(b) ?? 0) - (weight.get(a) ?? 0) ||
        b.calls.length - a.calls.length ||
        (a.name < b.name ? -1 : 1),
    );
  }

  /** The owners of a call's file, or the one that stands for nobody. */
  ownersOf(call: MapCall): readonly string[] {
    const owners = this.files.get(call.file)?.owners ?? [];
    return owners.length === 0 ? [NO_OWNER] : owners;
  }

  folderOf(call: MapCall): string {
    return this.files.get(call.file)?.folder ?? '.';
  }

  private groupOf(call: MapCall, group: ViewState['group']): { id: string; name: string } {
    switch (group) {
      case 'api': {
        const api = this.map.apis[call.api];
        return { id: api?.id ?? '', name: api?.name ?? '' };
      }
      case 'folder': {
        const folder = this.folderOf(call);
        return { id: folder, name: folder === '.' ? './' : `${folder}/` };
      }
      case 'owner': {
        const owners = this.ownersOf(call);
        const name = owners[0] === NO_OWNER ? 'nobody' : owners.join(' ');
        return { id: owners.join(' '), name };
      }
    }
  }

  private hasCell(call: MapCall, { path, fate, unhandled }: ViewState): boolean {
    if (path === '' && fate === '' && !unhandled) return true;
    return call.cells.some(
      (cell, index) =>
        (path === '' || this.map.columns[index]?.id === path) && fits(cell, fate, unhandled),
    );
  }

  private searchText(call: MapCall): string {
    const { method, url, file, line, client, via, within } = call;
    const texts = [method, url, `${file}:${line}`, client, via?.name, within];
    return [...texts, this.map.apis[call.api]?.name, ...this.ownersOf(call)]
      .join(' ')
      .toLowerCase();
  }
}

function fits(cell: MapCell, fate: string, unhandled: boolean): boolean {
  if (cell.value === 'na') return false;
  return (fate === '' || cell.value === fate) && (!unhandled || cell.standing === 'unhandled');
}

function unhandledIn(calls: readonly MapCall[]): number {
  let count = 0;
  for (const { cells } of calls)
    for (const { standing } of cells) if (standing === 'unhandled') count += 1;
  return count;
}

function isBelow(folder: string, above: string): boolean {
  return folder === above || folder.startsWith(`${above}/`);
}
