import { cpSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { findFiles } from '../src/project/find-files.js';

/** Files to measure on. */
export interface Corpus {
  directory: string;
  /** Absolute paths: what `inspect` finds in the directory. */
  files: readonly string[];
  typescript: readonly string[];
  bytes: number;
}

/**
 * Installed packages that ship their sources, or plain modules near enough to sources. SDKs come first: they hold the
 * HTTP calls; the others stand for the code of a project that makes none.
 */
const PACKAGES = [
  '@supabase/functions-js',
  '@supabase/postgrest-js',
  '@huggingface/inference',
  '@line/bot-sdk',
  '@mendable/firecrawl-js',
  'assemblyai',
  'ollama',
  'telegraf',
  'replicate',
  'shopify-api-node',
  'auth0-js',
  'pusher',
  'nuxt-auth-utils',
  'zod',
  'ajv',
  'comment-parser',
  '@huggingface/tasks',
  'eslint',
  'knip',
  '@typescript-eslint/eslint-plugin',
  'eslint-plugin-eslint-plugin',
];

const FILES = 2000;

/** The sources of installed packages, copied to where nobody takes them for dependencies. */
export async function collectPackages(root: string, destination: string): Promise<Corpus> {
  let left = FILES;
  for (const name of PACKAGES) {
    const directory = join(root, 'node_modules', name);
    const files = (await find(directory)).slice(0, left);
    for (const file of files) copy(file, join(destination, name, relative(directory, file)));
    left -= files.length;
  }
  return corpusIn(destination);
}

/** A folder with the first files of a corpus, as often as it takes to come to a number of them. */
export function copyOf(corpus: Corpus, files: number, destination: string): string {
  for (let left = files, round = 0; left > 0; left -= corpus.files.length, round += 1) {
    for (const file of corpus.files.slice(0, left)) {
      copy(file, join(destination, `copy-${String(round)}`, relative(corpus.directory, file)));
    }
  }
  return destination;
}

/** What a run of `inspect` over a folder would read. */
export async function corpusIn(directory: string): Promise<Corpus> {
  const files = await find(directory);
  return {
    directory,
    files,
    typescript: files.filter((file) => /\.[mc]?tsx?$/.test(file)),
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

async function find(directory: string): Promise<readonly string[]> {
  const { files } = await findFiles([directory], {
    cwd: directory,
    ignore: { baseDir: directory, patterns: [] },
    tests: true,
  });
  return files;
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
