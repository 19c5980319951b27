import { fullList } from './full-list.js';
import { input } from './inputs.js';
import { readReport, readText, reportFiles } from './report.js';
import { addToSummary, annotate } from './workflow-command.js';

/** What GitHub takes from one step, in bytes; a longer summary is thrown away whole. */
const MOST = 1024 * 1024;
const ROOM_FOR_NOTE = 1024;

/** From here on a report that is made for comments may have left something out, in bytes. */
const SURELY_WHOLE = 50_000;

/** Write all that was found into the summary of the job, where no cap on annotations or comments hides any of it. */
export function summary(): void {
  const files = reportFiles(input('folder'));
  const report = readReport(files.json);
  const markdown = readText(files.markdown);
  if (report === null || markdown === null) {
    addToSummary('### unhappy-path\n\nNothing could be checked: the log of the check says why.\n');
    return;
  }
  if (Buffer.byteLength(markdown) < SURELY_WHOLE) {
    addToSummary(`${markdown.trimEnd()}\n`);
    return;
  }
  const head = `### unhappy-path: ${report.findings.length.toLocaleString('en')} findings\n\n`;
  const list = fullList(report.findings);
  const shown = linesWithin(list, MOST - ROOM_FOR_NOTE);
  addToSummary(`${head}${shown}\n`);
  if (shown.length === list.length) return;
  addToSummary(
    '\nThe rest does not fit here: GitHub takes 1 MiB. The file that the output `report` names has all of it; keep it ' +
      'with `actions/upload-artifact`.\n',
  );
  annotate('notice', `The job summary is cut at 1 MiB; ${files.json} has all of it.`);
}

/** As many whole lines as fit, in bytes of UTF-8. */
function linesWithin(text: string, most: number): string {
  let left = most;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    lines.push(line);
  }
  return lines.join('\n');
}
