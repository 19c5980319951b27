import { dirname } from 'node:path';
import * as find from 'empathic/find';
import { displayPath } from '../project/display-path.js';
import { type CodeSite, type Repository, uriOf } from '../report/repository.js';

/** Where the working directory stands in its repository, and where CI says that the commit can be read. */
export function findRepository(cwd: string, env: Readonly<NodeJS.ProcessEnv>): Repository {
  // In a linked work tree and in a submodule `.git` is a file.
  const git = find.up('.git', { cwd });
  const root = git === undefined ? cwd : dirname(git);
  const folder = displayPath(root, cwd);
  return { folder: folder === '.' ? '' : folder, site: siteOf(env) };
}

/** The variables are those of GitHub Actions and of GitLab CI. */
function siteOf(env: Readonly<NodeJS.ProcessEnv>): CodeSite | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_SHA: sha } = env;
  if (isGiven(server) && isGiven(name) && isGiven(sha)) {
    return { kind: 'github', filesUrl: `${server}/${uriOf(name)}/blob/${uriOf(sha)}/` };
  }
  const { CI_PROJECT_URL: project, CI_COMMIT_SHA: commit } = env;
  if (isGiven(project) && isGiven(commit)) {
    return { kind: 'gitlab', filesUrl: `${project}/-/blob/${uriOf(commit)}/` };
  }
  return null;
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
