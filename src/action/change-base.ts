import * as v from 'valibot';
import type { Event, PullRequest } from './event.js';
import { failureWords } from './failure-words.js';
import { commitNamed, fetchCommit } from './fetch-commit.js';
import { git } from './git.js';
import { repositoryApi } from './github.js';
import { annotate } from './workflow-command.js';

/** What the input `since` says to look at everything. */
const NOTHING = 'none';

/**
 * The commit that a change starts from; it is in this clone afterwards. Of a pull request that is what it would be
 * merged into, of a group in the merge queue what is below it. A push has no before that anybody reviews: null.
 *
 * @param since the input: a commit, branch or tag, `none`, or empty to go by the event
 * @throws {ActionError} where the commit cannot be had
 */
export async function baseOfChange(since: string, event: Event): Promise<string | null> {
  if (since === NOTHING) return null;
  if (since !== '') return fetchCommit(since);
  if (event.mergeGroupBase !== null) return fetchCommit(event.mergeGroupBase);
  if (event.pullRequest === null) return null;
  return fetchCommit(await baseOfPullRequest(event.pullRequest));
}

async function baseOfPullRequest(pull: PullRequest): Promise<string> {
  const head = await commitNamed('HEAD');
  const [below, merged] = await parentsOfHead();
  // `actions/checkout` checks out the merge that GitHub tries: what is below it can be newer than the event.
  if (below !== undefined && merged === pull.head) return below;
  if (head === pull.base) {
    annotate(
      'warning',
      'What is checked out is the branch that the pull request goes into, not its change: nothing can be found. ' +
        `Check out refs/pull/${String(pull.number)}/merge.`,
    );
  }
  // Else what others have done since on the other branch would look as if this change undid it.
  const shared = await git(['merge-base', pull.base, 'HEAD']);
  if (shared.ok) return shared.text;
  return (await sharedByApi(pull)) ?? pull.base;
}

/** As the commit names them; a shallow clone has the names, but not the commits. */
async function parentsOfHead(): Promise<readonly string[]> {
  const commit = await git(['cat-file', '-p', 'HEAD']);
  if (!commit.ok) return [];
  const [header = ''] = commit.text.split('\n\n', 1);
  return header
    .split('\n')
    .filter((line) => line.startsWith('parent '))
    .map((line) => line.slice('parent '.length));
}

const Compared = v.object({ merge_base_commit: v.object({ sha: v.string() }) });

/** A shallow clone does not know what its commits have in common; GitHub does. */
async function sharedByApi({ base, head }: PullRequest): Promise<string | null> {
  const compared = await repositoryApi()
    .get(`compare/${base}...${head}`, { query: { per_page: 1 }, schema: Compared })
    .result();
  if (compared.ok) return compared.data.merge_base_commit.sha;
  const { level, text } = failureWords(compared.error);
  annotate(
    level,
    `Compared with ${base}, the newest commit of the other branch: where the change began is not in this clone, and ` +
      `GitHub cannot be asked: ${text}. With \`fetch-depth: 0\` the clone has it.`,
  );
  return null;
}
