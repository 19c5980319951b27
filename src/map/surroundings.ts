import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { up } from 'empathic/find';
import { type OwnersOf, readCodeOwners } from './code-owners.js';

const run = promisify(execFile);

/** What the repository around a project tells of it. */
export interface Surroundings {
  /** What the project is called: the folder of the repository, and that of the project in it. */
  name: string;
  /** Who owns a file, named as in calls: relative to the working directory. */
  ownersOf: OwnersOf;
  /** Where a line of a file can be looked at. */
  links: LinkTemplate;
  /** The commit that is checked out, shortened; null where git has none to tell. */
  commit: string | null;
}

/** How the address of a line is put together. */
export interface LinkTemplate {
  /**
   * With `{path}` (from the root of the repository), `{file}` (absolute, with a slash first), `{line}` and `{column}`
   * in it; null for no links.
   */
  template: string | null;
  /** From the root of the repository to the working directory, with a slash at the end; may be empty. */
  prefix: string;
  /** The working directory, absolute, with forward slashes, one first and one last. */
  folder: string;
}

/** Whether a text says how lines are linked: an address has to name the line, and cannot run a script. */
export function isLinkChoice(text: string): boolean {
  if (text === 'auto' || text === 'editor' || text === 'none') return true;
  const scheme = text.slice(0, text.indexOf(':') + 1).toLowerCase();
  const isAddress = /^[a-z][a-z0-9+.-]*:$/.test(scheme);
  const runs = ['javascript:', 'data:', 'vbscript:'].includes(scheme);
  const namesLine = text.includes('{line}') && (text.includes('{path}') || text.includes('{file}'));
  return isAddress && !runs && namesLine;
}

const EDITOR = 'vscode://file{file}:{line}:{column}';

/** Where the hosts of repositories show a line of a file at a commit. */
const WEB_ADDRESSES: Readonly<Record<string, string>> = {
  github: 'blob/{commit}/{path}#L{line}',
  gitlab: '-/blob/{commit}/{path}#L{line}',
  bitbucket: 'src/{commit}/{path}#lines-{line}',
  sourcehut: 'tree/{commit}/item/{path}#L{line}',
};

/**
 * Look around a project: its repository, its remote, its CODEOWNERS. What cannot be found out is left out.
 *
 * @param cwd absolute; what the files of calls are relative to
 * @param links `auto`: on the web where the address of the repository is known, else in the editor; `editor`; `none`;
 *   or an address as {@link LinkTemplate} has it, in which `{commit}` stands for the commit
 */
export async function surroundingsOf(cwd: string, links = 'auto'): Promise<Surroundings> {
  const git = up('.git', { cwd });
  const root = git === undefined ? cwd : path.dirname(git);
  const prefix = slashed(path.relative(root, cwd));
  const owners = await readCodeOwners(root);
  const commit = git === undefined ? null : await ask(cwd, ['rev-parse', 'HEAD']);
  const remote = git === undefined ? null : await ask(cwd, ['remote', 'get-url', 'origin']);
  return {
    name: path.basename(root) + (prefix === '' ? '' : `/${prefix.slice(0, -1)}`),
    ownersOf: (file) => owners(path.posix.normalize(`${prefix}${file}`)),
    links: {
      template: await templateOf(links, remote, commit),
      prefix,
      folder: slashed(cwd.startsWith('/') ? cwd : `/${cwd}`),
    },
    commit: commit?.slice(0, 12) ?? null,
  };
}

async function templateOf(
  links: string,
  remote: string | null,
  commit: string | null,
): Promise<string | null> {
  if (links === 'none') return null;
  if (links === 'editor') return EDITOR;
  if (links !== 'auto') return links.replaceAll('{commit}', commit ?? 'HEAD');
  if (remote === null || commit === null) return EDITOR;
  const { default: hostedGit } = await import('hosted-git-info');
  // Of the remote only owner and name are used: an address may hold a password.
  const host = hostedGit.fromUrl(remote);
  const address = WEB_ADDRESSES[host?.type ?? ''];
  if (host === undefined || address === undefined) return EDITOR;
  return `https://${host.domain}/${host.user}/${host.project}/${address}`.replaceAll(
    '{commit}',
    commit,
  );
}

async function ask(cwd: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout } = await run('git', [...args], { cwd });
    const answer = stdout.trim();
    return answer === '' ? null : answer;
  } catch {
    return null;
  }
}

function slashed(folder: string): string {
  const forward = folder.split(path.sep).join('/');
  return forward === '' || forward.endsWith('/') ? forward : `${forward}/`;
}
