/** Text from the user's code or file names, safe to print: it cannot move the cursor or change colours. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD');
}
