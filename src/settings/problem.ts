/** One thing that is wrong with a configuration. */
export interface Problem {
  /** The keys and indices that lead to it; empty where the configuration itself is meant. */
  path: readonly (string | number)[];
  /** What is wrong and what would be right, on one line: `expected true or false, found "yes"`. */
  text: string;
  /** The text names the place itself. */
  isNamed?: true;
}

/** A path as code would write it: `rules["require-request-id"][1].scope`. */
export function formatPath(path: Problem['path']): string {
  const steps = path.map((key, index) => {
    if (typeof key === 'number') return `[${String(key)}]`;
    if (!/^[A-Za-z_$][\w$]*$/u.test(key)) return `[${JSON.stringify(key)}]`;
    return index === 0 ? key : `.${key}`;
  });
  return steps.join('');
}

/** A problem with its place, without a full stop: `scope: expected "contracts" or "all", found "al"`. */
export function formatProblem({ path, text, isNamed }: Problem): string {
  const line = text.replaceAll(/\s*\n\s*/gu, ' ').replace(/\.$/u, '');
  return path.length === 0 || isNamed === true ? line : `${formatPath(path)}: ${line}`;
}
