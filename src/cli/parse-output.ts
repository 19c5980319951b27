import { InvalidArgumentError } from 'commander';
import { type CheckFormatName, checkFormats } from '../report/check-formats.js';
import { didYouMean } from '../settings/did-you-mean.js';
import type { Output } from './report-check.js';

/**
 * A value of `--output`: the name of a format, an equals sign, and a file.
 *
 * @throws {InvalidArgumentError} with what is wrong and how it is written
 */
export function parseOutput(value: string): Output {
  const [format = '', ...rest] = value.split('=');
  const file = rest.join('=');
  if (!isFormat(format)) {
    const names = Object.keys(checkFormats);
    throw new InvalidArgumentError(`"${format}" is not a format${didYouMean(format, names)}`);
  }
  if (file === '') throw new InvalidArgumentError(`Name the file: --output ${format}=FILE.`);
  if (file === '-') {
    throw new InvalidArgumentError(
      `Standard output is for --format ${format}; --output ${format}=FILE names a file.`,
    );
  }
  return { format, file };
}

function isFormat(name: string): name is CheckFormatName {
  return Object.hasOwn(checkFormats, name);
}
