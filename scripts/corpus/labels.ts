import { readFileSync } from 'node:fs';
import type {
  Checked,
  ClientName,
  Fate,
  Idempotency,
  Method,
  RequestId,
} from '../../src/facts/index.js';

/** The parts of `retryDetail`, named as in the `retry` fact. */
export const RETRY_PARTS = [
  'bounded',
  'backoff',
  'retryAfter',
  'retriesNonRetryable',
  'postWithoutKey',
] as const;

/** What a reviewer says of one call, in the terms of the labelling guide; a field that the guide does not decide is left out. */
export interface CallLabel {
  path: string;
  /** 1-based line of the callee. */
  line: number;
  client: ClientName;
  method?: Method;
  /** A host, `relative` or `dynamic`. */
  url?: string;
  checked?: Checked;
  fate: { 402: Fate; 429: Fate };
  idempotency?: Idempotency;
  requestId?: RequestId;
  retry?: 'none' | 'retries';
  retryDetail?: Partial<Record<(typeof RETRY_PARTS)[number], boolean>>;
  /** The lines that decide the label. */
  why: string;
  note?: string;
  /** How far a reviewer had to look; one file is enough unless it says `cross-file`. */
  needs?: 'same-function' | 'same-file' | 'cross-file';
}

/** One row of `calls.jsonl`: a labelled call of a public repository at one commit. */
export interface RepositoryCallLabel extends CallLabel {
  repo: string;
  commit: string;
}

/** One row of `fixes.jsonl`: a commit that mended the unhappy path of one call. */
export interface FixLabel {
  repo: string;
  parent_commit: string;
  fix_commit: string;
  path: string;
  kind: string;
  before_line: number;
  after_line: number;
  client: string;
  one_file: boolean;
  fully_fixed: boolean;
  why: string;
}

/** The values of a file that holds one JSON value a line. Throws `Error` naming the line that is no JSON. */
export function readJsonLines<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      if (text.trim() === '') return [];
      try {
        return [JSON.parse(text) as Row];
      } catch {
        throw new Error(`${file}:${index + 1} is not JSON`);
      }
    });
}

/** The same rows without the repeats of a call: the first label of a call stands. */
export function withoutRepeats(rows: readonly RepositoryCallLabel[]): RepositoryCallLabel[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const call = [row.repo, row.commit, row.path, row.line].join('\0');
    if (seen.has(call)) return false;
    seen.add(call);
    return true;
  });
}

/** Whether the reviewer found no single fate: the paths of the call differ by what the body holds. */
export function hasMixedFate(label: CallLabel): boolean {
  return label.note?.startsWith('mixed') === true;
}
