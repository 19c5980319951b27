import { STATUS_CODES } from 'node:http';

/** Packages that name the statuses, and the exports under which the names stand. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'http-status-codes': ['StatusCodes', 'default', '*'],
  'http-status': ['default', 'status', '*'],
  '@nestjs/common': ['HttpStatus'],
  axios: ['HttpStatusCode', 'default.HttpStatusCode'],
};

const BY_NAME = new Map(
  Object.entries(STATUS_CODES).map(([status, reason = '']) => [plain(reason), Number(status)]),
);

/** Names of RFC 7231 and of the packages for what RFC 9110 calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, number>> = {
  REQUESTTOOLONG: 413,
  REQUESTENTITYTOOLARGE: 413,
  CONTENTTOOLARGE: 413,
  UNPROCESSABLECONTENT: 422,
};

/** The status that a constant of such a package stands for: `StatusCodes.PAYMENT_REQUIRED`. */
export function statusConstant(module: string, path: string): number | undefined {
  const exports = Object.hasOwn(PACKAGES, module) ? (PACKAGES[module] ?? []) : [];
  const end = path.lastIndexOf('.');
  if (end < 0 || !exports.includes(path.slice(0, end))) return undefined;
  const name = plain(path.slice(end + 1));
  return BY_NAME.get(name) ?? OTHER_NAMES[name];
}

/** `Payment Required`, `PAYMENT_REQUIRED` and `PaymentRequired` are one name. */
function plain(name: string): string {
  return name.replaceAll(/[^a-z]/gi, '').toUpperCase();
}
