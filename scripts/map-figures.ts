import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { pageOfMany } from '../test/map/many-calls.js';

// npm run map-figures [-- CALLS]: how large the map of a large project is, and how quick in Chromium.
/** What a reader does, as a script in the page. */
const ACTIONS = {
  search: `const search = document.querySelector('input[type=search]');
    search.value = 'resources/43'; search.dispatchEvent(new Event('input'));`,
  'search cleared': `const search = document.querySelector('input[type=search]');
    search.value = ''; search.dispatchEvent(new Event('input'));`,
  'only unhandled': `document.querySelector('.check input').click();`,
  'another grouping': `[...document.querySelectorAll('[name=group]')].find((one) => !one.checked).click();`,
  'row opened': `document.querySelector('tr.call button').click();`,
  'scrolled to end': `scrollTo(0, scrollY === 0 ? document.body.scrollHeight : 0);`,
  'all rows at once': `window.dispatchEvent(new Event('beforeprint')); document.body.offsetHeight;
    setTimeout(() => window.dispatchEvent(new Event('afterprint')));`,
};

const count = Number(process.argv[2] ?? 5000);
const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-map-'));
const file = join(folder, 'map.html');

const start = performance.now();
writeFileSync(file, pageOfMany(count));
console.log(`${count} calls`);
print('written in', performance.now() - start);
console.log(`size               ${(statSync(file).size / 1e6).toFixed(1)} MB`);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
  );
  print('first paint', await page.evaluate(firstPaint));
  console.log(`rows drawn         ${await page.locator('tr.call').count()}`);
  for (const [name, action] of Object.entries(ACTIONS)) print(name, await timeOf(page, action));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Since the page was asked for, in milliseconds. */
function firstPaint(): number {
  return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
}

/** From an action until the frame that shows what it did, in milliseconds; the median of five. */
async function timeOf(page: Page, action: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(
      await page.evaluate(
        `new Promise((done) => requestAnimationFrame(() => {
          const start = performance.now();
          ${action}
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
        }))`,
      ),
    );
  }
  return times.sort((a, b) => a - b)[2] ?? NaN;
}

function print(what: string, milliseconds: number): void {
  console.log(`${what.padEnd(18)} ${milliseconds.toFixed(0)} ms`);
}
