import { ANSWERED, EMPTY, NETWORK, splitBy, type StatusSet } from './status-set.js';

const CLASSES = [1, 2, 3, 4, 5];
const MOST_EXCEPTIONS = 3;

/** The members of a set in words, whole classes at once: `2xx`, `402`, `4xx except 402`, `no answer`. */
export function describeStatuses(set: StatusSet): string[] {
  const words = CLASSES.flatMap((hundred): string[] => {
    const whole = splitBy(ANSWERED, (status) => Math.floor(status / 100) === hundred).yes;
    const part = set & whole;
    if (part === EMPTY) return [];
    if (part === whole) return [`${String(hundred)}xx`];
    const missing = namesOf(whole & ~part, hundred);
    const isAlmostWhole = missing.length <= MOST_EXCEPTIONS && !missing.some(isRest);
    if (isAlmostWhole) return [`${String(hundred)}xx except ${missing.join(' and ')}`];
    return namesOf(part, hundred);
  });
  return (set & NETWORK) === EMPTY ? words : [...words, 'no answer'];
}

function isRest(name: string): boolean {
  return name.startsWith('other');
}

/** Statuses with a bit of their own by their number, the others together. */
function namesOf(part: StatusSet, hundred: number): string[] {
  const names: string[] = [];
  let rest = part;
  for (let status = hundred * 100; status < (hundred + 1) * 100; status += 1) {
    const own = splitBy(part, (one) => one === status);
    const isAlone = own.yes !== EMPTY && (own.yes & own.no) === EMPTY;
    if (!isAlone) continue;
    names.push(String(status));
    rest &= ~own.yes;
  }
  return rest === EMPTY ? names : [...names, `other ${String(hundred)}xx`];
}
