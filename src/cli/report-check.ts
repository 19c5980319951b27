import { type CheckFormatName, checkFormats, type CheckFormat } from '../report/check-formats.js';
import type { CheckReport, CheckSources } from '../report/check-report.js';
import { formatCoverage } from '../report/coverage-line.js';
import pc from 'picocolors';
import { findRepository } from './find-repository.js';
import { colorsFor, widthOf } from './terminal.js';
import { writeOutput } from './write-output.js';

/** A report in a file, as `--output FORMAT=FILE` asks for it. */
export interface Output {
  format: CheckFormatName;
  file: string;
}

/** Where the report of a run goes. */
export interface Outputs {
  /** On standard output. */
  format: CheckFormatName;
  files: readonly Output[];
}

/** Whether any of these formats shows the ways of answers. */
export function wantsWays({ format, files }: Outputs): boolean {
  return [format, ...files.map((one) => one.format)].some((name) => formatNamed(name).ways);
}

/**
 * Print a report, and write it to files in other formats.
 *
 * @returns whether every file could be written; which could not is said on standard error
 */
export async function reportCheck(
  report: CheckReport,
  sources: CheckSources,
  { format, files }: Outputs,
): Promise<boolean> {
  const repository = findRepository(process.cwd(), process.env);
  let isWritten = true;
  for (const one of files) {
    const write = await formatNamed(one.format).load();
    const text = write(report, sources, {
      colors: pc.createColors(false),
      width: Infinity,
      repository,
    });
    const failure = await writeOutput(one.file, text);
    if (failure === null) continue;
    process.stderr.write(`error: ${failure}\n`);
    isWritten = false;
  }

  const shown = formatNamed(format);
  const write = await shown.load();
  const surface = {
    colors: colorsFor(process.stdout),
    width: widthOf(process.stdout),
    repository,
  };
  process.stdout.write(`${write(report, sources, surface)}\n`);
  // Where standard output is for the machine that reads it, people look at standard error.
  const forPeople = shown.isForPeople ? process.stdout : process.stderr;
  forPeople.write(`${formatCoverage(report.coverage)}\n`);
  return isWritten;
}

function formatNamed(name: CheckFormatName): CheckFormat {
  return checkFormats[name];
}
