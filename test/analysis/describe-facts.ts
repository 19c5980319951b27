import { describe, expect, it } from 'vitest';
import type { Fate, Retry } from '../../src/facts/index.js';
import { ProjectModules } from '../../src/analysis/modules/project-modules.js';
import { temporaryTree } from '../project/temporary-tree.js';
import { PARSERS, factsByParser, factsOf, type FactsOptions, type Row } from './facts-of.js';

/** What a case says of one call; what it leaves out is not compared. */
interface ExpectedCall extends Partial<Omit<Row, 'retry'>> {
  /** Both 402 and 429. */
  fate?: Fate;
  /** The deciding lines of both 402 and 429. */
  at?: (number | string)[];
  retry?: Partial<Retry> | null;
}

export interface Case extends Pick<FactsOptions, 'filename' | 'settings'> {
  /** Lines count from its first line that is not empty. */
  source: string;
  /** The only call of the source, or all of them in their order. */
  expected: ExpectedCall | ExpectedCall[];
}

/** Test the facts of sources of one construct: with oxc against what is expected, and that other parsers give the same. */
export function describeFacts(construct: string, cases: Readonly<Record<string, Case>>): void {
  describe(construct, () => {
    it.each(Object.entries(cases))('%s', (_, { source, expected, ...options }) => {
      const text = `${source.trim()}\n`;
      const rows = factsOf(text, options);
      expect(rows).toMatchObject([expected].flat().map(expand));
      for (const parser of PARSERS) {
        if (parser === 'espree' && isTypeScript(options.filename)) continue;
        expect(factsByParser(parser, text, options), parser).toEqual(rows);
      }
    });
  });
}

/** A few files of one project; the calls are those of the first. */
export interface ProjectCase extends Pick<FactsOptions, 'settings'> {
  files: Readonly<Record<string, string>>;
  expected: ExpectedCall | ExpectedCall[];
}

/** Test the facts of a file whose imports are followed into other files. */
export function describeProjects(
  construct: string,
  cases: Readonly<Record<string, ProjectCase>>,
): void {
  describe(construct, () => {
    it.each(Object.entries(cases))('%s', (_, { files, expected, settings }) => {
      const texts = Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, `${text.trim()}\n`]),
      );
      const [filename = '', source = ''] = Object.entries(texts)[0] ?? [];
      const rows = factsOf(source, {
        filename,
        modules: new ProjectModules(temporaryTree(texts), {
          followPackages: settings?.followPackages ?? [],
        }),
        ...(settings === undefined ? {} : { settings }),
      });
      expect(rows).toMatchObject([expected].flat().map(expand));
    });
  });
}

function expand({ fate, at, ...rest }: ExpectedCall): object {
  return {
    ...(fate === undefined ? {} : { 402: fate, 429: fate }),
    ...(at === undefined ? {} : { at402: at, at429: at }),
    ...rest,
  };
}

function isTypeScript(filename = 'case.js'): boolean {
  return /\.[mc]?tsx?$/.test(filename);
}
