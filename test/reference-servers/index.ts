import { startOverten } from './overten/start-overten.js';
import { startPyramid } from './pyramid/start-pyramid.js';
import type { StartReferenceServer } from './reference-server.js';

export { startServer } from './start-generic.js';
export { startOverten, startPyramid };
export type {
  Answer,
  DocumentedFailure,
  Execution,
  Fault,
  ReceivedRequest,
  ReferenceServer,
  ServerOptions,
  StartReferenceServer,
} from './reference-server.js';

/** By the id of the contract. */
export const referenceServers = {
  overten: startOverten,
  pyramid: startPyramid,
} satisfies Record<string, StartReferenceServer>;
