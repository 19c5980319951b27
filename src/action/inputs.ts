import { didYouMean } from '../settings/did-you-mean.js';
import { ActionError } from './action-error.js';

/**
 * An input of the action, handed on by action.yml as `INPUT_NAME`: composite actions get no variables of their own.
 *
 * @returns without surrounding blanks; empty where it was not given
 */
export function input(name: string): string {
  return (process.env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`] ?? '').trim();
}

/**
 * An input that is one of some words.
 *
 * @throws {ActionError} where it is another one
 */
export function choice<Word extends string>(name: string, words: readonly Word[]): Word {
  const given = input(name);
  const word = words.find((one) => one === given);
  if (word !== undefined) return word;
  throw new ActionError(`the input "${name}" is "${given}"${didYouMean(given, words)}`);
}

/** An input that lists things, one a line. */
export function lines(name: string): readonly string[] {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
