import type { Api, ApiRequest, Reply, Route } from './api.js';
import { findRoute } from './find-route.js';
import { headerOf } from './headers.js';
import { IdempotentReplies } from './idempotent-replies.js';
import { RateLimiter, type RateWindow } from './rate-limiter.js';
import type { Execution, ServerOptions } from './reference-server.js';

/** What an API does and knows, from one reset to the next. */
export class ApiSession {
  readonly executed: Execution[] = [];
  readonly #replies = new IdempotentReplies();
  readonly #limiter: RateLimiter;

  constructor(
    readonly api: Api,
    options: ServerOptions,
  ) {
    this.#limiter = new RateLimiter(api.documentedLimit, options);
  }

  windowOf(request: ApiRequest): RateWindow {
    return this.#limiter.windowOf(credentialOf(request));
  }

  respond(request: ApiRequest): Reply {
    const { api } = this;
    // Before authentication: callers without a credential are limited too.
    if (!this.#limiter.take(credentialOf(request))) return api.rateLimited(this.windowOf(request));
    const found = findRoute(api.routes, request);
    const refusal = found?.route.open === true ? null : api.refuse(request);
    if (refusal !== null) return refusal;
    if (found === null) return api.notFound();
    return this.#once(request, found.route, found.segments);
  }

  #once(request: ApiRequest, route: Route, segments: readonly string[]): Reply {
    const { method, body } = request;
    const endpoint = `${method} ${request.path ?? ''}`;
    const { idempotency } = this.api;
    const key =
      idempotency === null || method !== 'POST'
        ? null
        : headerOf(request.headers, idempotency.header);
    if (idempotency !== null && key !== null) {
      const first = this.#replies.find(endpoint, key, body);
      if (first === 'reused') return idempotency.reused();
      if (first !== null) return first;
    }
    const reply = route.respond(request, ...segments);
    if (reply.status >= 400) {
      // Whether failures are replayed is documented nowhere; nothing was done, so the key stays free.
      return reply;
    }
    if (method !== 'GET') this.executed.push(executionOf(request));
    if (key !== null) this.#replies.store(endpoint, key, body, reply);
    return reply;
  }
}

function executionOf({ method, target, headers, body }: ApiRequest): Execution {
  const idempotencyKey = headerOf(headers, 'Idempotency-Key');
  return { method, path: target, idempotencyKey, body };
}

function credentialOf({ headers }: ApiRequest): string {
  return headers.authorization ?? headerOf(headers, 'X-API-Key') ?? 'none';
}
