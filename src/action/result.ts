import { EXIT } from '../cli/exit-code.js';
import { choice, input } from './inputs.js';
import { readReport, reportFiles } from './report.js';
import { annotate } from './workflow-command.js';

/**
 * Let the job pass or fail, now that everything has been told. Gives the exit code.
 *
 * @throws {ActionError} where an input is wrong
 */
export function result(): number {
  const failOn = choice('fail-on', ['error', 'warning', 'never']);
  const report = readReport(reportFiles(input('folder')).json);
  if (input('status') === String(EXIT.trouble) || report === null) {
    annotate('error', 'Not everything could be checked: the log of the check says what and why.');
    return EXIT.trouble;
  }
  const { errors, warnings } = report.summary;
  const counted = { error: errors, warning: errors + warnings, never: 0 }[failOn];
  return counted > 0 ? EXIT.findings : EXIT.clean;
}
