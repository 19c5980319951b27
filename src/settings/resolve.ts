import * as v from 'valibot';
import { readContracts } from './contracts.js';
import { describeValue } from './contract-schema/phrases.js';
import { didYouMean } from './did-you-mean.js';
import { problemsOf } from './issues.js';
import type { Problem } from './problem.js';
import { SettingsError } from './settings-error.js';
import { SETTING_NAMES, settingsSchema } from './settings-schema.js';
import type { ResolvedSettings } from './settings.js';

/**
 * Settings with every default filled in and every contract loaded.
 *
 * @param settings what a configuration gives; `undefined` stands for the defaults
 * @param cwd the absolute folder to which paths of contract files are relative
 * @throws {SettingsError} with one line that names each setting, what is wrong and what would be right
 */
export function resolveSettings(settings: unknown, cwd: string): ResolvedSettings {
  if (settings !== undefined && !isRecord(settings))
    throw new SettingsError(`The settings must be an object, not ${describeValue(settings)}.`);
  const { resolved, problems } = readSettings(settings ?? {}, cwd);
  if (problems.length > 0) throw new SettingsError(problems);
  return resolved;
}

/** What settings come to, and all that is wrong with them; what is wrong counts as not given. */
export interface ReadSettings {
  resolved: ResolvedSettings;
  problems: readonly Problem[];
}

/** Resolve settings, and go on past what is wrong with them. */
export function readSettings(given: object, cwd: string): ReadSettings {
  const result = v.safeParse(settingsSchema, given, { abortPipeEarly: true });
  const shape = namingUnknown(result.success ? [] : problemsOf(result.issues), SETTING_NAMES);
  const wrong = new Set(shape.map(({ path: [first] }) => first));
  const right = Object.fromEntries(
    Object.entries(given).filter(([name]) => !wrong.has(name)),
  ) as v.InferOutput<typeof settingsSchema>;
  const { contracts, problems } = readContracts(right.apis, cwd);
  return {
    resolved: {
      contracts,
      scope: right.scope ?? 'contracts',
      loggers: right.loggers ?? [],
      clients: right.clients ?? {},
      ignoreUrls: right.ignoreUrls ?? [],
      statuses: right.statuses ?? [],
      followImports: right.followImports ?? true,
      followPackages: right.followPackages ?? [],
    },
    problems: [...shape, ...problems],
  };
}

/** The same problems, with those about keys of the configuration itself in the words of settings. */
export function namingUnknown(
  problems: readonly Problem[],
  known: readonly string[],
): readonly Problem[] {
  return problems.map((problem) => {
    const [key, ...rest] = problem.path;
    if (typeof key !== 'string' || rest.length > 0 || known.includes(key) || key === '$schema')
      return problem;
    const text = `"${key}" is not a setting${didYouMean(key, known)}`;
    return { path: [key], text, isNamed: true };
  });
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
