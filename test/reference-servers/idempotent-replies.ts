import type { Reply } from './api.js';

/** The first answer to each idempotency key of an endpoint. */
export class IdempotentReplies {
  readonly #replies = new Map<string, { body: string; reply: Reply }>();

  find(endpoint: string, key: string, body: string): Reply | 'reused' | null {
    const first = this.#replies.get(nameOf(endpoint, key));
    if (first === undefined) return null;
    return first.body === body ? first.reply : 'reused';
  }

  store(endpoint: string, key: string, body: string, reply: Reply): void {
    this.#replies.set(nameOf(endpoint, key), { body, reply });
  }
}

function nameOf(endpoint: string, key: string): string {
  return `${endpoint}\n${key}`;
}
