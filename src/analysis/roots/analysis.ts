import type { TSESTree } from '@typescript-eslint/types';
import type { DecidedFact } from '../../facts/index.js';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import type { Outcome } from '../outcome/outcome.js';
import { worseOutcome } from '../outcome/compare.js';
import { outcomeWithCallers } from './callers-outcome.js';
import { findCandidates, type Root } from './candidates.js';
import { rootOf } from './context.js';
import { asPoll } from './polls.js';
import { Summaries } from './summaries.js';
import { decidedElsewhere } from './decided-elsewhere.js';
import { isHandedUp, trailFrom } from './trails.js';
import { wrapperCalls } from './wrapper-calls.js';

/** A call site and what is true of it. */
export interface Site {
  request: SentRequest;
  /** The call in this file: of the client, or of the function that sends the request. */
  node: SentRequest['site'];
  /** The next call on the way to the client, where that stands in another function. */
  via: TSESTree.Node | null;
  /** From this call to that of the client, by every call of a wrapper between them. */
  trail: readonly TSESTree.Node[];
  /** What this function and its callers in the file do with the answer. */
  outcome: Outcome;
  /** What this function itself does. */
  own: Outcome;
  /** What the wrapper does alike for each of its callers. */
  decided: readonly DecidedFact[];
}

/** A call of the client in this file, with the function from which it was followed. */
export interface ClientSite extends Site {
  root: Root;
}

/** Finds the call sites of a file and follows their answers. */
export class Analysis {
  private readonly summaries: Summaries;
  /** The functions around the requests that have been looked at, and how many these are. */
  private readonly reached = new Set<Root>();
  private seen = 0;
  private candidates: ReadonlySet<Root> = new Set();

  constructor(
    private readonly engine: Engine,
    private readonly statusesOf: (request: SentRequest) => readonly number[],
  ) {
    this.summaries = new Summaries(engine);
  }

  sites(): Site[] {
    const { engine, summaries } = this;
    const { path, program } = engine.scopes.main;
    const candidates = findCandidates(
      program,
      engine.settings,
      (specifier, name) => engine.elsewhere?.sends(path, specifier, name) ?? false,
    );
    if (candidates.length === 0) return [];
    this.candidates = new Set(candidates);
    engine.senders = summaries.withCallers(candidates);
    summaries.requestsOf(engine.scopes.program);
    for (const candidate of candidates) summaries.requestsOf(rootOf(engine, candidate));
    for (const candidate of candidates) {
      if (!this.isReached(candidate)) summaries.requestsOf(candidate);
    }
    const nodes = new Set<SentRequest['site']>();
    for (const request of engine.requests) {
      const node = this.placeHere(request);
      if (node !== null) nodes.add(node);
    }
    const sites = [...nodes].flatMap((node) => this.site(node) ?? []);
    const throughWrappers = sites.flatMap((site) =>
      wrapperCalls(engine, summaries, site, this.statusesOf),
    );
    return [...sites, ...throughWrappers];
  }

  /**
   * The functions that leave nothing to judge to callers in other files. One that sends nothing itself, and was not looked
   * at, leaves what those leave that it may call.
   */
  get quiet(): readonly Root[] {
    const { summaries } = this;
    const quiet = new Set(summaries.quiet);
    const looked = new Set(summaries.explored);
    const senders = [...this.engine.senders];
    const loud = senders.filter(
      (root) => !quiet.has(root) && (looked.has(root) || this.candidates.has(root)),
    );
    const reached = summaries.withCallers(loud, (caller) => !looked.has(caller));
    return senders.filter((root) => !reached.has(root));
  }

  /** The calls of a client whose answers leave nothing to judge to anybody in other files. */
  get settled(): readonly TSESTree.Node[] {
    return this.summaries.settledSites;
  }

  /** Where this file sends a request: itself, or by the last call that leaves the file. */
  private placeHere({ site, chain }: SentRequest): SentRequest['site'] | null {
    const { scopes } = this.engine;
    if (scopes.fileOf(site) === scopes.main) return site;
    const leaving = chain.findLast((node) => scopes.fileOf(node) === scopes.main);
    return leaving?.type === 'CallExpression' ? leaving : null;
  }

  /** Whether a request was found that the function sends. */
  private isReached(candidate: Root): boolean {
    const { requests, scopes } = this.engine;
    for (const request of requests.slice(this.seen)) {
      const node = this.placeHere(request);
      if (node !== null) this.reached.add(scopes.main.functionAround(node));
    }
    this.seen = requests.length;
    return this.reached.has(candidate);
  }

  private requestsAt(root: Root, node: TSESTree.Node): SentRequest[] {
    return this.summaries.requestsOf(root).filter((request) => this.placeHere(request) === node);
  }

  private site(node: SentRequest['site']): ClientSite | null {
    const { engine, summaries } = this;
    const own = engine.scopes.main.functionAround(node);
    const root = [rootOf(engine, own), own, ...summaries.explored].find(
      (one) => this.requestsAt(one, node).length > 0,
    );
    if (root === undefined) return null;
    // A wrapper may send others on its way (for a token): the nearest one is what it is called for.
    const [first, ...rest] = this.requestsAt(root, node).toSorted(
      (one, other) => one.chain.length - other.chain.length || other.id - one.id,
    );
    if (first === undefined) return null;
    if (this.isLocalForCallers(root, first)) return null;
    const statuses = this.statusesOf(first);
    const isSentHere = first.site === node;
    if (!isSentHere && !isHandedUp(engine, summaries, trailFrom(first, node), statuses))
      return null;
    let outcome = summaries.outcome(root, first.id, statuses);
    for (const { id } of rest) {
      outcome = worseOutcome(outcome, summaries.outcome(root, id, statuses));
    }
    const trail = trailFrom(first, node);
    const withCallers = asPoll(
      engine,
      root,
      outcomeWithCallers(summaries, root, outcome, statuses, (caller) =>
        this.requestsAt(caller, node),
      ),
    );
    return {
      node,
      root,
      via: trail[1] ?? null,
      trail,
      request: isSentHere ? this.inContext(root, first) : first,
      outcome: withCallers,
      own: outcome,
      decided: isSentHere ? [] : decidedElsewhere(engine, summaries, first, trail, withCallers),
    };
  }

  /** Whether every caller of the file hands over a URL that no server answers. */
  private isLocalForCallers(root: Root, request: SentRequest): boolean {
    if (request.url.t !== 'unknown') return false;
    const sent = this.summaries
      .callersOf(root)
      .flatMap((caller) => this.requestsAt(caller, request.site));
    return sent.length === 0 && this.engine.localSites.has(request.site);
  }

  /** What a function leaves to its caller to say is what its callers in the file say, where they agree. */
  private inContext(root: Root, request: SentRequest): SentRequest {
    const isOpen =
      request.method === 'dynamic' ||
      request.callUrl.host === null ||
      request.key.state === 'unknown';
    if (!isOpen || root.type === 'Program') return request;
    const requests = this.summaries
      .callersOf(root)
      .flatMap((caller) => this.requestsAt(caller, request.site));
    const [first] = requests;
    if (first === undefined) return request;
    const isLocal = this.engine.scopes.placeOf(root)?.member === null;
    const agree = (read: (one: SentRequest) => string): boolean =>
      isLocal && requests.every((one) => read(one) === read(first));
    const isSameUrl = agree(({ callUrl }) => `${callUrl.host ?? ''}${callUrl.path ?? ''}`);
    const present = requests.find(({ key }) => key.state === 'present')?.key;
    const isAbsent = requests.every(({ key }) => key.state === 'absent');
    return {
      ...request,
      method:
        request.method === 'dynamic' && agree(({ method }) => method)
          ? first.method
          : request.method,
      callUrl: request.callUrl.host === null && isSameUrl ? first.callUrl : request.callUrl,
      key:
        request.key.state === 'unknown'
          ? (present ?? (isAbsent ? first.key : request.key))
          : request.key,
    };
  }
}
