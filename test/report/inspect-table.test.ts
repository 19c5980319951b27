import pc from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatInspectTable } from '../../src/report/inspect-table.js';
import { apiCall, CALLS } from './calls.js';

const plain = pc.createColors(false);

it('shows a block a file, and below how many leave what unhandled', () => {
  expect(formatInspectTable(CALLS, { colors: plain, width: Infinity })).toMatchInlineSnapshot(`
    "  line   method   url                                            checked  402            429            key      request id

    src/credits.ts
      12:9   GET      api.pioneer.ai/v1/credits                      yes      distinguished  distinguished  na       logged
      40:11  POST     api.pioneer.ai/v1/models/*/inference via send  no       unchecked      unchecked      absent   na

    src/report.ts
      7:3    dynamic  dynamic                                        throws   unknown        lost           unknown  absent

    Unhandled in 3 calls:
      402         1 of 3  1 unchecked, 1 distinguished, 1 unknown
      429         2 of 3  1 unchecked, 1 lost, 1 distinguished
      key         1 of 2  1 absent, 1 unknown
      request id  1 of 2  1 absent, 1 logged"
  `);
});

describe('on a terminal', () => {
  it.each([120, 80, 40])('of %i columns no line is longer', (width) => {
    const lines = formatInspectTable(CALLS, { colors: pc.createColors(true), width }).split('\n');
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
  });

  it('of 80 columns shortens the URL and keeps the fates', () => {
    expect(formatInspectTable(CALLS, { colors: plain, width: 80 })).toMatchInlineSnapshot(`
      "  line   method   url          402            429            key      request id

      src/credits.ts
        12:9   GET      …v1/credits  distinguished  distinguished  na       logged
        40:11  POST     …e via send  unchecked      unchecked      absent   na

      src/report.ts
        7:3    dynamic  dynamic      unknown        lost           unknown  absent

      Unhandled in 3 calls:
        402         1 of 3  1 unchecked, 1 distinguished, 1 unknown
        429         2 of 3  1 unchecked, 1 lost, 1 distinguished
        key         1 of 2  1 absent, 1 unknown
        request id  1 of 2  1 absent, 1 logged"
    `);
  });

  it('paints what is unhandled red', () => {
    const colors = pc.createColors(true);
    const text = formatInspectTable(CALLS, { colors, width: Infinity });
    expect(text).toContain(colors.red('unchecked'));
    expect(text).not.toContain(colors.red('distinguished'));
  });
});

it('prints nothing that could move the cursor', () => {
  const call = apiCall({
    file: 'src/\u001b[2J.ts',
    url: { kind: 'relative', host: null, path: '/\u001b[31m\u202E' },
  });
  const text = formatInspectTable([call], { colors: plain, width: Infinity });
  expect(text).not.toContain('\u001b');
  expect(text).not.toContain('\u202E');
  expect(text).toContain('src/�[2J.ts');
});

it('keeps columns in line below wide characters', () => {
  const calls = [
    apiCall({ url: { kind: 'relative', host: null, path: '/価格' } }),
    apiCall({ line: 13, url: { kind: 'relative', host: null, path: '/abcd' } }),
  ];
  const lines = formatInspectTable(calls, { colors: plain, width: Infinity }).split('\n');
  const starts = lines
    .filter((line) => line.includes(' yes '))
    .map((line) => stringWidth(line.slice(0, line.indexOf(' yes '))));
  expect(starts).toHaveLength(2);
  expect(new Set(starts).size).toBe(1);
});
