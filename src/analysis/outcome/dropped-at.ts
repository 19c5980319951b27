import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { mayBeSuccess } from '../state/call-state.js';
import { EMPTY, FAILURE } from '../statuses/status-set.js';
import { Carry } from '../values/taint.js';
import { droppingNodes, isErrorPath, isTakenForSuccess, type Path } from './fates.js';

/** Where the body of a failure is used although nothing has looked at the status. */
export function usesUnseen(engine: Engine, paths: readonly Path[], id: number): TSESTree.Node[] {
  return unique(
    failing(paths).flatMap((path) => {
      const { call, node } = path;
      if (!mayBeSuccess(call)) {
        return isTakenForSuccess(paths, path) ? [call.uses[0]?.node ?? node] : [];
      }
      const isUnseen = call.read && !call.looked && !call.relayed && !isErrorPath(path);
      return isUnseen ? [call.readAt ?? engine.request(id).site] : [];
    }),
  );
}

/** Where the paths of a noticed failure drop the request id. */
export function idDroppedAt(paths: readonly Path[]): TSESTree.Node[] {
  const failed = failing(paths).filter(
    (path) => !mayBeSuccess(path.call) && !isTakenForSuccess(paths, path),
  );
  // Who hands on whether all went well has noticed, though nothing was tested.
  const noticed = failing(paths).filter(
    ({ call, carried }) => mayBeSuccess(call) && (call.relayed || (carried & Carry.Ok) !== 0),
  );
  const dropping = failed.length > 0 ? failed : noticed;
  return unique(dropping.map((path) => droppingNodes(paths, path).idLostAt));
}

function failing(paths: readonly Path[]): Path[] {
  return paths.filter(({ call }) => (call.statuses & FAILURE) !== EMPTY);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
