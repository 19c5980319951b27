import { casesOf, type Contract, type FailureCase } from '@unhappy-path/client/contracts';

/** Past these a message is not read any more; the page of the API has the rest. */
const MOST_STATUSES = 3;

/** What any API means by these statuses: RFC 9110, 15.5.3, and RFC 6585, 4. */
const GENERAL: Readonly<Record<number, string>> = {
  402: 'payment is due, and sending it again cannot help.',
  429: 'wait, for Retry-After where it is sent, before you send it again.',
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
  const cases = contract === undefined ? [] : casesOf(contract, status);
  // The last case is the one that holds where nothing in the answer says more.
  const usual = cases.at(-1);
  const remedies = new Map<string, string>();
  if (usual !== undefined) remedies.set(remedyOf(usual), `${status}`);
  for (const special of cases) {
    const remedy = remedyOf(special);
    if (!remedies.has(remedy)) remedies.set(remedy, `${status} ${describeMatch(special)}`);
  }
  if (remedies.size === 0) {
    return [`${status}: ${GENERAL[status] ?? "do what the API's documentation asks for."}`];
  }
  return [...remedies].map(([remedy, when]) => `${when}: ${remedy}`);
}

function remedyOf({ remedy, meaning }: FailureCase): string {
  return remedy === 'unknown' ? meaning : remedy;
}

/** What tells a case from the others of its status. */
function describeMatch({ when }: FailureCase): string {
  const marks = [
    ...(typeof when.code === 'string' ? [] : [`\`${when.code.join('` or `')}\``]),
    ...(when.header === undefined ? [] : [describeHeader(when.header)]),
    ...(when.body === undefined ? [] : [`\`${when.body.path}\` of the body`]),
  ];
  return marks.length === 0 ? 'elsewhere' : `with ${marks.join(' and ')}`;
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
