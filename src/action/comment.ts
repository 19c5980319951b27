import { EXIT } from '../cli/exit-code.js';
import { markerOf, reportBody, resolvedBody } from './comment-body.js';
import { readEvent } from './event.js';
import { failureWords } from './failure-words.js';
import { repositoryApi } from './github.js';
import { choice, input } from './inputs.js';
import { readReport, readText, reportFiles } from './report.js';
import { type CommentOutcome, ReportComment } from './report-comment.js';
import { annotate } from './workflow-command.js';

/**
 * Keep the one comment on the pull request up to date: there while something is found, and said to be resolved
 * afterwards. A comment that cannot be written fails nothing, since the summary of the job says the same.
 *
 * @throws {ActionError} where an input is wrong
 */
export async function comment(): Promise<void> {
  if (choice('comment', ['true', 'false']) === 'false') return;
  const { pullRequest } = readEvent();
  if (pullRequest === null) {
    say('no comment: this is not about a pull request.');
    return;
  }
  const files = reportFiles(input('folder'));
  const report = readReport(files.json);
  const markdown = readText(files.markdown);
  if (report === null || markdown === null) {
    say('no comment: there is no report.');
    return;
  }

  const marker = markerOf(input('working-directory'));
  const own = new ReportComment(repositoryApi(), pullRequest.number, marker);
  if (report.findings.length > 0) {
    // eslint-disable-next-line unhappy-path/require-idempotency-key -- GitHub takes none: `put` looks whether it acted
    tell(await own.put(reportBody(marker, markdown, pullRequest.head)));
    return;
  }
  // What could not be read may hold what was found before.
  if (input('status') === String(EXIT.trouble)) {
    say('the comment is left as it is: not everything could be checked.');
    return;
  }
  tell(await own.putIfThere(resolvedBody(marker, pullRequest.head)));
}

function tell(outcome: CommentOutcome): void {
  if (outcome.error === undefined) {
    say(outcome.done === 'none' ? 'no comment: nothing was found.' : `comment ${outcome.done}.`);
    return;
  }
  const { level, text } = failureWords(outcome.error);
  const permission =
    level === 'notice'
      ? " Where it is no fork's, give the job `permissions: pull-requests: write`."
      : '';
  annotate(level, `No comment: ${text}. The job summary has the report.${permission}`);
}

function say(line: string): void {
  process.stdout.write(`unhappy-path: ${line}\n`);
}
