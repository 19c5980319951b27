import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import { isWorse } from '../outcome/fates.js';
import { summarise, type Summary } from '../outcome/exits.js';
import { outcomeOf, type Outcome } from '../outcome/outcome.js';
import type { FunctionNode } from '../values/value.js';
import { CallersByName, nameOf } from './callers.js';
import { findCandidates, type Root } from './candidates.js';
import { selfOf } from '../interpret/self.js';
import { rootOf } from './context.js';

/** A call site and what is true of it. */
export interface Site {
  request: SentRequest;
  /** The call in this file: of the client, or of the function of another file that sends the request. */
  node: SentRequest['site'];
  /** The function of another file through which it is sent. */
  via: TSESTree.Node | null;
  outcome: Outcome;
}

/** How far callers are looked at. */
const MOST_CALLERS = 12;
const HIGHEST_CALLER = 3;

/** Finds the call sites of a file and follows their answers. */
export class Analysis {
  private readonly summaries = new Map<string, Summary>();
  /** The requests that a summary's function, or what it calls, sends. */
  private readonly sent = new Map<Root, readonly number[]>();
  private callers: CallersByName | null = null;

  constructor(private readonly engine: Engine) {}

  sites(statusesOf: (request: SentRequest) => readonly number[]): Site[] {
    const { engine } = this;
    const { program } = engine.scopes;
    const candidates = findCandidates(program, engine.settings);
    if (candidates.length === 0) return [];
    this.callers = new CallersByName(program);
    engine.senders = this.withCallers(candidates);
    this.explore(program);
    for (const candidate of candidates) this.explore(rootOf(engine, candidate));
    for (const candidate of candidates) {
      if (!this.isReached(candidate)) this.explore(candidate);
    }
    const sites = new Set<SentRequest['site']>();
    for (const request of engine.requests) {
      const node = this.placeHere(request);
      if (node !== null) sites.add(node);
    }
    return [...sites].flatMap((site) => this.site(site, statusesOf) ?? []);
  }

  /** Functions, and those that by their names may call them. */
  private withCallers(candidates: readonly Root[]): ReadonlySet<Root> {
    const found = new Set<Root>(candidates);
    for (const root of found) for (const caller of this.callersOf(root)) found.add(caller);
    found.delete(this.engine.scopes.program);
    return found;
  }

  /** Where this file sends a request: itself, or by the last call that leaves the file. */
  private placeHere({ site, chain }: SentRequest): SentRequest['site'] | null {
    const { scopes } = this.engine;
    if (scopes.fileOf(site) === scopes.main) return site;
    const leaving = chain.findLast((node) => scopes.fileOf(node) === scopes.main);
    return leaving?.type === 'CallExpression' ? leaving : null;
  }

  /** Find the requests that a function, or what it calls, sends. */
  private explore(root: Root): void {
    if (this.sent.has(root)) return;
    const { engine } = this;
    const before = new Set(engine.requests.keys());
    summarise(engine, root, selfOf(engine, root), null);
    const own = [...engine.requests.keys()].filter((id) => !before.has(id));
    this.sent.set(root, own);
  }

  /** Follow one request through a function. */
  private outcome(root: Root, id: number, statuses: readonly number[]): Outcome {
    const { engine } = this;
    const key = `${String(id)}@${String(root.range[0])}`;
    let summary = this.summaries.get(key);
    if (summary === undefined) {
      summary = summarise(engine, root, selfOf(engine, root), id);
      this.summaries.set(key, summary);
    }
    return outcomeOf(engine, summary, id, statuses);
  }

  private isReached(candidate: Root): boolean {
    return this.engine.requests.some((request) => {
      const node = this.placeHere(request);
      return node !== null && this.engine.scopes.main.functionAround(node) === candidate;
    });
  }

  private site(
    site: SentRequest['site'],
    statusesOf: (request: SentRequest) => readonly number[],
  ): Site | null {
    const own = this.engine.scopes.main.functionAround(site);
    const root = [rootOf(this.engine, own), own].find((one) => this.idsIn(one, site).length > 0);
    const from = root ?? [...this.sent.keys()].find((one) => this.idsIn(one, site).length > 0);
    if (from === undefined) return null;
    const [first, ...rest] = this.idsIn(from, site);
    if (first === undefined) return null;
    const request = this.engine.request(first);
    const statuses = statusesOf(request);
    let outcome = this.outcome(from, first, statuses);
    for (const id of rest) outcome = worse(outcome, this.outcome(from, id, statuses));
    const sentHere = request.site === site;
    return {
      node: site,
      via: sentHere ? null : request.site,
      request: sentHere ? this.inContext(from, request) : request,
      outcome: this.seenFromCallers(from, site, outcome, statuses),
    };
  }

  /** What a function leaves to its caller to say is what its callers in the file say, where they agree. */
  private inContext(root: Root, request: SentRequest): SentRequest {
    const isLocal = this.engine.scopes.placeOf(root as FunctionNode)?.member === null;
    const isOpen =
      request.method === 'dynamic' || request.url.t === 'unknown' || request.key.state === 'unknown';
    if (!isOpen || root.type === 'Program') return request;
    const seen = this.callersOf(root).flatMap((caller) => {
      const from = rootOf(this.engine, caller);
      this.explore(from);
      return from === root ? [] : this.idsIn(from, request.site);
    });
    const requests = seen.map((id) => this.engine.request(id));
    const [first] = requests;
    if (first === undefined) return request;
    const agreed = <T>(read: (one: SentRequest) => T): T | undefined =>
      requests.every((one) => read(one) === read(first)) ? read(first) : undefined;
    const key = requests.find((one) => one.key.state === 'present')?.key;
    const isSame = agreed((one) => `${one.callUrl.host ?? ''}${one.callUrl.path ?? ''}`) !== undefined;
    return {
      ...request,
      method: request.method === 'dynamic' && isLocal ? (agreed((one) => one.method) ?? 'dynamic') : request.method,
      callUrl: request.callUrl.host === null && isSame && isLocal ? first.callUrl : request.callUrl,
      key:
        request.key.state !== 'unknown'
          ? request.key
          : (key ?? (agreed((one) => one.key.state) === 'absent' ? first.key : request.key)),
    };
  }

  private idsIn(root: Root, site: TSESTree.Node): number[] {
    return (this.sent.get(root) ?? []).filter((id) => this.placeHere(this.engine.request(id)) === site);
  }

  /** What callers of the same file do with what a function hands up. */
  private seenFromCallers(
    root: Root,
    site: TSESTree.Node,
    own: Outcome,
    statuses: readonly number[],
  ): Outcome {
    if (!handsUp(own)) return own;
    let level: Root[] = [root];
    const seen = new Set<Root>(level);
    let looked = 0;
    let found: Outcome[] = [];
    for (let height = 0; height < HIGHEST_CALLER && level.length > 0; height += 1) {
      const next: Root[] = [];
      const above: Outcome[] = [];
      for (const callee of level) {
        for (const caller of this.callersOf(callee)) {
          const from = rootOf(this.engine, caller);
          if (seen.has(from) || looked >= MOST_CALLERS) continue;
          seen.add(from);
          looked += 1;
          this.explore(from);
          const ids = this.idsIn(from, site);
          if (ids.length === 0) continue;
          next.push(from);
          for (const id of ids) above.push(this.outcome(from, id, statuses));
        }
      }
      // Who only hands the response on is judged by its own callers.
      if (above.length > 0) found = found.filter(({ checked }) => checked !== 'escapes');
      found.push(...above);
      level = next;
    }
    return found.length === 0 ? own : withCallers(own, found);
  }

  private callersOf(root: Root): readonly Root[] {
    if (root.type === 'Program') return [];
    this.callers ??= new CallersByName(this.engine.scopes.program);
    const name = nameOf(root, this.engine.scopes.placeOf(root)?.parent);
    return name === null ? [] : this.callers.of(name);
  }
}

function handsUp(outcome: Outcome): boolean {
  return (
    outcome.checked === 'escapes' ||
    [...outcome.fates.values()].some(({ kind }) => kind === 'propagated')
  );
}

/** An unchecked response is what its callers make of it; a status that is handed up may be told apart there. */
function withCallers(own: Outcome, callers: readonly Outcome[]): Outcome {
  const known = callers.filter(({ checked }) => checked !== 'unknown');
  const all = known.reduce<Outcome | null>((sum, one) => (sum === null ? one : worse(sum, one)), null);
  if (all === null) return own;
  const retry = own.retry ?? known.find((one) => one.retry !== null)?.retry ?? null;
  if (own.checked === 'escapes') {
    return { ...all, retry, keyChanges: own.keyChanges || all.keyChanges };
  }
  const fates = new Map(own.fates);
  for (const [status, fate] of own.fates) {
    if (fate.kind !== 'propagated') continue;
    const better = known.find((one) => one.fates.get(status)?.kind === 'distinguished');
    const finding = better?.fates.get(status);
    if (finding !== undefined) fates.set(status, finding);
  }
  return { ...own, fates, retry };
}

const CHECKED_ORDER = ['throws', 'yes', 'unknown', 'escapes', 'ignored', 'no'] as const;
const ID_ORDER = ['na', 'propagated', 'logged', 'unknown', 'absent'] as const;

function worse(a: Outcome, b: Outcome): Outcome {
  const fates = new Map(a.fates);
  for (const [status, fate] of b.fates) {
    const other = fates.get(status);
    if (other === undefined || isWorse(fate.kind, other.kind)) fates.set(status, fate);
  }
  return {
    checked:
      CHECKED_ORDER.indexOf(a.checked) >= CHECKED_ORDER.indexOf(b.checked) ? a.checked : b.checked,
    fates,
    requestId:
      ID_ORDER.indexOf(a.requestId) >= ID_ORDER.indexOf(b.requestId) ? a.requestId : b.requestId,
    retry: a.retry ?? b.retry,
    keyChanges: a.keyChanges || b.keyChanges,
  };
}
