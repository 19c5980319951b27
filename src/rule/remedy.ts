import { casesOf, type Contract, type FailureCase } from '@unhappy-path/client/contracts';
import { joinWords } from './join-words.js';

/** Past these a message is not read any more; the page of the API has the rest. */
const MOST_STATUSES = 3;

/** What any API means by these statuses: RFC 9110, 15.5.3, and RFC 6585, 4. */
const GENERAL: Readonly<Record<number, string>> = {
  402: 'Payment is due; sending it again cannot help.',
  429: 'Wait, for Retry-After where it is sent, before you send it again.',
};

/**
 * What each of some statuses asks for, as sentences: in the contract's words where it has them. Never empty. 402 and
 * 429 come first, and of many statuses only the first few are spoken of.
 * Shape: `402: Add credits or upgrade the plan. 429: Wait for the seconds in Retry-After.`
 */
export function describeRemedies(
  statuses: readonly number[],
  contract: Contract | undefined,
): string {
  const weight = (status: number): number => (status in GENERAL ? 0 : 1);
  return [...statuses]
    .sort((one, other) => weight(one) - weight(other) || one - other)
    .slice(0, MOST_STATUSES)
    .flatMap((status) => remediesOf(status, contract))
    .join(' ');
}

function remediesOf(status: number, contract: Contract | undefined): string[] {
  const groups = new Map<string, string[]>();
  for (const failure of contract === undefined ? [] : casesOf(contract, status)) {
    const remedy = remedyOf(failure);
    groups.set(remedy, [...(groups.get(remedy) ?? []), describeMarks(failure)]);
  }
  if (groups.size === 0) {
    return [`${status}: ${GENERAL[status] ?? 'Do what the documentation of the API asks for.'}`];
  }
  const unmarked: string[] = [];
  const marked: string[] = [];
  for (const [remedy, marks] of groups) {
    // A case without marks holds for what the others leave over.
    if (groups.size === 1 || marks.includes('')) unmarked.push(`${status}: ${remedy}`);
    else marked.push(`${status} with ${joinWords(marks, 'or')}: ${remedy}`);
  }
  return [...unmarked, ...marked];
}

function remedyOf({ remedy, meaning }: FailureCase): string {
  return remedy === 'unknown' ? meaning : remedy;
}

/** What in the answer tells a case from the others of its status; empty where nothing does. */
function describeMarks({ when }: FailureCase): string {
  const marks = [
    ...(typeof when.code === 'string' ? [] : [`\`${when.code.join('` or `')}\``]),
    ...(when.header === undefined ? [] : [describeHeader(when.header)]),
    ...(when.body === undefined ? [] : [`\`${when.body.path}\` in the body`]),
  ];
  return joinWords(marks);
}

function describeHeader(header: NonNullable<FailureCase['when']['header']>): string {
  switch (header.is) {
    case 'equal':
      return `\`${header.name}: ${header.value}\``;
    case 'present':
      return `a \`${header.name}\` header`;
    case 'absent':
      return `no \`${header.name}\` header`;
  }
}
