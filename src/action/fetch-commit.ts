import { ActionError } from './action-error.js';
import { git } from './git.js';
import { input } from './inputs.js';

/**
 * Make sure that a commit is in this clone, which is often a shallow one: `actions/checkout` brings a single commit.
 *
 * @param name a commit, branch or tag, as git and the remote name it
 * @returns its full id
 * @throws {ActionError} where the remote does not have it or cannot be asked
 */
export async function fetchCommit(name: string): Promise<string> {
  const here = await commitNamed(name);
  if (here !== null) return here;

  const shallow = await git(['rev-parse', '--is-shallow-repository']);
  // With a depth, git would cut the history of a whole clone.
  const depth = shallow.ok && shallow.text === 'true' ? ['--depth=1'] : [];
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...depth, 'origin'];
  let fetched = await git([...fetch, name]);
  // Where `actions/checkout` was told not to leave its token. Two tokens at once would be refused.
  const credentials = credentialsForGit();
  if (!fetched.ok && credentials !== null) fetched = await git([...fetch, name], credentials);
  const commit = fetched.ok ? await commitNamed('FETCH_HEAD') : null;
  if (commit !== null) return commit;
  const reason = fetched.ok ? 'it is no commit' : fetched.reason;
  throw new ActionError(
    `"${name}", to compare with, is not in this clone and cannot be fetched (${reason}). ` +
      'Check out with `fetch-depth: 0`.',
  );
}

/** The full id of a commit that is in this clone; null where it is not. */
export async function commitNamed(name: string): Promise<string | null> {
  const answer = await git([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  return answer.ok ? answer.text : null;
}

/** In variables, because everybody on the machine can read the arguments of a process. */
function credentialsForGit(): Readonly<Record<string, string>> | null {
  const token = input('token');
  const server = process.env['GITHUB_SERVER_URL'] ?? '';
  if (token === '' || server === '') return null;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}
