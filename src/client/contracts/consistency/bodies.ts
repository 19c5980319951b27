import type { Contract } from '../contract.js';
import { codesOf } from '../lookup.js';
import type { OwnErrorBody } from '../model/body.js';
import type { Inconsistency } from './inconsistency.js';

/** Codes without a place, places without codes, and flags that disagree. */
export function checkBodies(contract: Contract): Inconsistency[] {
  return [...checkCodes(contract), ...checkFlags(contract), ...checkSuccess(contract)];
}

function checkCodes(contract: Contract): Inconsistency[] {
  const codes = codesOf(contract);
  const places = ownBodies(contract).flatMap(({ code }) => (typeof code === 'string' ? [] : code));
  if (places.length === 0) {
    return codes.length === 0
      ? []
      : [
          {
            path: 'errorBodies',
            problem: `say of no place for a code, but failures have ${codes.map((code) => JSON.stringify(code)).join(', ')}`,
          },
        ];
  }
  if (codes.length === 0) {
    return [
      {
        path: 'failures',
        problem: `name no code, but errorBodies have one at ${places[0]?.path ?? ''}`,
      },
    ];
  }
  const types = new Set<string>(places.map(({ type }) => type));
  return codes
    .filter((code) => !types.has(typeof code))
    .map((code) => ({
      path: 'failures',
      problem: `have the code ${JSON.stringify(code)}, a ${typeof code}, but errorBodies have no ${typeof code} code`,
    }));
}

function checkFlags(contract: Contract): Inconsistency[] {
  const { flag } = contract.success;
  if (typeof flag === 'string') return [];
  const own: Inconsistency[] =
    flag.success === flag.failure
      ? [{ path: 'success.flag', problem: 'has the same value for success and failure' }]
      : [];
  const others = (contract.errorBodies === 'unknown' ? [] : contract.errorBodies).flatMap(
    (body, index) => {
      if (body.form !== 'json' || typeof body.flag === 'string') return [];
      return body.flag.path === flag.path && body.flag.value === flag.failure
        ? []
        : [
            {
              path: `errorBodies[${String(index)}].flag`,
              problem: `is ${body.flag.path}: ${String(body.flag.value)}, but success.flag has ${flag.path}: ${String(flag.failure)} for a failure`,
            },
          ];
    },
  );
  return [...own, ...others];
}

function checkSuccess(contract: Contract): Inconsistency[] {
  const { statuses } = contract.success;
  return statuses.flatMap(({ status, next }, index) => {
    const path = `success.statuses[${String(index)}]`;
    const found: Inconsistency[] = [];
    if (statuses.findIndex((one) => one.status === status) < index) {
      found.push({ path, problem: `says ${String(status)} a second time` });
    }
    if (typeof status === 'number' && status >= 400) {
      found.push({ path, problem: `calls ${String(status)} a success` });
    }
    if (next === 'poll' && contract.tasks === 'unknown') {
      found.push({ path, problem: 'asks to poll, but tasks does not say what' });
    }
    return found;
  });
}

function ownBodies({ errorBodies }: Contract): OwnErrorBody[] {
  return errorBodies === 'unknown' ? [] : errorBodies.filter((body) => body.form === 'json');
}
