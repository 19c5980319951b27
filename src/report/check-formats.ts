import type { CheckReport, CheckSources } from './check-report.js';
import { type Colors } from './colors.js';

/** What a report is printed on. */
export interface Surface {
  colors: Colors;
  /** In characters; Infinity where it is no terminal. */
  width: number;
}

/** Writes a report in one format; without a newline at the end. */
export type WriteCheck = (report: CheckReport, sources: CheckSources, surface: Surface) => string;

/** A format in which `check` reports. */
export interface CheckFormat {
  /** For help texts. */
  description: string;
  /** For a person at a terminal, below whose report the coverage is printed on standard output as well. */
  isForPeople: boolean;
  /** Whether it shows ways of answers, which take a second analysis. */
  ways: boolean;
  load(): Promise<WriteCheck>;
}

/** Each format by its name on the command line. */
export const checkFormats = {
  stylish: {
    description: 'for people, as ESLint does',
    isForPeople: true,
    ways: false,
    load: async () => {
      const { formatCheckStylish } = await import('./check-stylish.js');
      return (report, _sources, surface) => formatCheckStylish(report, surface);
    },
  },
  json: {
    description: 'for programs',
    isForPeople: false,
    ways: false,
    load: async () => (await import('./check-json.js')).formatCheckJson,
  },
} as const satisfies Record<string, CheckFormat>;

/** The name of a format. */
export type CheckFormatName = keyof typeof checkFormats;
