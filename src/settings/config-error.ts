import { SettingsError } from './settings-error.js';

/** A configuration file that cannot be used. The message is one line, without the file. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** Absolute path. */
  readonly file: string;

  constructor(file: string, cause: SettingsError) {
    super(cause.message, { cause });
    this.file = file;
  }
}

/** Run something that may throw a SettingsError, and say which file is to blame; without one it is nobody's. */
export async function blaming<T>(file: string | null, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof SettingsError && file !== null ? new ConfigError(file, error) : error;
  }
}
