/** A reason for which the action cannot go on: one line for the person who set it up, and how to mend it. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
}
