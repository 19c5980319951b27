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
  /** The calls whose trail ends in some places, shortest trail first; made when it is first asked for. */
  private byTrail: ReadonlyMap<string, readonly ApiCall[]> | undefined;
  private readonly byPlace = new Map<readonly ExplainedCall[], Map<string, ExplainedCall[]>>();

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
      callers: [...callers],
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
  callersOf(call: ApiCall): readonly ApiCall[] {
    const trail = this.trailOf(call);
    if (trail === undefined) return [];
    this.byTrail ??= callsByTrail(this.files);
    return this.byTrail.get(keyOf(trail)) ?? [];
  }

  private trailOf(call: ApiCall): readonly string[] | undefined {
    return this.byPath.get(call.file)?.facts.links.get(call)?.trail;
  }

  /** The same call in the analysis that keeps steps. */
  private find(call: ApiCall): ExplainedCall | undefined {
    const file = this.byPath.get(call.file);
    if (file === undefined) return undefined;
    const explained = this.explainedIn(file);
    let places = this.byPlace.get(explained);
    if (places === undefined) {
      places = groupedBy(explained, (one) => placeOf(one.call));
      this.byPlace.set(explained, places);
    }
    const here = places.get(placeOf(call)) ?? [];
    return here.find((one) => one.call.url.path === call.url.path) ?? here[0];
  }
}

/** Of a file that is too large to be followed into. */
function scopesOf({ path, text }: AnalysedFile): FileScopes | null {
  const parsed = parseFile(path, text);
  if (!parsed.ok) return null;
  return new FileScopes(path, parsed.file.text, parsed.file.ast, parsed.file.scopeManager);
}

/** Each call under every ending of its trail that is shorter than the trail itself. */
function callsByTrail(files: readonly AnalysedFile[]): Map<string, ApiCall[]> {
  const all = files.flatMap(({ facts }) =>
    [...facts.links].map(([call, { trail }]) => ({ call, trail })),
  );
  all.sort((a, b) => a.trail.length - b.trail.length);
  const byTrail = new Map<string, ApiCall[]>();
  for (const { call, trail } of all) {
    for (let from = 1; from <= trail.length; from += 1) {
      const key = keyOf(trail.slice(from));
      const known = byTrail.get(key);
      if (known === undefined) byTrail.set(key, [call]);
      else known.push(call);
    }
  }
  return byTrail;
}

function keyOf(trail: readonly string[]): string {
  return JSON.stringify(trail);
}

function placeOf({ line, column, method }: ApiCall): string {
  return `${line}:${column} ${method}`;
}

function groupedBy<Value>(
  values: readonly Value[],
  keyFor: (value: Value) => string,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyFor(value);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [value]);
    else known.push(value);
  }
  return groups;
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
