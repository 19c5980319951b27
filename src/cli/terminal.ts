import { isatty, type WriteStream } from 'node:tty';
import pc from 'picocolors';
import type { Colors } from '../report/colors.js';

/** Standard output or standard error. */
type StandardStream = WriteStream & { fd: number };

/**
 * Colours for a stream: none when it is piped, under NO_COLOR or on a dumb terminal; FORCE_COLOR has the last word.
 * (picocolors' own test colours pipes on CI and on Windows.)
 */
export function colorsFor(stream: StandardStream): Colors {
  const forced = process.env['FORCE_COLOR'];
  const enabled =
    forced !== undefined && forced !== ''
      ? forced !== '0' && forced !== 'false'
      : isatty(stream.fd) && stream.hasColors();
  return pc.createColors(enabled);
}

/** The width that lines may have, in characters: Infinity when the output is piped. */
export function widthOf(stream: StandardStream): number {
  return isatty(stream.fd) && stream.columns > 0 ? stream.columns : Infinity;
}
