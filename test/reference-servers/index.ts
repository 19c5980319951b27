export { startServer } from './start-generic.js';
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
