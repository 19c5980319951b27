import { dirname } from 'node:path';
import * as v from 'valibot';
import { unreadBeside } from './beside-config.js';
import { ConfigError, type ConfigRemark, inOrderOfPlaces } from './config-error.js';
import { findConfigFile, type LoadedConfig, loadConfigFile } from './config-file.js';
import { contradictionsIn } from './contradictions.js';
import { describeValue } from './contract-schema/phrases.js';
import { problemsOf } from './issues.js';
import { formatProblem, type Problem } from './problem.js';
import { namingUnknown, readSettings } from './resolve.js';
import { SettingsError } from './settings-error.js';
import { CONFIG_NAMES, configSchema, SETTING_NAMES } from './settings-schema.js';
import type { ResolvedSettings } from './settings.js';

/** A configuration with every default filled in. */
export interface ResolvedConfig {
  /** Absolute path of the file that it comes from; null where there is none. */
  file: string | null;
  /** Absolute; what patterns and contract files are relative to. */
  baseDir: string;
  settings: ResolvedSettings;
  /** Not looked at yet: only who knows the rules can judge it. */
  rules: unknown;
  ignore: readonly string[];
  /** The module that makes the project's clients, as it was written; null where none is named. */
  client: string | null;
  /** In bytes. */
  maxFileSize: number;
  /** What was given and has no effect, and what was not read. No reason to fail. */
  warnings: readonly ConfigRemark[];
}

/** Above this size there are hardly any but bundles. */
const DEFAULT_MAX_FILE_SIZE = 2_000_000;

/** What is wrong with the `rules` of a configuration, and what in them has no effect. */
interface RulesJudgement {
  problems: readonly Problem[];
  warnings: readonly Problem[];
}

/** Judges the `rules` of a configuration; only who knows the rules can. */
export type JudgeRules = (
  entries: unknown,
  given: { settings: ResolvedSettings; names: ReadonlySet<string> },
) => Promise<RulesJudgement>;

/**
 * The configuration for a run in a folder: that of the nearest configuration file, or the defaults.
 *
 * @param judgeRules whoever asks the rules has their entries judged together with all else
 * @throws {ConfigError} when the file cannot be loaded or holds something that is not understood: all of it
 */
export async function resolveConfig(
  folder: string,
  judgeRules?: JudgeRules,
): Promise<ResolvedConfig> {
  const file = findConfigFile(folder);
  const baseDir = file === undefined ? folder : dirname(file);
  const loaded = file === undefined ? NOTHING : await loadConfigFile(file);
  const { content, placeOf } = loaded;
  const named = (problem: Problem): ConfigRemark => ({
    text: formatProblem(problem),
    place: placeOf(problem.path),
  });
  const fail = (problems: readonly Problem[]): never => {
    throw new ConfigError(file ?? folder, inOrderOfPlaces(problems.map(named)), {
      cause: new SettingsError(problems),
    });
  };
  if (!isRecord(content)) return fail([{ path: [], text: notAnObject(content, file) }]);

  const { rules, ignore, client, maxFileSize } = content;
  const given = settingsOf(content);
  const { resolved, problems: inSettings } = readSettings(given, baseDir);
  const shape = v.safeParse(configSchema, content, { abortPipeEarly: true });
  const inShape = namingUnknown(shape.success ? [] : problemsOf(shape.issues), CONFIG_NAMES);
  const judged = await judgeRules?.(rules, {
    settings: resolved,
    names: new Set(Object.keys(content)),
  });
  const known = new Set(inShape.map((problem) => formatProblem(problem)));
  const problems = [
    ...inShape,
    ...inSettings.filter((problem) => !known.has(formatProblem(problem))),
    ...(judged?.problems ?? []),
  ];
  if (problems.length > 0) return fail(problems);

  const contradictions = [...contradictionsIn(given, resolved), ...(judged?.warnings ?? [])];
  return {
    file: file ?? null,
    baseDir,
    settings: resolved,
    rules,
    ignore: (ignore ?? []) as readonly string[],
    client: (client ?? null) as string | null,
    maxFileSize: (maxFileSize ?? DEFAULT_MAX_FILE_SIZE) as number,
    warnings: [
      ...unreadBeside(baseDir, file ?? null).map((text) => ({ text, place: null })),
      ...loaded.warnings,
      ...inOrderOfPlaces(contradictions.map(named)),
    ],
  };
}

const NOTHING: LoadedConfig = { content: {}, placeOf: () => null, warnings: [] };

function settingsOf(content: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).filter(([name]) => SETTING_NAMES.includes(name)),
  );
}

function notAnObject(content: unknown, file: string | undefined): string {
  if (file?.endsWith('.json') === true)
    return `must hold an object of settings, not ${describeValue(content)}`;
  const found = typeof content === 'function' ? ', not a function: export what it returns' : '';
  return `must export an object of settings by default${found}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
