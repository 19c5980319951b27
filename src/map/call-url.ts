import type { ApiCall } from '../facts/index.js';

/** Host and path of a call as far as they are known; empty where nothing is. */
export function urlOf({ url: { host, path } }: ApiCall): string {
  return `${host ?? ''}${path ?? ''}`;
}
