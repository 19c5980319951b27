import type { CheckReport, CheckSources } from './check-report.js';
import { type Colors } from './colors.js';
import type { Repository } from './repository.js';

/** What a report is printed on. */
export interface Surface {
  colors: Colors;
  /** In characters; Infinity where it is no terminal. */
  width: number;
  repository: Repository;
}

/** Writes a report in one format; without a newline at the end. */
type WriteCheck = (report: CheckReport, sources: CheckSources, surface: Surface) => string;

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
      return formatCheckStylish;
    },
  },
  json: {
    description: 'everything, for programs (schema: unhappy-path/schemas/check.json)',
    isForPeople: false,
    ways: false,
    load: async () => (await import('./check-json.js')).formatCheckJson,
  },
  sarif: {
    description: 'SARIF 2.1.0, for code scanning and editors',
    isForPeople: false,
    ways: true,
    load: async () => (await import('./check-sarif.js')).formatCheckSarif,
  },
  github: {
    description: 'annotations of GitHub Actions, in the log of a job',
    isForPeople: false,
    ways: false,
    load: async () => (await import('./check-github.js')).formatCheckGithub,
  },
  gitlab: {
    description: 'a Code Quality report of GitLab',
    isForPeople: false,
    ways: false,
    load: async () => (await import('./check-gitlab.js')).formatCheckGitlab,
  },
  junit: {
    description: 'JUnit XML, for CI servers that show test results',
    isForPeople: false,
    ways: false,
    load: async () => (await import('./check-junit.js')).formatCheckJunit,
  },
  markdown: {
    description: 'a comment on a pull request, or a job summary',
    isForPeople: false,
    ways: false,
    load: async () => (await import('./check-markdown.js')).formatCheckMarkdown,
  },
  html: {
    description: 'a page to look at, with the way of each answer',
    isForPeople: false,
    ways: true,
    load: async () => {
      const [{ formatCheckHtml }, { surroundingsOf }] = await Promise.all([
        import('./check-html.js'),
        import('../map/surroundings.js'),
      ]);
      const surroundings = await surroundingsOf(process.cwd());
      return (report, sources) => formatCheckHtml(report, sources, surroundings);
    },
  },
} as const satisfies Record<string, CheckFormat>;

/** The name of a format. */
export type CheckFormatName = keyof typeof checkFormats;
