import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BrowserContextOptions, chromium } from 'playwright-core';

// npm run map-screenshots: the map of the example application as the pages of docs/ show it.
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-map-'));
const file = join(folder, 'map.html');
// A copy of its own, so that neither a commit nor the folder of a clone is in the pictures.
const example = join(folder, 'brand-desk');
cpSync(join(root, 'examples/brand-desk'), example, {
  recursive: true,
  filter: (source) => !source.includes('node_modules'),
});
const main = join(root, 'src/cli/main.ts');
execFileSync(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), main, 'inspect', '--html', file],
  {
    cwd: example,
    stdio: 'inherit',
  },
);

interface Shot {
  options: BrowserContextOptions;
  /** The part of the address behind `#`: what is filtered. */
  hash: string;
  /** A part of the call whose row is open; null for none. */
  call: string | null;
}

const SHOTS: Readonly<Record<string, Shot>> = {
  light: { options: { viewport: { width: 1280, height: 900 } }, hash: '', call: null },
  dark: {
    options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    hash: 'api=pioneer',
    call: 'api.pioneer.ai/inference',
  },
  narrow: {
    options: { viewport: { width: 390, height: 900 } },
    hash: 'api=pyramid',
    call: '/agent/query',
  },
};

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const [name, { options, hash, call }] of Object.entries(SHOTS)) {
    const page = await browser.newPage(options);
    await page.goto(`${pathToFileURL(file).href}#${hash}`);
    if (call !== null) {
      const row = page.locator('tr.call', { hasText: call }).first();
      await row.getByRole('button').click();
      await page.evaluate(
        "scrollTo(0, document.querySelector('tr.open').getBoundingClientRect().top + scrollY - 160)",
      );
    }
    await page.mouse.move(0, 0);
    await page.waitForTimeout(200);
    const path = join(root, `docs/images/map-${name}.png`);
    await page.screenshot({ path });
    console.log(`${path} written.`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
