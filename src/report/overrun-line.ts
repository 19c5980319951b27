import type { Overrun, Place } from '../facts/index.js';
import { joinWords } from '../rule/join-words.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

/** More places tell no more. */
const MOST_PLACES = 5;

/** One line for each budget that a file has spent: what is not known for it, and what helps. */
export function formatOverruns(file: string, overruns: readonly Overrun[]): string[] {
  return overruns.map((overrun) => `debug: ${printable(`${file}: ${describe(file, overrun)}`)}`);
}

function describe(file: string, { budget, steps, at }: Overrun): string {
  const isOne = at.length === 1;
  const where = `(${describeAll(file, at)})`;
  const took = `${isOne ? 'it' : 'each'} took more than ${counted(steps, 'step')}`;
  const them = isOne ? 'it' : 'them';
  switch (budget) {
    case 'call':
      return `${counted(at.length, 'call')} ${where} not followed to the end, facts unknown: ${took}; split the functions around ${them}`;
    case 'file':
      return `${counted(at.length, 'call')} ${where} not followed, facts unknown: the file took more than ${counted(steps, 'step')}; split it, or leave it out with "ignore" where it is generated`;
    case 'search':
      return `${counted(at.length, 'function')} ${where} not searched to the end, calls may be missing: ${took}; split ${them}`;
    case 'searches':
      return `${counted(at.length, 'function')} ${where} only glanced at, calls may be missing: to search the file takes more than ${counted(steps, 'step')}; split it, or leave it out with "ignore" where it is generated`;
    case 'away':
      return `${counted(at.length, 'call')} into other files ${where} not followed to the end: ${took}; split the functions that ${isOne ? 'it leads' : 'they lead'} to`;
  }
}

function describeAll(file: string, places: readonly Place[]): string {
  const here = places.filter((place) => place.file === file).map(({ line }) => line);
  const lines = [...new Set(here)].sort((a, b) => a - b).map(String);
  const elsewhere = places
    .filter((place) => place.file !== file)
    .map((place) => `${place.file}:${String(place.line)}`);
  const names = [...lines, ...new Set(elsewhere)];
  const shown = names.slice(0, MOST_PLACES);
  const rest = names.length - shown.length;
  const words = joinWords(rest === 0 ? shown : [...shown, `${rest.toLocaleString('en')} more`]);
  return lines.length === 0 ? words : `${lines.length === 1 ? 'line' : 'lines'} ${words}`;
}
