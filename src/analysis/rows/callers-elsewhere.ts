import type { ApiCall, Place } from '../../facts/index.js';
import type { CallLink, FileFacts } from '../file.js';
import { isWorse } from '../outcome/fates.js';
import { worstChecked, worstRequestId } from '../outcome/compare.js';

interface Linked {
  call: ApiCall;
  link: CallLink;
  callers: ApiCall[];
}

/**
 * Complete the facts of each call by what callers in other files do with its answer: an unchecked response is what they
 * make of it, and a status that is handed up may be told apart there. Changes the calls.
 */
export function judgeByCallers(files: readonly FileFacts[]): void {
  const byTrail = new Map<string, Linked>();
  for (const { calls, links } of files) {
    for (const call of calls) {
      const link = links.get(call);
      if (link !== undefined) byTrail.set(link.trail.join('>'), { call, link, callers: [] });
    }
  }
  // Who is furthest from the client is judged first.
  const outermostFirst = [...byTrail.values()].sort(
    (a, b) => b.link.trail.length - a.link.trail.length,
  );
  for (const one of outermostFirst) {
    judge(one);
    const wrapper = wrapperOf(one, byTrail);
    if (wrapper !== undefined) wrapper.callers.push(one.call);
  }
}

function wrapperOf({ link }: Linked, byTrail: ReadonlyMap<string, Linked>): Linked | undefined {
  for (let from = 1; from < link.trail.length; from += 1) {
    const found = byTrail.get(link.trail.slice(from).join('>'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function judge({ call, link, callers }: Linked): void {
  const known = callers.filter(({ checked }) => checked !== 'unknown');
  if (known.length === 0) return;
  call.retry ??= known.find(({ retry }) => retry !== null)?.retry ?? null;
  if (link.handsUp.response) {
    takeWorst(call, known);
    call.unknownBecause = reasonsAfter(call, known);
    return;
  }
  for (const status of link.handsUp.statuses) {
    const better = known.find(({ fate }) => fate[status]?.kind === 'distinguished')?.fate[status];
    if (better !== undefined) call.fate[status] = better;
  }
}

/** What callers know is no longer unknown; what they do not know has their reasons. */
function reasonsAfter(call: ApiCall, callers: readonly ApiCall[]): string[] {
  const isUnknown = (one: ApiCall): boolean =>
    Object.values(one.fate).some(({ kind }) => kind === 'unknown');
  if (!isUnknown(call)) return call.idempotency === 'unknown' ? call.unknownBecause : [];
  const blamed = [call, ...callers.filter(isUnknown)];
  return [...new Set(blamed.flatMap(({ unknownBecause }) => unknownBecause))];
}

function takeWorst(call: ApiCall, callers: readonly ApiCall[]): void {
  const isOpen = call.checked === 'escapes';
  const judges = isOpen ? callers : [call, ...callers];
  const checked = worstChecked(judges.map((one) => one.checked));
  if (checked !== call.checked) call.callersDecide.push('checked');
  call.checkedAt = samePlaceOnce(judges.flatMap(({ checkedAt }) => checkedAt));
  call.checked = checked;
  const requestId = worstRequestId(judges.map((one) => one.requestId));
  if (requestId !== call.requestId) call.callersDecide.push('requestId');
  call.requestIdAt = samePlaceOnce(judges.flatMap(({ requestIdAt }) => requestIdAt));
  call.requestId = requestId;
  for (const status of Object.keys(call.fate)) {
    const own = call.fate[status];
    const fates = callers.flatMap(({ fate }) => fate[status] ?? []);
    const [first, ...rest] = isOpen || own === undefined ? fates : [own, ...fates];
    if (first === undefined) continue;
    const worst = rest.reduce((a, b) => (isWorse(b.kind, a.kind) ? b : a), first);
    if (worst !== own) call.callersDecide.push(`${Number(status)}`);
    call.fate[status] = worst;
  }
}

function samePlaceOnce(places: readonly Place[]): Place[] {
  const once = new Map(places.map((place) => [`${place.file}:${String(place.line)}`, place]));
  return [...once.values()];
}
