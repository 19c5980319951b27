import { createRequire } from 'node:module';
import type * as JsoncParser from 'jsonc-parser';
import type { Problem } from './problem.js';

/** What a JSON file holds, and where; or the first thing that is wrong with it (1-based line and column). */
export type JsonText =
  | {
      ok: true;
      content: unknown;
      /** The line and column of a value, or of the nearest one around it that is there. */
      placeOf: (path: Problem['path']) => Place;
      /** Keys that stand twice in one object: the last one counts. */
      repeated: readonly { path: Problem['path']; place: Place }[];
    }
  | ({ ok: false; message: string } & Place);

/** A position in a text, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

const require = createRequire(import.meta.url);

/** Read JSON, and tell where things stand in it. */
export function readJson(given: string): JsonText {
  const text = given.replace(/^\uFEFF/u, '');
  // Loaded late: a linter reads JSON only where `apis` names files.
  const { parseTree, printParseErrorCode, findNodeAtLocation, getNodeValue } =
    require('jsonc-parser') as typeof JsoncParser;
  const errors: JsoncParser.ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const at = (offset: number): Place => placeAt(text, offset);
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const code = first === undefined ? 'ValueExpected' : printParseErrorCode(first.error);
    const isEmpty = text.trim() === '';
    return {
      ok: false,
      message: isEmpty ? 'it is empty; write {} for the defaults' : (REASONS[code] ?? code),
      ...at(first?.offset ?? 0),
    };
  }
  return {
    ok: true,
    content: getNodeValue(root) as unknown,
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = findNodeAtLocation(root, [...path.slice(0, length)]);
        // A member is told where its name stands.
        const named = node?.parent?.type === 'property' ? node.parent : node;
        if (named !== undefined) return at(named.offset);
      }
      return at(root.offset);
    },
    repeated: repeatedIn(root, []).map(({ path, offset }) => ({ path, place: at(offset) })),
  };
}

/** In the words of people who write JSON by hand. */
const REASONS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value is misspelt; texts stand in double quotes',
  InvalidNumberFormat: 'a number is misspelt',
  PropertyNameExpected: 'a name in double quotes is expected here (no comma after the last member)',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace } is missing',
  CloseBracketExpected: 'a closing bracket ] is missing',
  EndOfFileExpected: 'nothing more is expected behind the value',
  InvalidCommentToken:
    'JSON has no comments; rename the file to unhappy-path.config.js to have some',
  UnexpectedEndOfComment: 'a comment is not closed',
  UnexpectedEndOfString: 'a text is not closed: a double quote is missing',
  UnexpectedEndOfNumber: 'a number breaks off',
  InvalidUnicode: 'a \\u is not followed by four hexadecimal digits',
  InvalidEscapeCharacter:
    'a backslash is followed by a letter that means nothing; write \\\\ for one',
  InvalidCharacter: 'a character that must be written as \\u stands in a text',
};

function repeatedIn(
  node: JsoncParser.Node,
  path: Problem['path'],
): { path: Problem['path']; offset: number }[] {
  const children = node.children ?? [];
  if (node.type === 'array')
    return children.flatMap((one, index) => repeatedIn(one, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Set<string>();
  return children.flatMap((member) => {
    const [key, value] = member.children ?? [];
    if (key === undefined || value === undefined) return [];
    const own = [...path, String(key.value)];
    const again = seen.has(String(key.value)) ? [{ path: own, offset: key.offset }] : [];
    seen.add(String(key.value));
    return [...again, ...repeatedIn(value, own)];
  });
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
