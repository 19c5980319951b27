/** Several times deeper than what any bundle has, and well within what the parser's stack holds. */
const DEEPEST = 2_000;

/**
 * Refuse a text whose brackets are nested so deeply that the parser, which is native code, would run out of stack and
 * end the process. Brackets in texts and comments count as well: so many that stay open are in none.
 *
 * @throws {RangeError}
 */
export function refuseDeepNesting(text: string): void {
  if (text.length < DEEPEST) return;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > DEEPEST) throw new RangeError('nested too deeply for the call stack');
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (depth > 0) depth -= 1;
        break;
      default:
    }
  }
}
