import { analyseProject, type ProjectOptions } from '../project/analyse-project.js';
import type { Coverage } from '../project/coverage.js';
import type { Diagnostic } from '../project/diagnostic.js';
import type { ApiCall } from '../facts/index.js';
import {
  skip,
  type Codemod,
  type MigratedProject,
  type PreparedCodemod,
  type Site,
  type SitePlan,
} from './codemod.js';
import { combine, type PlannedSite } from './combine.js';
import { OpenFiles } from './open-files.js';
import type { PlannedRun, SiteOutcome } from './outcome.js';

/** What a codemod would do to a project, and what of it could not be read. */
export interface ProjectPlan extends PlannedRun {
  /** What the outcomes and changes are combined from. */
  sites: PlannedSite[];
  coverage: Coverage;
  diagnostics: Diagnostic[];
}

/**
 * Analyse a project and plan a codemod over it. Writes nothing.
 *
 * @throws {CodemodError} where the project is not ready for the codemod
 */
export async function planProject(codemod: Codemod, options: ProjectOptions): Promise<ProjectPlan> {
  const calls: ApiCall[] = [];
  const { coverage, diagnostics, facts } = await analyseProject(options, (file) => {
    calls.push(...file.facts.calls);
  });
  const files = new OpenFiles(
    options.cwd,
    (specifier, from) => facts.modules.pathOf(from, specifier),
    options.replaced,
  );
  const project: MigratedProject = {
    settings: options.settings,
    calls,
    files: facts.modules.files,
    open: (absolute) => files.open(absolute),
    resolve: (specifier, from) => facts.modules.pathOf(from.absolute, specifier),
    callsOf: (file, text) => {
      const other = files.parse(file.absolute, text);
      return other === null ? null : facts.ofUnsaved(other.scopes).calls;
    },
  };
  const sites = planSites(codemod, project, files);
  return { ...combine(sites), sites, coverage, diagnostics };
}

/** Each site that a codemod speaks of, with what is to be done there. */
function planSites(codemod: Codemod, project: MigratedProject, files: OpenFiles): PlannedSite[] {
  const prepared = codemod.prepare(project);
  const sites: PlannedSite[] = [];
  for (const call of project.calls) {
    if (!prepared.concerns(call)) continue;
    const file = files.open(files.absolute(call.file));
    const outcome = (plan: SiteOutcome['plan']): SiteOutcome => ({
      codemod: codemod.name,
      call,
      plan,
    });
    if (file === null) {
      sites.push({ outcome: outcome(skip('file-unreadable')), file });
      continue;
    }
    const lines = file.scopes.lines;
    const node = file.callAt(
      lines.offsetOf(call.line, call.column),
      lines.offsetOf(call.endLine, call.endColumn),
    );
    const plan =
      node === null ? skip('shape-not-followed') : planSite(prepared, { call, node, file });
    sites.push({ outcome: outcome(plan), file });
  }
  return sites;
}

/** A fault at one site holds back no other. */
function planSite(prepared: PreparedCodemod, site: Site): SitePlan {
  try {
    return prepared.plan(site);
  } catch (error) {
    return skip(
      'shape-not-followed',
      `a fault of unhappy-path, please report it: ${String(error)}`,
    );
  }
}
