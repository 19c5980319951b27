import type { Fate } from '../facts/index.js';
import type { CheckFinding } from './finding.js';
import { defectsOf, keyOf, type KnownFinding } from './known-finding.js';

/** Findings beside those that were known before. */
export interface ComparedFindings {
  /** Those that were not known, in their order. */
  fresh: CheckFinding[];
  /** Entries for which nothing is found any more. */
  gone: KnownFinding[];
}

/** How the files of a run and those of the known findings belong together. */
export interface FilesNow {
  /** The name that a file had when its findings became known. */
  nameBefore(file: string): string;
  /** Whether the file of an entry was checked by this run, was left out of it, or is not there any more. */
  stateOf(file: string): 'checked' | 'left out' | 'gone';
}

/**
 * Tell findings that are known from those that are not. A finding is known where its rule found at the same call at
 * least as much as now. The call is looked for in the same file, then wherever it may have been moved from: where its
 * entry would be gone otherwise.
 */
export function compareFindings(
  findings: readonly CheckFinding[],
  entries: readonly KnownFinding[],
  files: FilesNow,
): ComparedFindings {
  const byKey = new Map(withSameTogether(entries).map((entry) => [keyOf(entry), entry]));
  const met = new Set<KnownFinding>();
  const homeOf = new Map<CheckFinding, KnownFinding>();
  for (const finding of findings) {
    const { file, rule, identity: id } = finding;
    const entry =
      byKey.get(keyOf({ file: files.nameBefore(file), rule, id })) ??
      byKey.get(keyOf({ file, rule, id }));
    if (entry === undefined) continue;
    homeOf.set(finding, entry);
    met.add(entry);
  }

  const left = [...byKey.values()].filter(
    (entry) => !met.has(entry) && files.stateOf(entry.file) !== 'left out',
  );
  const movable = new Map<string, KnownFinding[]>();
  for (const entry of left) {
    const key = keyOf({ ...entry, file: '' });
    movable.set(key, [...(movable.get(key) ?? []), entry]);
  }
  // All that is said of one call in its new place comes from one entry.
  const movedTo = new Map<string, KnownFinding | undefined>();
  for (const finding of findings) {
    if (homeOf.has(finding)) continue;
    const { file, rule, identity: id } = finding;
    const key = keyOf({ file, rule, id });
    if (!movedTo.has(key)) {
      const candidates = movable.get(keyOf({ file: '', rule, id })) ?? [];
      const index = candidates.findIndex(
        (entry) => isTelling(finding) || files.stateOf(entry.file) === 'gone',
      );
      movedTo.set(key, index === -1 ? undefined : candidates.splice(index, 1)[0]);
    }
    const entry = movedTo.get(key);
    if (entry === undefined) continue;
    homeOf.set(finding, entry);
    met.add(entry);
  }

  const fresh = findings.filter((finding) => !covers(homeOf.get(finding), finding));
  return {
    fresh,
    gone: left.filter((entry) => !met.has(entry)),
  };
}

/** Calls of which nothing is known are all alike: only a file that is gone says that one of them was moved. */
function isTelling({ call }: CheckFinding): boolean {
  return call.within !== null && call.url.path !== null;
}

/** Branches that were merged may both have brought an entry. */
function withSameTogether(entries: readonly KnownFinding[]): KnownFinding[] {
  const together = new Map<string, KnownFinding>();
  for (const entry of entries) {
    const same = together.get(keyOf(entry));
    if (same === undefined) together.set(keyOf(entry), { ...entry });
    else same.defects = [...new Set([...same.defects, ...entry.defects])];
  }
  return [...together.values()];
}

function covers(entry: KnownFinding | undefined, finding: CheckFinding): boolean {
  return (
    entry !== undefined &&
    defectsOf(finding).every((now) => entry.defects.some((before) => isNoWorse(now, before)))
  );
}

/** `402 lost` is no worse than `402 unchecked`; what is no fate of a status is the same or another thing. */
function isNoWorse(now: string, before: string): boolean {
  if (now === before) return true;
  const [status, fate = ''] = now.split(' ');
  const [statusBefore, fateBefore = ''] = before.split(' ');
  if (status !== statusBefore) return false;
  const rank = WORSE_AND_WORSE.indexOf(fate as Fate);
  return rank !== -1 && rank <= WORSE_AND_WORSE.indexOf(fateBefore as Fate);
}

/** The fates that rules report. */
const WORSE_AND_WORSE: readonly Fate[] = ['stringified', 'lost', 'unchecked'];
