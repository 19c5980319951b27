import { dirname } from 'node:path';
import type { Config } from './config.js';
import { blaming } from './config-error.js';
import { findConfigFile, loadConfigFile } from './config-file.js';
import { didYouMean } from './did-you-mean.js';
import { resolveSettings } from './resolve.js';
import type { ResolvedSettings } from './settings.js';
import { SettingsError } from './settings-error.js';

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
}

/** Above this size there are hardly any but bundles. */
const DEFAULT_MAX_FILE_SIZE = 2_000_000;

/** Each known key; the compiler holds this complete. */
const KNOWN: Record<keyof Config, true> = {
  apis: true,
  scope: true,
  loggers: true,
  clients: true,
  ignoreUrls: true,
  statuses: true,
  followImports: true,
  followPackages: true,
  client: true,
  rules: true,
  ignore: true,
  maxFileSize: true,
};

/**
 * The configuration for a run in a folder: that of the nearest configuration file, or the defaults.
 *
 * @throws {ConfigError} when the file cannot be loaded or holds something that is not understood
 */
export async function resolveConfig(folder: string): Promise<ResolvedConfig> {
  const file = findConfigFile(folder);
  if (file === undefined) return readConfig({}, null, folder);
  return blaming(file, async () => readConfig(await loadConfigFile(file), file, dirname(file)));
}

function readConfig(content: unknown, file: string | null, baseDir: string): ResolvedConfig {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new SettingsError('must export an object of settings by default (in JSON: hold one).');
  }
  const unknown = Object.keys(content).find((key) => !Object.hasOwn(KNOWN, key));
  if (unknown !== undefined) {
    throw new SettingsError(
      `"${unknown}" is not a setting${didYouMean(unknown, Object.keys(KNOWN))}`,
    );
  }
  const { rules, ignore, client, maxFileSize, ...settings } = content as Record<string, unknown>;
  return {
    file,
    baseDir,
    settings: resolveSettings(settings, baseDir),
    rules,
    ignore: patternsOf(ignore),
    client: clientOf(client),
    maxFileSize: sizeOf(maxFileSize),
  };
}

function patternsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((pattern) => typeof pattern === 'string')) {
    throw new SettingsError('ignore must be a list of patterns, as in .gitignore.');
  }
  return value;
}

function clientOf(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string' || value === '') {
    throw new SettingsError('client must be the path of a module, relative to this file.');
  }
  return value;
}

function sizeOf(value: unknown): number {
  if (value === undefined) return DEFAULT_MAX_FILE_SIZE;
  if (typeof value !== 'number' || !(value > 0)) {
    throw new SettingsError('maxFileSize must be a number of bytes above 0.');
  }
  return value;
}
