import path from 'node:path';
import { findConfigFile } from '../settings/config-file.js';
import { ActionError } from './action-error.js';
import type { Event } from './event.js';
import { annotate } from './workflow-command.js';

/**
 * Speak up where the code of strangers meets a token that may write. The analysis only reads it, but a configuration
 * that is a program would be run.
 *
 * @throws {ActionError} where it would
 */
export function guardAgainstUntrustedCode(event: Event): void {
  if (event.name !== 'pull_request_target') return;
  annotate(
    'warning',
    'pull_request_target gives a token that may write to code of strangers. This action only reads that code; ' +
      'other steps of the job must not install, build or test it. On pull_request all but the comment works for forks.',
  );
  const config = findConfigFile(process.cwd());
  if (config === undefined || path.extname(config) === '.json') return;
  throw new ActionError(
    `${path.basename(config)} would be run with a token that may write; on pull_request_target only ` +
      'unhappy-path.config.json is read. Use pull_request, or write the settings as JSON.',
  );
}
