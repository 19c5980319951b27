/** What is wrong with a baseline file and how to mend it, on one line without the name of the file. */
export class BaselineError extends Error {
  override name = 'BaselineError';
}
