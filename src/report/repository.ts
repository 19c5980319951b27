import { posix } from 'node:path';

/**
 * Where the working directory stands in the repository: CI systems know files by their path from its root, reports for
 * people at a terminal by that from the working directory.
 */
export interface Repository {
  /** From the root to the working directory, with forward slashes (`packages/api`); empty where it is the root. */
  folder: string;
  /** The site that shows the files of this commit; null where none is known. */
  site: CodeSite | null;
}

/** A site on which a commit can be read. */
export interface CodeSite {
  /** What a path from the root is put behind, ends with a slash: `https://github.com/OWNER/NAME/blob/SHA/`. */
  filesUrl: string;
  kind: 'github' | 'gitlab';
}

/** Of a run outside of any repository, and for tests. */
export const NO_REPOSITORY: Repository = { folder: '', site: null };

/**
 * The path of a file from the root of the repository; begins with `../` where it is outside.
 *
 * @param file as findings name it: from the working directory, with forward slashes
 */
export function pathInRepository(file: string, { folder }: Repository): string {
  // On Windows a file of another drive has no relative path.
  if (/^[a-z]:/iu.test(file)) return file;
  return posix.normalize(posix.join(folder, file));
}

/** A path as a relative URI (RFC 3986), whatever characters it has. */
export function uriOf(path: string): string {
  return path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}

/** Where lines of a file can be read: on the site of the code, or else by a path from the root of the repository. */
export function linkTo(
  { file, line, endLine = line }: { file: string; line: number; endLine?: number },
  repository: Repository,
): string {
  const { site } = repository;
  const lines =
    endLine === line
      ? `#L${String(line)}`
      : `#L${String(line)}-${site?.kind === 'gitlab' ? '' : 'L'}${String(endLine)}`;
  return `${fileLink(file, repository)}${lines}`;
}

/** Where a whole file can be read. */
export function fileLink(file: string, repository: Repository): string {
  return `${repository.site?.filesUrl ?? ''}${uriOf(pathInRepository(file, repository))}`;
}
