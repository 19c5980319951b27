import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Api, ApiRequest } from './api.js';
import { answerRequest } from './answer-request.js';
import { ApiSession } from './api-session.js';
import { control } from './control.js';
import { failureNamed } from './failure-reply.js';
import { send } from './faults.js';
import type {
  Answer,
  Execution,
  ReceivedRequest,
  ReferenceServer,
  ServerOptions,
} from './reference-server.js';

/** @param createApi makes the API as it is before the first request; called again for each reset */
export async function startApi(
  createApi: (options: ServerOptions) => Api,
  options: ServerOptions = {},
): Promise<ReferenceServer> {
  let session = new ApiSession(createApi(options), options);
  const { prefix, apiKey, failures } = session.api;
  const received: ReceivedRequest[] = [];
  const queue: Answer[] = [];

  const server = createServer((request, response) => {
    const isControl = request.url?.startsWith('/_') === true;
    void (isControl ? answerControl(request, response) : answerApi(request, response));
  });
  // A server that ends idle connections by itself would now and then reset a request that a test just sent.
  server.keepAliveTimeout = 0;

  async function answerControl(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request);
    if (body === null) return;
    const reply = control(reference, request.method ?? '', request.url ?? '', body);
    const { status, body: json } = reply ?? {
      status: 404,
      body: { message: 'No such control request.' },
    };
    const text = json === undefined ? '' : JSON.stringify(json);
    send(response, status, { 'Content-Type': 'application/json' }, text);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse) {
    // At the arrival of the head, so that requests in flight together get the answers in their own order.
    const answer = queue.shift() ?? null;
    const here = session;
    const entry = logOf(request, prefix);
    received.push(entry);
    const body = await bodyOf(request);
    if (body === null) return;
    entry.body = body;
    entry.status = answerRequest(here, apiRequestOf(entry, prefix, request), answer, response);
  }

  const reference: ReferenceServer = {
    get url() {
      return `${origin}${prefix}`;
    },
    apiKey,
    failures,
    received,
    get executed(): readonly Execution[] {
      return session.executed;
    },
    answerNext(...answers) {
      for (const answer of answers) {
        if ('failure' in answer) failureNamed(failures, answer.failure);
      }
      queue.push(...answers);
    },
    reset() {
      session = new ApiSession(createApi(options), options);
      received.length = 0;
      queue.length = 0;
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return reference;
}

function logOf(request: IncomingMessage, prefix: string): ReceivedRequest {
  const { method = '', url = '', headers } = request;
  const path = isBelow(prefix, url) ? url.slice(prefix.length) : url;
  return { at: performance.now(), method, path, headers, body: '', status: null };
}

function apiRequestOf(
  { method, path: target, headers, body }: ReceivedRequest,
  prefix: string,
  request: IncomingMessage,
): ApiRequest {
  const { pathname, searchParams } = new URL(`http://127.0.0.1${target}`);
  const path = isBelow(prefix, request.url ?? '') ? pathname : null;
  return { method, target, path, query: searchParams, headers, body };
}

function isBelow(prefix: string, url: string): boolean {
  return url.startsWith(`${prefix}/`);
}

/** Null where the client went away before all of it had come. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString();
}
