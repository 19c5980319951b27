/**
 * Text for an attribute in double quotes or between tags of XML 1.0. What XML cannot hold in any spelling (most control
 * characters, lone surrogates) becomes U+FFFD; line ends and tabs stay what they are, in attributes too.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
      .replaceAll(/[&<>"'\t\n\r]/g, (character) => `&#${String(character.charCodeAt(0))};`)
  );
}
