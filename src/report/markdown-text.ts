import { printable } from './printable.js';

/**
 * Text of the user's code or file names as HTML that GitHub shows as it is. It makes a mention of `@name` and a
 * reference of `#12` even there, so something that nobody sees stands in between.
 */
export function textHtml(text: string): string {
  return escapeHtml(text).replaceAll(/[@#](?=\w)/g, '$&<!-- -->');
}

/** Text shown as code, where GitHub looks for neither mentions nor references. */
export function codeHtml(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** A message of a rule: what stands between backticks is code. */
export function messageHtml(message: string): string {
  const parts = message.split('`');
  // An odd backtick is part of a name, and all that can be said is the text.
  if (parts.length % 2 === 0) return textHtml(message);
  return parts.map((part, index) => (index % 2 === 0 ? textHtml(part) : codeHtml(part))).join('');
}

function escapeHtml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
