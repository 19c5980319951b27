import type { CallUrl } from '../../facts/index.js';

/** Whether the settings leave a URL out; `*` in a pattern stands for any part of it. */
export function isIgnored(url: CallUrl, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  const text = `${url.host ?? ''}${url.path ?? ''}`;
  return patterns.some((pattern) => {
    const parts = pattern
      .replace(/^[a-z]+:\/\//i, '')
      .split('*')
      .map(escape);
    return new RegExp(`^${parts.join('.*')}`).test(text);
  });
}

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
