import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pageOfMany } from '../map/many-calls.js';
import { mapProject, type MappedProject } from './map-project.js';

/** Debian's package puts it here; see `.ci/run`. */
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

let browser: Browser;
let project: MappedProject;
let contexts: BrowserContext[];
/** What the page asked the network for, beside itself, and what it complained of. */
let requests: string[];
let complaints: string[];

beforeAll(async () => {
  [browser, project] = await Promise.all([
    chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }),
    mapProject(),
  ]);
});
beforeEach(() => {
  contexts = [];
  requests = [];
  complaints = [];
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
});
afterAll(async () => {
  await browser.close();
  project.remove();
});

async function open(
  file: string,
  { hash = '', ...options }: BrowserContextOptions & { hash?: string } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const opened = await context.newPage();
  contexts.push(context);
  const address = pathToFileURL(file).href;
  opened.on('request', (request) => {
    if (request.url().split('#', 1)[0] !== address) requests.push(request.url());
  });
  opened.on('console', (message) => complaints.push(message.text()));
  opened.on('pageerror', (error) => complaints.push(String(error)));
  await opened.goto(address + hash);
  return opened;
}

function calls(on: Page): Locator {
  return on.locator('tr.call');
}

/** What each shown call has in the cells of one column. */
async function column(on: Page, name: string): Promise<string[]> {
  const heads = await on.locator('.matrix thead th').allInnerTexts();
  return on.locator(`tr.call > :nth-child(${heads.indexOf(name) + 1})`).allInnerTexts();
}

function hashOf(on: Page): string {
  return decodeURIComponent(new URL(on.url()).hash);
}

test('shows each call with what becomes of its failures, by API', async () => {
  const map = await open(project.map);
  expect(await map.locator('.lead').innerText()).toMatch(
    /^\d+ of \d+ unhappy paths are unhandled\.$/,
  );
  await expect.poll(() => calls(map).count()).toBe(6);
  expect(await map.getByRole('status').innerText()).toMatch(/^6 calls, /);
  const groups = await map.locator('.matrix .group-name').allInnerTexts();
  expect(groups).toContain('Pioneer');
  const lost = calls(map).filter({ hasText: 'api.pioneer.ai/v1/inference' });
  expect(await lost.locator('td').allInnerTexts()).toEqual([
    expect.stringContaining('lost'),
    'lost\nworse: was propagated',
    expect.stringContaining('absent'),
    expect.stringContaining('absent'),
    expect.stringContaining('–'),
  ]);
});

test('counts in the overview what stands in the matrix', async () => {
  const map = await open(project.map);
  const unhandled = await map.locator('tr.call td.unhandled').count();
  expect(await map.locator('.lead b').innerText()).toBe(String(unhandled));
  const all = await map.locator('.overview tfoot .figure').allInnerTexts();
  const [count, ...perPath] = all.map((text) => (text === '–' ? 0 : Number(text)));
  expect(count).toBe(6);
  expect(perPath.reduce((sum, one) => sum + one, 0)).toBe(unhandled);
});

describe('filters', () => {
  test('narrow the calls, stand in the address, and come back from it', async () => {
    const map = await open(project.map);
    await map.getByRole('combobox', { name: 'Path' }).selectOption('402');
    await map.getByRole('combobox', { name: 'Fate' }).selectOption('lost');
    await map.getByRole('radio', { name: 'folder' }).check();
    await map.getByLabel('Search').fill('PIONEER inference');
    expect(await map.getByRole('status').innerText()).toBe('1 of 6 calls, 4 unhandled paths');
    expect(hashOf(map)).toBe('#group=folder&path=402&fate=lost&q=PIONEER+inference');

    const again = await open(project.map, { hash: new URL(map.url()).hash });
    expect(await calls(again).count()).toBe(1);
    expect(await again.getByLabel('Search').inputValue()).toBe('PIONEER inference');
    expect(await again.getByRole('radio', { name: 'folder' }).isChecked()).toBe(true);
    await again.getByRole('button', { name: 'Show all' }).click();
    expect(await calls(again).count()).toBe(6);
    expect(hashOf(again)).toBe('');
  });

  test('show only what is unhandled in a path', async () => {
    const map = await open(project.map, { hash: '#path=429&unhandled=1' });
    const shown = await column(map, '429');
    expect(shown.length).toBeGreaterThan(1);
    for (const text of shown) expect(text).toMatch(/^(?:lost|unchecked|stringified)/);
  });

  test('know owners, nobody among them', async () => {
    const map = await open(project.map);
    await map.getByRole('radio', { name: 'owner' }).check();
    const groups = await map.locator('.matrix .group-name').allInnerTexts();
    expect(groups.sort()).toEqual(['@acme/security @eve', '@everyone', 'nobody']);
    await map.getByRole('combobox', { name: 'Owner' }).selectOption('nobody');
    expect(await calls(map).locator('.where').allInnerTexts()).toEqual(['src/price.ts:3']);
  });

  test('say so where no call is like that', async () => {
    const map = await open(project.map);
    await map.getByLabel('Search').fill('no such call');
    expect(await map.locator('.nothing').isVisible()).toBe(true);
    expect(await map.getByRole('status').innerText()).toBe('0 of 6 calls, 0 unhandled paths');
  });

  test('of an address that makes no sense leave the whole map', async () => {
    const map = await open(project.map, { hash: '#group=__proto__&change=x&call=none&%' });
    expect(await calls(map).count()).toBe(6);
  });
});

test('shows what is worse and better than before', async () => {
  const map = await open(project.map);
  expect(project.printed).toMatch(
    /^Against before\.json: 1 worse, 1 better, 2 the same, 2 new, 1 gone of 6 calls$/m,
  );
  await map.getByRole('button', { name: '1 worse' }).click();
  expect(await calls(map).locator('.url').allInnerTexts()).toEqual(['api.pioneer.ai/v1/inference']);
  expect(await column(map, '402')).toEqual(['lost\nworse: was distinguished']);
  await map.getByRole('button', { name: '1 better' }).click();
  expect(await column(map, '402')).toEqual(['propagated\nbetter: was unchecked']);
  await map.getByRole('button', { name: '1 gone' }).click();
  expect(await map.locator('.gone li').innerText()).toContain('src/leaving.ts:1');
});

describe('an open row', () => {
  test('shows the way of the answer, what mends it, and links to the line', async () => {
    const map = await open(project.map);
    await calls(map).filter({ hasText: 'v1/inference' }).getByRole('button').click();
    const detail = map.locator('.detail');
    expect(await detail.locator('.way h3').allTextContents()).toEqual(['402, 429 lost']);
    expect(await detail.locator('.marked').allInnerTexts()).toEqual([
      expect.stringContaining("await fetch('https://api.pioneer.ai/v1/inference', {"),
      expect.stringContaining('if (!response.ok) {'),
      expect.stringContaining("throw new Error('Inference failed');"),
    ]);
    expect(await detail.locator('.decides').innerText()).toContain(
      'Error is thrown with nothing of the answer → lost here',
    );
    expect(await detail.locator('.detail-side').innerText()).toMatch(/402 .*credits/i);
    const link = await detail.locator('.facts a').first().getAttribute('href');
    expect(link).toMatch(
      /^https:\/\/github\.com\/acme\/shop\/blob\/[\da-f]{40}\/src\/lost\.ts#L3$/,
    );
  });

  test('comes back from the address', async () => {
    const map = await open(project.map);
    const row = calls(map).filter({ hasText: 'v1/inference' }).getByRole('button');
    await row.click();
    const again = await open(project.map, { hash: new URL(map.url()).hash });
    expect(await again.locator('.detail').isVisible()).toBe(true);
    expect(await again.locator('[aria-expanded="true"]').innerText()).toContain('v1/inference');
  });
});

test('is walked by keys alone', async () => {
  const map = await open(project.map);
  const focus = map.locator(':focus');
  const focused = () => focus.textContent();
  await map.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the calls');
  await map.keyboard.press('Enter');
  await map.keyboard.press('/');
  expect(await focus.getAttribute('type')).toBe('search');

  const first = map.locator('.matrix [tabindex="0"][data-column]');
  expect(await first.count()).toBe(1);
  await first.focus();
  await map.keyboard.press('ArrowDown');
  const name = await focused();
  expect(await focus.getAttribute('type')).toBe('button');
  await map.keyboard.press('Enter');
  expect(await map.locator('.detail').isVisible()).toBe(true);
  expect(await focused()).toBe(name);
  await map.keyboard.press('ArrowRight');
  expect(await focus.getAttribute('data-label')).toBe('402');
  await map.keyboard.press('Escape');
  expect(await map.locator('.detail').count()).toBe(0);
  await map.keyboard.press('ArrowUp');
  expect(await map.locator('tr:has(:focus)').getAttribute('class')).toBe('group');
  await map.keyboard.press('Control+End');
  const last = await calls(map).last().locator('td').first().innerText();
  expect(await focused()).toContain(last.split('\n', 1)[0]);
  const outline = await map.evaluate<string>(
    'getComputedStyle(document.activeElement).outlineStyle',
  );
  expect(outline).toBe('solid');
});

test('shows hostile names and code as text', async () => {
  const map = await open(project.map);
  const row = calls(map).filter({ hasText: 'onerror=hacked=1' });
  expect(await row.count()).toBe(1);
  await row.getByRole('button').click();
  const detail = await map.locator('.detail').innerText();
  expect(detail).toContain('</script><script>hacked = 1</script>');
  expect(detail).not.toContain('\u202e');
  await row.hover();
  expect(await map.locator('img, script:not([type])').count()).toBe(1);
  expect(await map.evaluate<boolean>(`'hacked' in globalThis`)).toBe(false);
  expect(await readFile(project.map, 'utf8')).not.toContain('secret');
});

describe('axe-core finds nothing', () => {
  const looks = [
    ['in light', {}],
    ['in dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 800 } }],
  ] as const;
  test.each(looks)('%s', async (_, options) => {
    const map = await open(project.map, options);
    await map.evaluate(axe.source);
    expect(await violations(map)).toEqual([]);
    await calls(map).filter({ hasText: 'v1/inference' }).getByRole('button').click();
    expect(await map.locator('.detail').isVisible()).toBe(true);
    expect(await violations(map)).toEqual([]);
  });
});

async function violations(on: Page): Promise<string[]> {
  // Colours change gradually: axe would measure what is on its way.
  await on.waitForTimeout(120);
  const found = await on.evaluate<
    { id: string; nodes: { html: string; failureSummary: string }[] }[]
  >('axe.run().then(({ violations }) => violations)');
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

test('fits a phone', async () => {
  const map = await open(project.map, { viewport: { width: 360, height: 740 } });
  await calls(map).first().getByRole('button').click();
  const width = await map.evaluate<number>('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(360);
});

test('is dark where the system is', async () => {
  const luminance = async (colorScheme: 'light' | 'dark'): Promise<number> => {
    const map = await open(project.map, { colorScheme });
    const color = await map.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    return Number(/\d+/.exec(color)?.[0]);
  };
  expect(await luminance('light')).toBeGreaterThan(240);
  expect(await luminance('dark')).toBeLessThan(40);
});

test('shows what check found, with the messages of the rules', async () => {
  const map = await open(project.check);
  expect(await map.locator('.lead').innerText()).toMatch(/in the calls that rules report\.$/);
  expect(await calls(map).filter({ hasText: 'v1/credits' }).count()).toBe(0);
  await calls(map).filter({ hasText: 'v1/inference' }).getByRole('button').click();
  expect(await map.locator('.detail-side').innerText()).toContain(
    'unhappy-path/no-unhandled-status',
  );
  expect(await map.locator('.way').count()).toBeGreaterThan(0);
});

describe('5,000 calls', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-many-'));
  const file = join(folder, 'many.html');
  beforeAll(() => {
    writeFileSync(file, pageOfMany(5000));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('are all there, though only those in view are drawn', async () => {
    const map = await open(file);
    expect(await calls(map).count()).toBeLessThan(60);
    await map.locator('.matrix [tabindex="0"][data-column]').focus();
    await map.keyboard.press('Control+End');
    const row = map.locator('tr:has(:focus)');
    const rows = await map.locator('.matrix').getAttribute('aria-rowcount');
    expect(await row.getAttribute('aria-rowindex')).toBe(rows);
    const { y = NaN, height = NaN } = (await row.boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(900);
    await map.getByLabel('Search').fill('/resources/4321/');
    expect(await calls(map).locator('.url').allInnerTexts()).toEqual([
      expect.stringContaining('/v1/resources/4321/items'),
    ]);
  });

  test('are drawn once each for print', async () => {
    const map = await open(file, { hash: '#path=retry&unhandled=1' });
    const [shown] = (await map.getByRole('status').innerText()).split(' ');
    await map.evaluate(`window.addEventListener('beforeprint', () => {
      document.title = String(document.querySelectorAll('tr.call').length);
    })`);
    await map.pdf();
    expect(await map.title()).toBe(shown);
    expect(Number(shown)).toBeGreaterThan(60);
  });
});
