import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFile } from '../../src/analysis/index.js';
import { ProjectModules } from '../../src/analysis/modules/project-modules.js';
import { parseFile } from '../../src/analysis/parse.js';
import type { ApiCall, KeyDefect } from '../../src/facts/index.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import type { ResolvedSettings } from '../../src/settings/settings.js';

/** The facts of one file, or why there are none. */
export type Outcome =
  | { ok: true; calls: ApiCall[]; keyDefects: ReadonlyMap<ApiCall, KeyDefect> }
  | { ok: false; reason: string };

/** The settings of a project that says nothing. */
export const CORPUS_SETTINGS: ResolvedSettings = resolveSettings(undefined, process.cwd());

/** Sources of labelled repositories: `DIR/OWNER+NAME@COMMIT/PATH`, COMMIT being its first twelve digits. */
export class Sources {
  readonly #outcomes = new Map<string, Outcome>();
  readonly #modules = new Map<string, ProjectModules>();

  constructor(readonly directory: string) {}

  /** The facts of one file of a repository at a commit, as `inspect` in that folder gives them. */
  analyse(repo: string, commit: string, path: string): Outcome {
    const file = join(folderOf(repo, commit), path);
    let outcome = this.#outcomes.get(file);
    if (outcome === undefined) {
      outcome = analyseOneFile(join(this.directory, file), path, this.#modulesOf(repo, commit));
      this.#outcomes.set(file, outcome);
    }
    return outcome;
  }

  #modulesOf(repo: string, commit: string): ProjectModules {
    const folder = join(this.directory, folderOf(repo, commit));
    const known = this.#modules.get(folder) ?? new ProjectModules(folder);
    this.#modules.set(folder, known);
    return known;
  }
}

/** `OWNER+NAME@COMMIT` as the folder of sources names it. */
function folderOf(repo: string, commit: string): string {
  return `${repo.replace('/', '+')}@${commit.slice(0, 12)}`;
}

/** Read, parse and analyse one file; `path` is what its facts call it. Without `modules` nothing else is read. */
export function analyseOneFile(
  file: string,
  path: string,
  modules: ProjectModules | null = null,
): Outcome {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { ok: false, reason: 'the file is not there' };
  }
  const parsed = parseFile(path, text);
  if (!parsed.ok) {
    return { ok: false, reason: `line ${String(parsed.line)}: ${parsed.message}` };
  }
  const { calls, keyDefects } = analyseFile(parsed.file, CORPUS_SETTINGS, modules);
  return { ok: true, calls, keyDefects };
}
