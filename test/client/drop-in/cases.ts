import { endingCases } from './cases/endings.js';
import { inputCases } from './cases/inputs.js';
import { bodyCases, headerCases, methodCases, optionCases } from './cases/messages.js';
import { statusCases } from './cases/statuses.js';
import type { DropInCases } from './drop-in-case.js';

/** What is tried on the platform's `fetch` and on that of a client. */
export const cases: DropInCases = {
  ...statusCases,
  ...inputCases,
  ...headerCases,
  ...bodyCases,
  ...methodCases,
  ...optionCases,
  ...endingCases,
};
