import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Who owns a file, by its path from the root of the repository. */
export type OwnersOf = (file: string) => readonly string[];

/** Where GitHub and GitLab look, in their order; the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

interface Entry {
  pattern: string;
  rules: Ignore;
  owners: readonly string[];
}

/** The owners that the CODEOWNERS file of a repository names; nobody where there is none that can be read. */
export async function readCodeOwners(root: string): Promise<OwnersOf> {
  for (const place of PLACES) {
    const text = await readFile(path.join(root, place), 'utf8').catch(() => null);
    if (text !== null) return codeOwnersOf(text);
  }
  return () => [];
}

/**
 * What a CODEOWNERS file says, as GitHub reads it: the last pattern that fits counts, and one without owners takes them
 * away. Sections, which GitLab has, count each for itself, with their default owners.
 */
export function codeOwnersOf(text: string): OwnersOf {
  const sections = readSections(text);
  const known = new Map<string, readonly string[]>();
  return (file) => {
    let owners = known.get(file);
    if (owners === undefined) {
      owners = [...new Set(sections.flatMap((entries) => ownersIn(entries, file)))];
      known.set(file, owners);
    }
    return owners;
  };
}

function ownersIn(entries: readonly Entry[], file: string): readonly string[] {
  // Outside of the repository nothing is owned, and `ignore` takes no such path.
  if (!ignore.isPathValid(file)) return [];
  return entries.findLast((entry) => covers(entry, file))?.owners ?? [];
}

function covers({ pattern, rules }: Entry, file: string): boolean {
  if (!rules.ignores(file)) return false;
  // `docs/*` means the files of that folder alone; in .gitignore it means the folders below as well.
  if (!pattern.endsWith('/*')) return true;
  const folder = path.posix.dirname(file);
  return folder === '.' || !rules.ignores(`${folder}/`);
}

function readSections(text: string): Entry[][] {
  let section: Entry[] = [];
  let defaults: readonly string[] = [];
  const sections = new Map<string, Entry[]>([['', section]]);
  for (const line of text.split(/\r?\n/u)) {
    const [first = '', ...rest] = wordsOf(line);
    if (first === '') continue;
    const heading = headingOf(line);
    if (heading !== null) {
      defaults = heading.owners;
      // GitLab takes sections of the same name, however it is written, as one.
      section = sections.get(heading.name) ?? [];
      sections.set(heading.name, section);
      continue;
    }
    const owners = rest.length === 0 ? defaults : rest;
    // Letters count, as they do for git on the servers that read the file.
    section.push({
      pattern: first,
      rules: ignore({ ignorecase: false }).add(first),
      owners,
    });
  }
  return [...sections.values()];
}

/** `[Name]`, `^[Name][2] @owner`: the name in lower case, and the owners of patterns that name none. */
function headingOf(line: string): { name: string; owners: readonly string[] } | null {
  const text = line.trim();
  const start = text.startsWith('^[') ? 2 : text.startsWith('[') ? 1 : 0;
  const end = text.indexOf(']', start);
  if (start === 0 || end === -1) return null;
  const after = text.slice(end + 1);
  const approvals = after.startsWith('[') ? after.indexOf(']') + 1 : 0;
  return {
    name: text.slice(start, end).toLowerCase(),
    owners: wordsOf(after.slice(approvals)),
  };
}

/** Words between spaces up to a comment; a space or `#` after a backslash belongs to its word. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '\\') {
      word += character + line.charAt(index + 1);
      index += 1;
    } else if (character === ' ' || character === '\t' || character === '\r') {
      if (word !== '') words.push(word);
      word = '';
    } else if (character === '#' && word === '') {
      return words;
    } else word += character;
  }
  if (word !== '') words.push(word);
  return words;
}
