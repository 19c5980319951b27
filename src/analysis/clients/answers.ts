import type { Engine } from '../interpret/engine.js';
import type { Dialect } from './client.js';
import { Carry, callTaint } from '../values/taint.js';
import {
  TRUE,
  UNDEFINED,
  UNKNOWN,
  constant,
  unite,
  unknownFrom,
  type Facet,
  type Meaning,
  type Value,
} from '../values/value.js';

function facet(call: number, name: Facet): Value {
  return { t: 'facet', call, facet: name, path: [], meaning: null };
}

function sentBy(call: number): Value {
  return unknownFrom(callTaint(call, Carry.Sent));
}

/** A member of a client's response. */
export function responseMember(engine: Engine, call: number, name: string): Value {
  const { dialect } = engine.request(call).instance;
  switch (name) {
    case 'status':
      return facet(call, 'status');
    case 'statusCode':
      return dialect === 'fetch' || dialect === 'axios' || dialect === 'ky' || dialect === 'ofetch'
        ? UNDEFINED
        : facet(call, 'status');
    case 'ok':
      return dialect === 'axios' || dialect === 'undici' ? UNDEFINED : facet(call, 'ok');
    case 'statusText':
    case 'statusMessage':
      return facet(call, 'statusText');
    case 'headers':
    case 'header':
    case 'trailers':
      return facet(call, 'headers');
    case 'data':
      return dialect === 'axios' || dialect === 'unhappy-path' ? facet(call, 'body') : UNDEFINED;
    case '_data':
      return facet(call, 'body');
    case 'config':
      return dialect === 'axios' ? sentBy(call) : UNKNOWN;
    case 'body':
    case 'rawBody':
      return facet(call, 'body');
    case 'text':
      return dialect === 'superagent' ? facet(call, 'body') : UNKNOWN;
    case 'error':
      if (dialect === 'unhappy-path') return { t: 'clientError', call };
      return dialect === 'superagent' ? unknownFrom(callTaint(call, Carry.Status)) : UNDEFINED;
    default:
      return UNKNOWN;
  }
}

/** A member that no body has: what `@unhappy-path/client` makes of the failure. */
export const KIND = '(kind)';

function bodyPart(call: number, name: string, meaning: Meaning | null): Value {
  return { t: 'facet', call, facet: 'body', path: [name], meaning };
}

/** https://github.com/axios/axios#error-types: 4xx and 5xx. */
const AXIOS_CODE = unite([constant('ERR_BAD_REQUEST'), constant('ERR_BAD_RESPONSE')]);

/** What these clients call the error that they reject with on a failure status. */
const ERROR_NAMES: Readonly<Partial<Record<Dialect, Value>>> = {
  axios: constant('AxiosError'),
  got: constant('HTTPError'),
  ky: constant('HTTPError'),
  ofetch: constant('FetchError'),
};

/** A member of the error that a client rejects with on a failure status. */
export function errorMember(engine: Engine, call: number, name: string): Value {
  const { dialect } = engine.request(call).instance;
  switch (name) {
    case 'response':
      return dialect === 'undici' ? UNDEFINED : { t: 'response', call };
    case 'status':
      return dialect === 'ky' || dialect === 'got' ? UNDEFINED : facet(call, 'status');
    case 'statusCode':
      return dialect === 'ofetch' || dialect === 'undici' ? facet(call, 'status') : UNDEFINED;
    case 'statusText':
    case 'statusMessage':
      return dialect === 'ofetch' ? facet(call, 'statusText') : UNDEFINED;
    case 'data':
      return dialect === 'ofetch' || dialect === 'ky' ? facet(call, 'body') : UNDEFINED;
    case 'body':
      return dialect === 'undici' ? facet(call, 'body') : UNKNOWN;
    case 'name':
      return ERROR_NAMES[dialect] ?? UNKNOWN;
    case 'message':
    case 'stack':
      return unknownFrom(callTaint(call, Carry.StatusText));
    case 'code':
      if (dialect === 'unhappy-path') return bodyPart(call, 'code', 'code');
      return dialect === 'axios' ? AXIOS_CODE : UNKNOWN;
    case 'config':
      return dialect === 'axios' ? sentBy(call) : UNKNOWN;
    case 'kind':
      return dialect === 'unhappy-path' ? bodyPart(call, KIND, null) : UNKNOWN;
    case 'requestId':
      return dialect === 'unhappy-path' ? bodyPart(call, name, 'requestId') : UNKNOWN;
    case 'details':
      return dialect === 'unhappy-path' ? facet(call, 'body') : UNKNOWN;
    case 'isAxiosError':
      return dialect === 'axios' ? TRUE : UNDEFINED;
    case 'toJSON':
      return UNKNOWN;
    default:
      return UNKNOWN;
  }
}

const ONLY_WITH_ANSWER = new Set(['response', 'status', 'statusCode', 'statusText', 'data']);

/** A member of the error of a request that got no answer. */
export function networkErrorMember(call: number, name: string): Value {
  if (ONLY_WITH_ANSWER.has(name)) return UNDEFINED;
  if (name === 'config') return sentBy(call);
  return name === 'isAxiosError' ? UNKNOWN : unknownFrom(callTaint(call, Carry.NetworkError));
}
