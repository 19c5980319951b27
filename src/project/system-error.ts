/** The code of a file system error (`ENOENT`, …; empty where there is none) and its text without the path. */
export function describeSystemError(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: '', text: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Node writes "EACCES: permission denied, open '/a/b'"; the path stands in front of the message already.
  const text = code === '' ? error.message : error.message.replace(/, [a-z]+( '.*')?$/su, '');
  return { code, text };
}
