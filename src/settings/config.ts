import type { Settings } from './settings.js';

/** How a rule counts on the command line: `warn` is shown and does not fail the run. */
type RuleLevel = 'off' | 'warn' | 'error';

/** What `unhappy-path.config.{js,mjs,ts,json}` holds: the settings, and what only the command line needs. */
export interface Config extends Settings {
  /** The module in which the project makes its clients, relative to the configuration file: for `migrate`. */
  client?: string;
  /** Changes to the rules of the preset: `{ 'require-request-id': 'off' }`, or `[level, options]`. */
  rules?: Readonly<Record<string, RuleLevel | readonly [RuleLevel, object]>>;
  /** Files and folders to leave out, in the language of .gitignore, relative to the configuration file. */
  ignore?: readonly string[];
  /** In bytes; larger files are left out with a note. 2,000,000 by default. */
  maxFileSize?: number;
}
