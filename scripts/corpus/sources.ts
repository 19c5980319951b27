import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseFile } from '../../src/analysis/index.js';
import type { Modules, Senders } from '../../src/analysis/modules/modules.js';
import { ProjectModules } from '../../src/analysis/modules/project-modules.js';
import { SendingExports } from '../../src/analysis/modules/sending-exports.js';
import { parseFile } from '../../src/analysis/parse.js';
import type { ApiCall, KeyDefect } from '../../src/facts/index.js';
import { analyseProject } from '../../src/project/analyse-project.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import type { ResolvedSettings } from '../../src/settings/settings.js';

/** The facts of one file, or why there are none. */
export type Outcome =
  | { ok: true; calls: readonly ApiCall[]; keyDefects: ReadonlyMap<ApiCall, KeyDefect> }
  | { ok: false; reason: string };

/** The settings of a project that says nothing. */
export const CORPUS_SETTINGS: ResolvedSettings = resolveSettings(undefined, process.cwd());

/** In bytes: larger files are left out of a repository that is analysed whole. */
const MAX_FILE_SIZE = 2_000_000;

/** Sources of labelled repositories: `DIR/OWNER+NAME@COMMIT/PATH`, COMMIT being its first twelve digits. */
export class Sources {
  readonly #outcomes = new Map<string, Outcome>();
  readonly #projects = new Map<string, Project>();
  readonly #whole = new Map<string, Promise<ReadonlyMap<string, Outcome>>>();

  constructor(readonly directory: string) {}

  /** The facts of one file of a repository at a commit; what callers in other files do is not joined in. */
  analyse(repo: string, commit: string, path: string): Outcome {
    const file = join(folderOf(repo, commit), path);
    let outcome = this.#outcomes.get(file);
    if (outcome === undefined) {
      outcome = analyseOneFile(join(this.directory, file), path, this.#projectOf(repo, commit));
      this.#outcomes.set(file, outcome);
    }
    return outcome;
  }

  /** The facts of one file as `inspect` in the folder of its repository gives them. */
  async analyseInProject(repo: string, commit: string, path: string): Promise<Outcome> {
    const folder = join(this.directory, folderOf(repo, commit));
    let files = this.#whole.get(folder);
    if (files === undefined) {
      files = analyseWhole(folder);
      this.#whole.set(folder, files);
    }
    // Why a file has no facts, analysing it alone says as well.
    return (await files).get(path) ?? this.analyse(repo, commit, path);
  }

  #projectOf(repo: string, commit: string): Project {
    const folder = join(this.directory, folderOf(repo, commit));
    let project = this.#projects.get(folder);
    if (project === undefined) {
      const modules = new ProjectModules(folder);
      project = { modules, senders: new SendingExports(modules, CORPUS_SETTINGS) };
      this.#projects.set(folder, project);
    }
    return project;
  }
}

/** The other files of a repository. */
interface Project {
  modules: Modules;
  senders: Senders;
}

/** `OWNER+NAME@COMMIT` as the folder of sources names it. */
function folderOf(repo: string, commit: string): string {
  return `${repo.replace('/', '+')}@${commit.slice(0, 12)}`;
}

/** The facts of every file of a folder that has calls, by its path in the folder. */
async function analyseWhole(folder: string): Promise<ReadonlyMap<string, Outcome>> {
  const files = new Map<string, Outcome>();
  await analyseProject(
    {
      paths: ['.'],
      cwd: folder,
      settings: CORPUS_SETTINGS,
      ignore: { baseDir: folder, patterns: [] },
      tests: false,
      maxFileSize: MAX_FILE_SIZE,
    },
    ({ path, facts }) => files.set(path, { ok: true, ...facts }),
  );
  return files;
}

/** Read, parse and analyse one file; `path` is what its facts call it. Without `project` nothing else is read. */
export function analyseOneFile(
  file: string,
  path: string,
  project: Project | null = null,
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
  const { calls, keyDefects } = analyseFile(
    parsed.file,
    CORPUS_SETTINGS,
    project?.modules,
    project?.senders,
  );
  return { ok: true, calls, keyDefects };
}
