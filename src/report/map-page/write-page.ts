import { createHash } from 'node:crypto';
import { type JsonValue, pack } from '../../map/pack.js';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.js';
import type { PageData } from './page-data.js';

/**
 * The map as one HTML page that needs nothing else: no network, no files. Its policy allows the page's own script and
 * style and forbids all the rest.
 */
export function writePage(data: PageData): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    `style-src '${hashOf(PAGE_STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(data.name)} · unhappy paths</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<noscript><p class="noscript">The map is drawn by a script in this page, and scripts are switched off.</p></noscript>
<script type="application/json" id="data">${escapeJson(pack(asJson(data)))}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

/** As the policy names an inline script: over the text between its tags. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** JSON in which nothing can end the script element or begin a comment. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Page data are plain; the compiler does not know interfaces for JSON. */
function asJson(data: PageData): JsonValue {
  return data as unknown as JsonValue;
}
