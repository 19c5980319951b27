import { error } from '@actions/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formatCheckGithub } from '../../src/report/check-github.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { printable } from '../../src/report/printable.js';
import {
  CLEAN,
  finding,
  manyFindings,
  oddPath,
  oddText,
  PLAIN,
  REPORT,
  sources,
} from './findings.js';

const lines = (report: CheckReport, surface = PLAIN): string[] =>
  formatCheckGithub(report, sources(), surface).split('\n');

it('has a command for each finding, errors first, and a summary for readers of the log', () => {
  expect(formatCheckGithub(REPORT, sources(), PLAIN)).toMatchInlineSnapshot(`
    "::error file=src/c.ts,line=1,col=2,title=unhappy-path%3A not checked::src/c.ts:1:2: syntax error
    ::error file=src/a.ts,line=3,endLine=3,col=9,endColumn=30,title=unhappy-path/no-unhandled-status::src/a.ts:3:9: 402 of GET /v1/credits is lost in line 8. Keep the status on the error.
    ::error file=src/b.ts,line=3,endLine=3,col=9,endColumn=30,title=unhappy-path/no-unhandled-status::src/b.ts:3:9: 402 of GET /v1/credits is lost in line 8. Keep the status on the error.
    ::warning file=src/a.ts,line=120,endLine=120,col=1,endColumn=30,title=unhappy-path/require-request-id::src/a.ts:120:1: 402 of GET /v1/credits is lost in line 8. Keep the status on the error.
    3 findings in 2 files (2 errors, 1 warning).
    2 more findings switched off by eslint-disable comments."
  `);
});

it('says nothing but the total where nothing was found', () => {
  expect(lines(CLEAN)).toEqual(['No findings.']);
});

it('names files from the root of the repository, as GitHub does', () => {
  const repository = { folder: 'packages/api', site: null };
  const [first] = lines({ ...CLEAN, findings: [finding()] }, { ...PLAIN, repository });
  expect(first).toContain('::error file=packages/api/src/a.ts,');
});

it('leaves columns out where lines differ: GitHub refuses them', () => {
  const [first] = lines({ ...CLEAN, findings: [finding({ endLine: 5 })] });
  expect(first).toMatch(/^::error file=src\/a\.ts,line=3,endLine=5,title=/);
});

it('says where GitHub will not show them all', () => {
  const note = 'GitHub shows 10 annotations of each level; the log has all of them.';
  expect(lines({ ...CLEAN, findings: manyFindings(10) })).not.toContain(note);
  expect(lines({ ...CLEAN, findings: manyFindings(11) })).toContain(note);
});

/** As the runner reads a command: `ActionCommand.TryParseV2` of github.com/actions/runner. */
function readCommand(line: string) {
  const {
    level = '',
    list = '',
    message = '',
  } = /^::(?<level>\w+) (?<list>.*?)::(?<message>.*)$/s.exec(line)?.groups ?? {};
  const properties = list.split(',').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name, unescape(unescape(value.join('='), '%3A', ':'), '%2C', ',')];
  });
  return {
    level,
    message: plain(message),
    properties: Object.fromEntries(properties.map(([name, value]) => [name, plain(value)])),
  };
}

function plain(text: string): string {
  return unescape(unescape(unescape(text, '%0D', '\r'), '%0A', '\n'), '%25', '%');
}

function unescape(text: string, escaped: string, character: string): string {
  return text.replaceAll(escaped, character);
}

describe('whatever characters a path and a message hold', () => {
  it('the runner reads what was meant', () => {
    fc.assert(
      fc.property(oddPath, oddText, (file, message) => {
        const [line = '', ...rest] = lines({ ...CLEAN, findings: [finding({ file, message })] });
        expect(rest).toHaveLength(1);
        const read = readCommand(line);
        expect(read.properties['file']).toBe(file);
        expect(read.message).toBe(printable(`${file}:3:9: ${message}`));
      }),
    );
  });

  it("they are escaped as GitHub's own library escapes them", () => {
    const written: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
    try {
      fc.assert(
        fc.property(oddPath, (file) => {
          written.length = 0;
          const title = 'unhappy-path/no-unhandled-status';
          error(printable(`${file}:3:9: 100%`), {
            file,
            title,
            startLine: 3,
            endLine: 3,
            startColumn: 9,
            endColumn: 30,
          });
          const [line = ''] = lines({ ...CLEAN, findings: [finding({ file, message: '100%' })] });
          const [own, theirs] = [line, written.join('').trimEnd()].map((command) =>
            command.split(/ (?=file=|title=)|,(?=\w+=)|::/).sort(),
          );
          expect(own).toEqual(theirs);
        }),
      );
    } finally {
      write.mockRestore();
    }
  });
});
