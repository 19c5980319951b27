/**
 * What a dot-path leads to in a parsed body: `error.code`; `errors[].code` looks at the first element.
 *
 * @returns undefined where there is nothing, and for the `unknown` and `none` of a contract
 */
export function atPath(body: unknown, path: string | undefined): unknown {
  if (path === undefined || path === 'unknown' || path === 'none') return undefined;
  return path.split('.').reduce<unknown>((value, step) => {
    const isList = step.endsWith('[]');
    const member = memberOf(value, isList ? step.slice(0, -2) : step);
    return isList ? memberOf(member, '0') : member;
  }, body);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
