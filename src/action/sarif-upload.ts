import type { Event } from './event.js';

/** What the input `sarif` can be. */
export const SARIF_CHOICES = ['false', 'auto', 'true'] as const;

/**
 * Why the SARIF report is not handed to code scanning; null where it is.
 *
 * @param isPart whether it holds only what a change brings, not what a branch has
 */
export function whyNoUpload(
  asked: (typeof SARIF_CHOICES)[number],
  event: Event,
  isPart: boolean,
): string | null {
  if (asked === 'false') return 'not asked for';
  // Code scanning would take everything else on the branch for mended.
  if (event.pullRequest === null && isPart)
    return 'on a branch it would have to hold every finding, and this one was compared with something before';
  if (asked === 'true') return null;
  if (event.name === 'merge_group') return 'the pull requests of the group have uploaded theirs';
  if (event.pullRequest?.isFork === true) return 'the token of a fork may only read';
  if (event.isPrivate)
    return 'the repository is private, where code scanning has to be paid for; `sarif: true` uploads all the same';
  return null;
}
