import type { Contract } from '../contract.js';
import { isSameHeader } from './header-name.js';
import type { Inconsistency } from './inconsistency.js';

/** Request ids that one member of the contract names and another does not. */
export function checkRequestIds(contract: Contract): Inconsistency[] {
  const { locations } = contract.requestId;
  const known = locations === 'unknown' ? [] : locations;
  const headers = known.flatMap((one) => (one.in === 'header' ? [one.name] : []));
  const paths = known.flatMap((one) => (one.in === 'body' ? [one.path] : []));
  const listed = contract.responseHeaders.filter(({ meaning }) => meaning === 'request-id');
  const bodies = (contract.errorBodies === 'unknown' ? [] : contract.errorBodies).flatMap((body) =>
    body.form === 'json' && body.requestId !== 'none' && body.requestId !== 'unknown'
      ? [body.requestId]
      : [],
  );
  return [
    ...headers
      .filter((name) => !listed.some((one) => isSameHeader(one.name, name)))
      .map((name) => problem(`has the header ${name}, which responseHeaders does not list`)),
    ...listed
      .filter(({ name }) => !headers.some((one) => isSameHeader(one, name)))
      .map(({ name }) => problem(`lacks the header ${name} that responseHeaders lists`)),
    ...paths
      .filter((path) => !bodies.includes(path))
      .map((path) => problem(`has the body path ${path}, which no error body has`)),
    ...bodies
      .filter((path) => !paths.includes(path))
      .map((path) => problem(`lacks the body path ${path} of an error body`)),
  ];
}

function problem(text: string): Inconsistency {
  return { path: 'requestId.locations', problem: text };
}
