import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ActionError } from './action-error.js';

const Commit = v.object({
  sha: v.string(),
  // Null where the fork has been deleted.
  repo: v.nullish(v.object({ full_name: v.string() })),
});

/** The parts of the webhook payloads that are read; https://docs.github.com/webhooks/webhook-events-and-payloads */
const Payload = v.object({
  repository: v.optional(v.object({ full_name: v.string(), private: v.boolean() })),
  pull_request: v.optional(v.object({ number: v.number(), base: Commit, head: Commit })),
  merge_group: v.optional(v.object({ base_sha: v.string() })),
});

/** What started the workflow. */
export interface Event {
  /** `pull_request`, `push`, … */
  name: string;
  /** Null where it is about no pull request. */
  pullRequest: PullRequest | null;
  /** The commit below a group of the merge queue; null elsewhere. */
  mergeGroupBase: string | null;
  isPrivate: boolean;
}

export interface PullRequest {
  number: number;
  /** Newest commit of the branch that it is to be merged into, when the event happened. */
  base: string;
  /** Newest commit of its own branch. */
  head: string;
  /** From another repository: its token may only read. */
  isFork: boolean;
}

/**
 * The event of this run, as the runner left it in a file.
 *
 * @throws {ActionError} where there is none, or nothing that GitHub sends
 */
export function readEvent(): Event {
  const name = process.env['GITHUB_EVENT_NAME'] ?? '';
  const file = process.env['GITHUB_EVENT_PATH'] ?? '';
  const payload = v.safeParse(Payload, readJson(file));
  if (!payload.success) {
    throw new ActionError(`the event in ${file} is none of GitHub: ${payload.issues[0].message}`);
  }
  const { pull_request: pull, merge_group: group, repository } = payload.output;
  return {
    name,
    pullRequest:
      pull === undefined
        ? null
        : {
            number: pull.number,
            base: pull.base.sha,
            head: pull.head.sha,
            isFork: pull.head.repo?.full_name !== repository?.full_name,
          },
    mergeGroupBase: group?.base_sha ?? null,
    isPrivate: repository?.private ?? true,
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ActionError(
      `the event cannot be read from "${file}" (GITHUB_EVENT_PATH): this runs in GitHub Actions only.`,
    );
  }
}
