import { FALSE, TRUE, UNKNOWN, type Value } from '../values/value.js';

/** Compare two constants as the operator of the code does. */
export function compareConstants(operator: string, a: unknown, b: unknown): Value {
  const left = a as number;
  const right = b as number;
  switch (operator) {
    case '===':
      return left === right ? TRUE : FALSE;
    case '!==':
      return left === right ? FALSE : TRUE;
    case '==':
      return left == right ? TRUE : FALSE;
    case '!=':
      return left == right ? FALSE : TRUE;
    case '<':
      return left < right ? TRUE : FALSE;
    case '<=':
      return left <= right ? TRUE : FALSE;
    case '>':
      return left > right ? TRUE : FALSE;
    case '>=':
      return left >= right ? TRUE : FALSE;
    default:
      return UNKNOWN;
  }
}
