import { runPage } from './run-page.js';

/**
 * What the comment of this action begins with, unseen by readers.
 *
 * @param folder the working directory: in a monorepo each can have a comment of its own
 */
export function markerOf(folder: string): string {
  // Inside of an HTML comment two dashes would end it.
  return `<!-- unhappy-path report: ${encodeURIComponent(folder).replaceAll('-', '%2D')} -->`;
}

/**
 * The comment that shows a report.
 *
 * @param report as the format `markdown` writes it: short enough for a comment, with a note where something is left out
 */
export function reportBody(marker: string, report: string, commit: string): string {
  return `${marker}\n${report.trimEnd()}\n\n[Everything that was found](${runPage()}), for ${commit}.\n`;
}

/** What stands in the comment once there is nothing left to say. */
export function resolvedBody(marker: string, commit: string): string {
  return (
    `${marker}\n### unhappy-path: resolved\n\n` +
    `What was reported here is handled: nothing is left. [Run](${runPage()}) for ${commit}.\n`
  );
}
