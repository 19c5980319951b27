import { describeProjects } from '../describe-facts.js';

const STATUSES = `
export const STATUS = { PAYMENT: 402, LIMIT: 429 } as const;
export enum Status { Payment = 402, Limit = 429 }
export const LIST: readonly number[] = Object.freeze([402, 429]);
export const SET = new Set([STATUS.PAYMENT, Status.Limit]);
export const MAP: ReadonlyMap<number, string> = new Map([[402, 'top up'], [429, 'wait']]);
export const TEXTS: Record<number, string> = { [Status.Payment]: 'top up', 429: 'wait' };
export const ERRORS = [{ status: 402, text: 'top up' }, { status: 429, text: 'wait' }];
export class Http {
  static readonly PAYMENT = 402;
  static isKnown(status: number) { return status === Http.PAYMENT || status === Status.Limit; }
}
export const isKnown = (res: Response) => SET.has(res.status);`;

const tested = (...tests: string[]): string =>
  `import * as s from './statuses.js';
import { ERRORS, Http, LIST, MAP, SET, STATUS, Status, TEXTS, isKnown } from './statuses.js';
${tests
  .map(
    (test, index) => `async function load${String(index)}() {
  const res = await fetch('/jobs');
  ${test}
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
  )
  .join('\n')}`;

const TOLD = { fate: 'distinguished' } as const;

describeProjects('statuses that another file names', {
  'are told apart by an object, an enum or a class': {
    files: {
      'case.ts': tested(
        `if (res.status === STATUS.PAYMENT || res.status === s.STATUS.LIMIT) return null;`,
        `switch (res.status) { case Status.Payment: case s.Status.Limit: return null; }`,
        `if (res.status === Http.PAYMENT || res.status === Status.Limit) return null;`,
      ),
      'statuses.ts': STATUSES,
    },
    expected: [TOLD, TOLD, TOLD],
  },
  'are told apart by a list, a set, a map or a table': {
    files: {
      'case.ts': tested(
        `if (LIST.includes(res.status)) return null;`,
        `if (SET.has(res.status)) return null;`,
        `if (!res.ok) throw new Error(MAP.get(res.status) ?? 'failed');`,
        `if (!res.ok) throw new Error(TEXTS[res.status] ?? 'failed');`,
        `if (String(res.status) in TEXTS) return null;`,
      ),
      'statuses.ts': STATUSES,
    },
    expected: [TOLD, TOLD, TOLD, TOLD, TOLD],
  },
  'are told apart by what is found in a list, and by the keys and values of an object': {
    files: {
      'case.ts': tested(
        `const known = ERRORS.find((one) => one.status === res.status);
  if (known) return known.text;`,
        `if (ERRORS.some((one) => one.status === res.status)) return null;`,
        `if (Object.values(STATUS).includes(res.status)) return null;`,
        `if (Object.keys(TEXTS).includes(String(res.status))) return null;`,
      ),
      'statuses.ts': STATUSES,
    },
    expected: [TOLD, TOLD, TOLD, TOLD],
  },
  'are told apart by a function': {
    files: {
      'case.ts': tested(
        `if (Http.isKnown(res.status)) return null;`,
        `if (isKnown(res)) return null;`,
      ),
      'statuses.ts': STATUSES,
    },
    expected: [TOLD, TOLD],
  },
});

const RARE = { statuses: [412, 418, 451, 507, 524] };
const ALL = {
  412: 'distinguished',
  418: 'distinguished',
  451: 'distinguished',
  524: 'distinguished',
} as const;

describeProjects('statuses that are rare', {
  'are told apart like all others': {
    settings: RARE,
    files: {
      'case.ts': `
async function load() {
  const res = await fetch('/jobs');
  if (res.status === 412 || res.status === 418) return 'changed';
  if ([451, 524].includes(res.status)) return 'elsewhere';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    },
    expected: { fates: { ...ALL, 507: 'lost', 402: 'lost' } },
  },
  'are told apart by a table of another file': {
    settings: RARE,
    files: {
      'case.ts': `
import { RARE } from './rare.js';
async function load() {
  const res = await fetch('/jobs');
  if (!res.ok) throw new Error(RARE[res.status] ?? 'failed');
  return res.json();
}`,
      'rare.ts': `export const RARE: Record<number, string> = { 412: 'a', 418: 'b', 451: 'c', 524: 'd' };`,
    },
    expected: { fates: { ...ALL, 507: 'lost', 402: 'lost' } },
  },
});

describeProjects('statuses that a package names', {
  'are told apart': {
    files: {
      'case.ts': `
import { StatusCodes } from 'http-status-codes';
import { HttpStatus } from '@nestjs/common';
import { HttpStatusCode } from 'axios';
import httpStatus from 'http-status';
async function a() {
  const res = await fetch('/jobs');
  if (res.status === StatusCodes.PAYMENT_REQUIRED) return null;
  if (res.status === HttpStatus.TOO_MANY_REQUESTS) return null;
  if (!res.ok) throw new Error('failed');
  return res.json();
}
async function b() {
  const res = await fetch('/jobs');
  if (res.status === HttpStatusCode.PaymentRequired) return null;
  if (res.status === httpStatus.TOO_MANY_REQUESTS) return null;
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    },
    expected: [TOLD, TOLD],
  },
});
