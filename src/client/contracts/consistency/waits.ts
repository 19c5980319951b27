import type { Contract } from '../contract.js';
import { isSameHeader } from './header-name.js';
import type { Inconsistency } from './inconsistency.js';

/** Waits and headers that do not know of each other. */
export function checkWaits(contract: Contract): Inconsistency[] {
  return [
    ...checkWaitHeaders(contract),
    ...checkUnusedHeaders(contract),
    ...checkStatuses(contract),
  ];
}

function checkWaitHeaders(contract: Contract): Inconsistency[] {
  const rateLimit = contract.rateLimitHeaders === 'unknown' ? [] : contract.rateLimitHeaders;
  return waitsOf(contract).flatMap(({ from }, index) => {
    const path = `waits[${String(index)}].from`;
    if (from.in === 'advice' && from.from > from.to)
      return [{ path, problem: 'begins after its end' }];
    if (from.in !== 'header') return [];
    const limit = rateLimit.find((one) => isSameHeader(one.name, from.name));
    if (limit === undefined) {
      return contract.responseHeaders.some((one) => isSameHeader(one.name, from.name))
        ? []
        : [
            {
              path,
              problem: `reads ${from.name}, which neither rateLimitHeaders nor responseHeaders lists`,
            },
          ];
    }
    return limit.format === from.format
      ? []
      : [
          {
            path: `${path}.format`,
            problem: `is "${from.format}", but rateLimitHeaders has "${limit.format}" for ${from.name}`,
          },
        ];
  });
}

function checkUnusedHeaders(contract: Contract): Inconsistency[] {
  return contract.responseHeaders.flatMap(({ name, meaning }, index) => {
    const isRead = waitsOf(contract).some(
      ({ from }) => from.in === 'header' && isSameHeader(from.name, name),
    );
    return meaning !== 'wait' || isRead
      ? []
      : [
          {
            path: `responseHeaders[${String(index)}]`,
            problem: `${name} is a wait that waits does not read`,
          },
        ];
  });
}

function checkStatuses(contract: Contract): Inconsistency[] {
  return waitsOf(contract).flatMap(({ statuses }, index) => {
    if (typeof statuses === 'string') return [];
    return statuses
      .filter(
        (status) =>
          !contract.failures.some(
            ({ when }) =>
              when.status === status || when.status === `${String(Math.floor(status / 100))}xx`,
          ),
      )
      .map((status) => ({
        path: `waits[${String(index)}].statuses`,
        problem: `has ${String(status)}, which no case of failures names`,
      }));
  });
}

function waitsOf({ waits }: Contract): Exclude<Contract['waits'], 'unknown'> {
  return waits === 'unknown' ? [] : waits;
}
