import { gitStateOf } from '../migrate/guard/git-state.js';
import { displayPath } from '../project/display-path.js';

/** Files must not be changed as things are; the message says why, and what to do. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

const MOST_SHOWN = 5;

/**
 * Refuse to change files that git could not bring back as they were.
 *
 * @param note told of files that are in no repository: they are changed all the same
 * @throws {MigrationRefused}
 */
export async function refuseWhereDirty(
  files: readonly string[],
  note: (message: string) => void,
): Promise<void> {
  const { dirty, outside, failed } = await gitStateOf(files);
  if (failed !== null)
    throw new MigrationRefused(
      `git cannot say what is not committed (${failed}); mend it, or use --force`,
    );
  if (dirty.length > 0)
    throw new MigrationRefused(
      `${dirty.length === 1 ? 'a change is' : 'changes are'} not committed: ${named(dirty)}; commit or stash ${dirty.length === 1 ? 'it' : 'them'}, so that \`git diff\` shows what was migrated, or use --force`,
    );
  if (outside.length > 0) {
    const shown = outside.map((file) => displayPath(process.cwd(), file));
    note(`not in a git repository, which could bring the old text back: ${named(shown)}`);
  }
}

function named(files: readonly string[]): string {
  const more = files.length - MOST_SHOWN;
  return files.slice(0, MOST_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
