import { explainFile, type ExplainedCall } from '../analysis/explain-file.js';
import type { ProjectFacts } from '../analysis/modules/project-facts.js';
import { parseFile } from '../analysis/parse.js';
import { FileScopes } from '../analysis/scopes/file-scopes.js';
import type { ApiCall, Explanation, StatusFate, Way } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import type { AnalysedFile } from './file-outcome.js';

/** Where the ways of the calls of one file come from. */
export type ExplainedIn = (file: AnalysedFile) => readonly ExplainedCall[];

/** The ways that a run kept (`ProjectOptions.ways`). */
export const asKept: ExplainedIn = ({ explained }) => explained ?? [];

/** The ways of a run that kept none: found out when they are asked for, once a file. */
export function onDemand(project: ProjectFacts, settings: ResolvedSettings): ExplainedIn {
  const known = new Map<AnalysedFile, readonly ExplainedCall[]>();
  return (file) => {
    let explained = known.get(file);
    if (explained === undefined) {
      const { modules, senders } = project;
      const scopes = modules.load(modules.absolute(file.path)) ?? scopesOf(file);
      explained = scopes === null ? [] : explainFile(scopes, settings, modules, senders);
      known.set(file, explained);
    }
    return explained;
  };
}

/** Explains calls of a project that has been analysed. */
export class Explainer {
  private readonly byPath: ReadonlyMap<string, AnalysedFile>;

  constructor(
    private readonly files: readonly AnalysedFile[],
    private readonly explainedIn: ExplainedIn,
  ) {
    this.byPath = new Map(files.map((file) => [file.path, file]));
  }

  /** How the statuses of a call come to their fates, and who else gets its answer. */
  explain(call: ApiCall): Explanation {
    const callers = this.callersOf(call);
    const ways = Object.keys(call.fate).flatMap(
      (status) => this.wayOf(call, status, callers) ?? [],
    );
    return {
      call,
      ways: sameWaysTogether(ways),
      callers,
    };
  }

  private wayOf(call: ApiCall, status: string, callers: readonly ApiCall[]): Way | null {
    const fate = call.fate[status];
    const own = this.find(call);
    const way = own?.ways.find(({ statuses }) => statuses.includes(Number(status)));
    if (fate === undefined) return null;
    if (isSame(own?.call.fate[status], fate)) return way ?? null;
    // Callers in other files have decided: the way is that of their call, which leads through this one.
    for (const caller of callers) {
      if (!isSame(caller.fate[status], fate)) continue;
      const further = this.wayOf(caller, status, this.callersOf(caller));
      if (further !== null) return further;
    }
    return way ?? null;
  }

  /** The calls by which this one is made, from anywhere in the project. */
  callersOf(call: ApiCall): ApiCall[] {
    const trail = this.trailOf(call);
    if (trail === undefined) return [];
    const found: { call: ApiCall; length: number }[] = [];
    for (const { facts } of this.files) {
      for (const [other, link] of facts.links) {
        const offset: number = link.trail.length - trail.length;
        const leadsHere =
          offset > 0 && trail.every((place, index) => link.trail[offset + index] === place);
        if (leadsHere) found.push({ call: other, length: link.trail.length });
      }
    }
    return found.sort((a, b) => a.length - b.length).map((one) => one.call);
  }

  private trailOf(call: ApiCall): readonly string[] | undefined {
    return this.byPath.get(call.file)?.facts.links.get(call)?.trail;
  }

  /** The same call in the analysis that keeps steps. */
  private find(call: ApiCall): ExplainedCall | undefined {
    const file = this.byPath.get(call.file);
    if (file === undefined) return undefined;
    const here = this.explainedIn(file).filter((one) => isAtSamePlace(one.call, call));
    return here.find((one) => one.call.url.path === call.url.path) ?? here[0];
  }
}

/** Of a file that is too large to be followed into. */
function scopesOf({ path, text }: AnalysedFile): FileScopes | null {
  const parsed = parseFile(path, text);
  if (!parsed.ok) return null;
  return new FileScopes(path, parsed.file.text, parsed.file.ast, parsed.file.scopeManager);
}

function isAtSamePlace(a: ApiCall, b: ApiCall): boolean {
  return a.line === b.line && a.column === b.column && a.method === b.method;
}

function isSame(a: StatusFate | undefined, b: StatusFate): boolean {
  return a?.kind === b.kind && JSON.stringify(a.at) === JSON.stringify(b.at);
}

/** Statuses that go the same way to the same fate are told of once. */
function sameWaysTogether(ways: readonly Way[]): Way[] {
  const together = new Map<string, Way>();
  for (const way of ways) {
    const key = JSON.stringify([way.fate, way.steps]);
    const same = together.get(key);
    if (same === undefined) together.set(key, { ...way, statuses: [...way.statuses] });
    else same.statuses.push(...way.statuses);
  }
  return [...together.values()];
}
