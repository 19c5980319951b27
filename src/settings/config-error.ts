import type { Place } from './read-json.js';
import { SettingsError } from './settings-error.js';

/** One line about a configuration file. */
export interface ConfigRemark {
  /** With the path of the setting and without that of the file. */
  text: string;
  /** Where it stands in the file; null where that is not known. */
  place: Place | null;
}

/** More than these are not told; the first ones show the way. */
const MOST_TOLD = 10;

/** A configuration file that cannot be used. The message is one line, without the file. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  /**
   * @param file absolute path
   * @param remarks all that is wrong with it
   */
  constructor(
    readonly file: string,
    private readonly remarks: readonly ConfigRemark[],
    options?: ErrorOptions,
  ) {
    super(remarks.map(({ text }) => text).join('; '), options);
  }

  /** What to print, a line each: `unhappy-path.config.json:3:5: …`, with the file as the caller shows it. */
  lines(shownFile: string): string[] {
    const told = this.remarks.slice(0, MOST_TOLD).map((remark) => formatRemark(shownFile, remark));
    const rest = this.remarks.length - told.length;
    return rest > 0 ? [...told, `${shownFile}: and ${String(rest)} more`] : told;
  }
}

/** `unhappy-path.config.json:3:5: scope: expected …`. */
export function formatRemark(shownFile: string, { text, place }: ConfigRemark): string {
  const where = place === null ? '' : `:${String(place.line)}:${String(place.column)}`;
  return `${shownFile}${where}: ${text}`;
}

/** In the order of the file, those without a place last. */
export function inOrderOfPlaces(remarks: readonly ConfigRemark[]): ConfigRemark[] {
  const rank = ({ place }: ConfigRemark): [number, number] =>
    place === null ? [Infinity, 0] : [place.line, place.column];
  return [...remarks].sort((one, other) => {
    const [line, column] = rank(one);
    const [otherLine, otherColumn] = rank(other);
    return line === otherLine ? column - otherColumn : line < otherLine ? -1 : 1;
  });
}

/** Run something that may throw a SettingsError, and say which file is to blame; without one it is nobody's. */
export async function blaming<T>(file: string | null, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof SettingsError && file !== null
      ? new ConfigError(file, [{ text: error.message, place: null }], { cause: error })
      : error;
  }
}
