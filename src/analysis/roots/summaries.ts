import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import { selfOf } from '../interpret/self.js';
import { summarise, type Summary } from '../outcome/exits.js';
import { handsUp } from '../outcome/compare.js';
import { outcomeOf, type Outcome } from '../outcome/outcome.js';
import { maySendWith } from '../values/may-send.js';
import type { FunctionNode } from '../values/value.js';
import { functionName } from '../scopes/names.js';
import { CallersByName } from './callers.js';
import type { Root } from './candidates.js';
import { rootOf } from './context.js';
import { isFarAway } from './far-away.js';

/** The summaries of functions, each made when it is first asked for and kept by file, function and call. */
export class Summaries {
  private readonly made = new Map<string, Summary>();
  private readonly sent = new Map<Root, readonly SentRequest[]>();
  private readonly callers: CallersByName;
  /** Functions that may give their callers something to send a request with. */
  private readonly open = new Set<Root>();
  /** Of functions the requests that were followed, and whether their callers are left nothing to judge. */
  private readonly settled = new Map<Root, Map<number, boolean>>();

  constructor(private readonly engine: Engine) {
    this.callers = new CallersByName(engine.scopes.program);
  }

  /** The requests that a function sends, itself or through what it calls. */
  requestsOf(root: Root): readonly SentRequest[] {
    let requests = this.sent.get(root);
    if (requests === undefined) {
      const { engine } = this;
      const before = new Set(engine.requests.keys());
      const { exits, cutShort } = summarise(engine, root, selfOf(engine, root), null);
      if (cutShort === 'search' || cutShort === 'searches') engine.overrun[cutShort].add(root);
      if (
        cutShort !== null ||
        exits.some(({ kind, s, v }) => kind === 'return' && maySendWith(engine, s, v))
      )
        this.open.add(root);
      requests = [...engine.requests.values()].filter(({ id }) => !before.has(id));
      this.sent.set(root, requests);
    }
    return requests;
  }

  /** The functions that were asked for their requests. */
  get explored(): readonly Root[] {
    return [...this.sent.keys()];
  }

  /** What becomes of the answer to one request that a function sends. */
  outcome(root: Root, id: number, statuses: readonly number[]): Outcome {
    const { engine } = this;
    const key = `${engine.scopes.fileOf(root).path}#${String(root.range[0])}@${String(id)}`;
    let summary = this.made.get(key);
    if (summary === undefined) {
      summary = summarise(engine, root, selfOf(engine, root), id);
      this.made.set(key, summary);
    }
    const outcome = outcomeOf(engine, summary, id, statuses);
    const settled = this.settled.get(root) ?? new Map<number, boolean>();
    this.settled.set(root, settled.set(id, !handsUp(outcome)));
    return outcome;
  }

  /** The functions of the file that leave callers elsewhere nothing to judge, nor anything to send a request with. */
  get quiet(): readonly Root[] {
    const { main } = this.engine.scopes;
    return this.explored.filter(
      (root) =>
        root.type !== 'Program' &&
        main.functions.has(root) &&
        !this.open.has(root) &&
        this.requestsOf(root).every(
          (request) => this.isSettled(root, request) || isFarAway(this.engine, request),
        ),
    );
  }

  /** The calls of a client in this file whose answers no function leaves to its caller. */
  get settledSites(): readonly TSESTree.Node[] {
    const sites = new Map<TSESTree.Node, boolean>();
    for (const root of this.explored) {
      for (const request of this.requestsOf(root)) {
        const { site } = request;
        sites.set(site, sites.get(site) !== false && this.isSettled(root, request));
      }
    }
    const { main } = this.engine.scopes;
    return [...sites].flatMap(([site, is]) => (is && main.contains(site) ? [site] : []));
  }

  /** Whether a function, or one of those through which it sends a request, leaves its callers nothing to judge. */
  private isSettled(root: Root, request: SentRequest): boolean {
    const known = this.settled.get(root)?.get(request.id);
    if (known !== undefined) return known;
    const all = [...request.chain, request.site];
    for (let from = 1; from < all.length; from += 1) {
      const trail = all.slice(from);
      const [next = request.site] = trail;
      const inner = rootOf(this.engine, this.engine.scopes.fileOf(next).functionAround(next));
      const sent = this.sent.get(inner)?.find((one) => isSentBy(one, trail));
      const is = sent === undefined ? undefined : this.settled.get(inner)?.get(sent.id);
      if (is !== undefined) return is;
    }
    return false;
  }

  /** The functions that by its name may call a function, each from where it is best followed. */
  callersOf(root: Root): readonly Root[] {
    if (root.type === 'Program') return [];
    const name = this.calledAs(root);
    if (name === null) return [];
    const roots = this.callers.of(name).map((caller) => rootOf(this.engine, caller));
    return [...new Set(roots)].filter((caller) => caller !== root);
  }

  /** Functions, and those that by their names may call them, directly or through others. */
  withCallers(
    roots: readonly Root[],
    counts: (caller: Root) => boolean = () => true,
  ): ReadonlySet<Root> {
    const found = new Set<Root>(roots);
    for (const root of found) {
      const name = root.type === 'Program' ? null : this.calledAs(root);
      if (name === null) continue;
      for (const caller of this.callers.of(name)) if (counts(caller)) found.add(caller);
    }
    found.delete(this.engine.scopes.program);
    return found;
  }

  /** The name by which a function is called; one without a name is called through the function that makes it. */
  private calledAs(root: FunctionNode): string | null {
    const place = this.engine.scopes.placeOf(root);
    const own = functionName(root, place?.parent);
    if (own !== null || place === undefined || place.within === null) return own;
    const isMade = place.parent.type === 'ReturnStatement' || place.parent === place.within;
    return isMade ? this.calledAs(place.within) : null;
  }
}

/** Whether exactly these calls lead to a request. */
function isSentBy({ chain, site }: SentRequest, trail: readonly TSESTree.Node[]): boolean {
  const all = [...chain, site];
  return all.length === trail.length && trail.every((node, index) => all[index] === node);
}
