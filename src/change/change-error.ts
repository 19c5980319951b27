/** Why a run cannot be compared with a commit, and what helps, on one line. */
export class ChangeError extends Error {
  override name = 'ChangeError';
}
