import type { ClientOptions } from '../options.js';
import { headerRecord, type HeaderRecord } from '../request/headers.js';

/** The options of a client with what follows from them, and its memory. */
export interface Settings extends ClientOptions {
  /** Without a slash at the end; empty where neither the options nor the contract name one. */
  base: string;
  /** Headers of the latest answer, and when it arrived (milliseconds since 1970). */
  latest?: { headers: Headers; now: number };
}

export function settingsOf(options: ClientOptions): Settings {
  const { contract, baseUrl } = options;
  return {
    ...options,
    base: String(baseUrl ?? contract?.baseUrl ?? '').replace(/\/+$/, ''),
  };
}

/** The client's own headers; to `refresh` is to have them made anew. */
export async function ownHeaders({ headers }: Settings, refresh: boolean): Promise<HeaderRecord> {
  return headerRecord(typeof headers === 'function' ? await headers({ refresh }) : headers);
}
