import { vi } from 'vitest';
import type { ReferenceServer } from '../../reference-servers/index.js';

/** Samples name the API's own address; send what they ask there to a server on this machine. */
export function routeTo(address: string, server: ReferenceServer): void {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(address)) throw new TypeError(`The sample asks ${url}`);
    const local = server.url + url.slice(address.length);
    return real(input instanceof Request ? new Request(local, input) : local, init);
  });
}
