import { isDeepStrictEqual } from 'node:util';
import { PACKAGE_NAME } from '../rule/package.js';
import { resolveSettings } from '../settings/resolve.js';
import { SettingsError } from '../settings/settings-error.js';
import type { ResolvedSettings } from '../settings/settings.js';

/** The `settings` of a linter's configuration, ours and those of other plugins. */
type SharedSettings = Readonly<Record<string, unknown>>;

interface Resolution {
  cwd: string;
  given: unknown;
  outcome: { ok: true; settings: ResolvedSettings } | { ok: false; error: unknown };
}

/** ESLint hands the same object to every rule and file of a configuration, oxlint an equal one for each file. */
const byIdentity = new WeakMap<object, Resolution>();
let latest: Resolution | undefined;

/**
 * The settings of a file, resolved once a configuration.
 *
 * @throws {SettingsError} whose `stack` is its message alone: linters print the stack, and this is no fault of the code
 */
export function settingsOf({
  cwd,
  settings,
}: {
  cwd: string;
  settings: SharedSettings;
}): ResolvedSettings {
  const resolution = findResolution(settings, cwd) ?? resolve(settings, cwd);
  byIdentity.set(settings, resolution);
  latest = resolution;
  if (resolution.outcome.ok) return resolution.outcome.settings;
  throw forLinter(resolution.outcome.error);
}

function findResolution(settings: SharedSettings, cwd: string): Resolution | undefined {
  const known = byIdentity.get(settings);
  if (known?.cwd === cwd) return known;
  return latest?.cwd === cwd && isDeepStrictEqual(latest.given, givenIn(settings))
    ? latest
    : undefined;
}

function resolve(settings: SharedSettings, cwd: string): Resolution {
  const given = givenIn(settings);
  try {
    return { cwd, given, outcome: { ok: true, settings: resolveSettings(given, cwd) } };
  } catch (error) {
    return { cwd, given, outcome: { ok: false, error } };
  }
}

function givenIn(settings: SharedSettings): unknown {
  return settings[PACKAGE_NAME];
}

function forLinter(error: unknown): unknown {
  if (!(error instanceof SettingsError)) return error;
  // A new one each time: linters write the name of file and rule into the message of what they catch.
  const message = `settings['${PACKAGE_NAME}']: ${error.message}`;
  const shown = new SettingsError(message);
  shown.stack = message;
  return shown;
}
