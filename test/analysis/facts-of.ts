import { Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { analyseFile, type ParsedFile } from '../../src/analysis/index.js';
import type { Modules } from '../../src/analysis/modules/modules.js';
import { parseFile } from '../../src/analysis/parse.js';
import type {
  ApiCall,
  CallUrl,
  Checked,
  ClientName,
  Fate,
  Idempotency,
  KeyDefect,
  Method,
  Place,
  RequestId,
  Retry,
} from '../../src/facts/index.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import type { ResolvedSettings, Settings } from '../../src/settings/settings.js';

/** One call, short enough for a table. */
export interface Row {
  line: number;
  client: ClientName;
  /** The name of the wrapper. */
  via: string | null;
  method: Method;
  /** `absolute api.acme.test/jobs`, `relative /jobs`, `dynamic`. */
  url: string;
  contract: string | null;
  checked: Checked;
  402: Fate | undefined;
  429: Fate | undefined;
  /** The deciding lines: a number in this file, `errors.js:3` in another. */
  at402: (number | string)[];
  at429: (number | string)[];
  /** Every status that has a fate. */
  fates: Record<string, Fate>;
  key: Idempotency;
  defect: KeyDefect | null;
  requestId: RequestId;
  retry: Retry | null;
}

export interface FactsOptions {
  /** Its ending tells the language; `case.js` by default. */
  filename?: string;
  settings?: Settings;
  modules?: Modules;
}

export const PARSERS = ['oxc', 'espree', 'typescript-eslint'] as const;
export type ParserName = (typeof PARSERS)[number];

/** The facts of one source, parsed with oxc as the command line does. */
export function factsOf(source: string, options: FactsOptions = {}): Row[] {
  return factsByParser('oxc', source, options);
}

/**
 * The facts of one source as a parser gives it, with the scopes that come with this parser.
 *
 * @throws {Error} where the source has a syntax error
 */
export function factsByParser(
  parser: ParserName,
  source: string,
  { filename = 'case.js', settings, modules }: FactsOptions = {},
): Row[] {
  const file =
    parser === 'oxc' ? parseWithOxc(source, filename) : parseWithEslint(parser, source, filename);
  const { calls, keyDefects } = analyseFile(file, settingsOf(settings), modules ?? null);
  return calls.map((call) => toRow(call, keyDefects.get(call) ?? null));
}

function toRow(call: ApiCall, defect: KeyDefect | null): Row {
  const places = (status: string): (number | string)[] =>
    (call.fate[status]?.at ?? []).map((place) => placeFrom(call.file, place));
  return {
    line: call.line,
    client: call.client,
    via: call.via?.name ?? null,
    method: call.method,
    url: urlOf(call.url),
    contract: call.contract,
    checked: call.checked,
    402: call.fate['402']?.kind,
    429: call.fate['429']?.kind,
    at402: places('402'),
    at429: places('429'),
    fates: Object.fromEntries(
      Object.entries(call.fate).map(([status, { kind }]) => [status, kind]),
    ),
    key: call.idempotency,
    defect,
    requestId: call.requestId,
    retry: call.retry,
  };
}

function placeFrom(from: string, { file, line }: Place): number | string {
  return file === from ? line : `${file}:${String(line)}`;
}

function urlOf({ kind, host, path }: CallUrl): string {
  return `${kind} ${host ?? ''}${path ?? ''}`.trim();
}

const resolved = new WeakMap<Settings, ResolvedSettings>();
const DEFAULTS = resolveSettings(undefined, '/');

function settingsOf(settings: Settings | undefined): ResolvedSettings {
  if (settings === undefined) return DEFAULTS;
  const known = resolved.get(settings) ?? resolveSettings(settings, '/');
  resolved.set(settings, known);
  return known;
}

function parseWithOxc(text: string, filename: string): ParsedFile {
  const parsed = parseFile(filename, text);
  if (!parsed.ok) {
    throw new Error(`${filename}:${String(parsed.line)}: ${parsed.message}\n${text}`);
  }
  return parsed.file;
}

const linter = new Linter();

/** As ESLint parses it, espree being its own parser. */
function parseWithEslint(
  parser: Exclude<ParserName, 'oxc'>,
  text: string,
  filename: string,
): ParsedFile {
  let file: ParsedFile | undefined;
  const take: Rule.RuleModule = {
    create({ sourceCode }) {
      file = {
        path: filename,
        text,
        ast: sourceCode.ast as unknown as TSESTree.Program,
        scopeManager: sourceCode.scopeManager as unknown as ScopeManager,
      };
      return {};
    },
  };
  const messages = linter.verify(
    text,
    {
      files: ['**/*.{js,jsx,ts,tsx,mjs,cjs}'],
      languageOptions: {
        ...(parser === 'espree' ? {} : { parser: tseslint.parser }),
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      plugins: { test: { rules: { take } } },
      rules: { 'test/take': 'error' },
    },
    { filename },
  );
  if (file === undefined) {
    throw new Error(`${parser}: ${messages[0]?.message ?? 'not linted'}\n${text}`);
  }
  return file;
}
