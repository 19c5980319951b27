export type {
  ApiCall,
  CallUrl,
  Checked,
  ClientName,
  Idempotency,
  KeyDefect,
  Method,
  Place,
  RequestId,
  DecidedFact,
  Via,
} from './api-call.js';
export type { Fate, StatusFate } from './fate.js';
export type { Overrun } from './overrun.js';
export type { Retry } from './retry.js';
export type { Carried, Explanation, Step, StepKind, Way } from './way.js';
