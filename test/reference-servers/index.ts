import { startOverten } from './overten/start-overten.js';
import { startPincer } from './pincer/start-pincer.js';
import { startPineprompt } from './pineprompt/start-pineprompt.js';
import { startPioneer } from './pioneer/start-pioneer.js';
import { startPyramid } from './pyramid/start-pyramid.js';
import type { StartReferenceServer } from './reference-server.js';

export { startServer } from './start-generic.js';
export { startOverten, startPincer, startPineprompt, startPioneer, startPyramid };
export type * from './reference-server.js';

/** By the id of the contract. */
export const referenceServers = {
  pioneer: startPioneer,
  overten: startOverten,
  pyramid: startPyramid,
  pineprompt: startPineprompt,
  pincer: startPincer,
} satisfies Record<string, StartReferenceServer>;
