/** What a run tells its caller. */
export const EXIT = {
  /** Everything was checked, and nothing found. */
  clean: 0,
  findings: 1,
  /** A usage or configuration error, or something that could not be checked. Goes before `findings`. */
  trouble: 2,
} as const;
