/**
 * A setting that cannot be used. The message says which one, what is wrong and what would be right, in one line;
 * whoever read the settings (ESLint, a configuration file) puts in front where they stand.
 */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
