/** The page and its script, bundled when the page is first opened. */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

export const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Brand Desk</title>
  </head>
  <body>
    <main id="app"></main>
    <script type="module" src="/app.js"></script>
  </body>
</html>
`;

let bundle: Promise<string> | undefined;

export function script(): Promise<string> {
  bundle ??= build({
    entryPoints: [fileURLToPath(new URL('../web/app.tsx', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  }).then((result) => result.outputFiles[0]?.text ?? '');
  return bundle;
}
