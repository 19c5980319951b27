import { builtInContracts } from '@unhappy-path/client/contracts';
import type { ApiCall, Fate, Place, StatusFate } from '../../src/facts/index.js';
import type { ResolvedSettings } from '../../src/settings/settings.js';

/** A call about which there is nothing to say, with the facts that a test is about. */
export function callWith(facts: Partial<ApiCall> = {}): ApiCall {
  return {
    file: 'src/api.ts',
    line: 10,
    column: 21,
    endLine: 13,
    endColumn: 5,
    client: 'fetch',
    via: null,
    within: null,
    method: 'POST',
    url: { kind: 'absolute', host: 'example.com', path: '/orders' },
    contract: null,
    checked: 'yes',
    checkedAt: [],
    fate: { 402: fateAt('distinguished', 14), 429: fateAt('distinguished', 15) },
    idempotency: 'present',
    requestId: 'logged',
    requestIdAt: [],
    callersDecide: [],
    retry: null,
    unknownBecause: [],
    ...facts,
  };
}

/** A fate that lines of the call's own file decide. */
export function fateAt(kind: Fate, ...lines: number[]): StatusFate {
  return { kind, at: placesAt(...lines) };
}

/** Lines of the call's own file. */
export function placesAt(...lines: number[]): Place[] {
  return lines.map((line) => ({ file: 'src/api.ts', line }));
}

/** The facts that follow from a call to an API of the built-in contracts. */
export const PIONEER: Partial<ApiCall> = {
  contract: 'pioneer',
  url: { kind: 'absolute', host: 'api.pioneer.ai', path: '/generate' },
};
export const OVERTEN: Partial<ApiCall> = {
  contract: 'overten',
  url: { kind: 'absolute', host: 'backend.overtenai.com', path: '/api/v1/excel/generate' },
};
export const PYRAMID: Partial<ApiCall> = {
  contract: 'pyramid',
  url: { kind: 'absolute', host: 'api.pyramid-ai.com', path: '/api/v2/projects' },
};

export const SETTINGS: ResolvedSettings = {
  contracts: builtInContracts,
  scope: 'contracts',
  loggers: [],
  clients: {},
  ignoreUrls: [],
  statuses: [],
  followImports: true,
  followPackages: [],
};
