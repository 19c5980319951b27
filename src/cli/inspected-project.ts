import type { ApiCall } from '../facts/index.js';
import type { ProjectResult } from '../project/analyse-project.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import { formatCoverage } from '../report/coverage-line.js';
import { formatInspectJson } from '../report/inspect-json.js';
import { EXIT } from './exit-code.js';
import { colorsFor, widthOf } from './terminal.js';

/** How `inspect` prints facts. */
export const inspectFormats = ['table', 'json'] as const;
export type InspectFormat = (typeof inspectFormats)[number];

/** The calls of a project, or of several. */
export class InspectedProject {
  readonly files: AnalysedFile[] = [];

  readonly visit = (file: AnalysedFile): void => {
    this.files.push(file);
  };

  get calls(): ApiCall[] {
    return this.files.flatMap(({ facts }) => facts.calls);
  }
}

/** Print the facts of every call. Gives the exit code. */
export async function reportInspected(
  { calls }: InspectedProject,
  { coverage }: Pick<ProjectResult, 'coverage'>,
  format: InspectFormat,
): Promise<number> {
  if (format === 'json') {
    process.stdout.write(`${formatInspectJson(calls)}\n`);
    // Standard output is for the machine that reads it.
    process.stderr.write(`${formatCoverage(coverage)}\n`);
  } else {
    const { formatInspectTable } = await import('../report/inspect-table.js');
    const table = formatInspectTable(calls, {
      colors: colorsFor(process.stdout),
      width: widthOf(process.stdout),
    });
    process.stdout.write(`${table}${table === '' ? '' : '\n\n'}${formatCoverage(coverage)}\n`);
  }
  return coverage.failedFiles > 0 ? EXIT.trouble : EXIT.clean;
}
