import type { HeaderRecord } from '../request/headers.js';

/** Text without the credentials that were sent, should an answer repeat them. */
export function withoutSecrets(text: string, headers: HeaderRecord): string {
  for (const [name, value] of Object.entries(headers)) {
    const secret = value.replace(/^\w+ /, '');
    // What is shorter would cut ordinary words.
    if (secret[7] && /auth|api|token|secret|cookie|session/.test(name))
      text = text.replaceAll(secret, '***');
  }
  return text;
}

/** An address without user name, password, fragment and the values of its query: any of them may be a credential. */
export function safeUrl(url: string): string {
  return url.replace(/(?<=\/\/)[^/?#]*@|(?<==)[^&#]+|#.*/gs, '');
}
