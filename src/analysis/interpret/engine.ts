import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ResolvedSettings } from '../../settings/settings.js';
import type { ClientInstance, SentRequest } from '../clients/client.js';
import type { RetryRecord } from '../clients/retries.js';
import type { Modules, Senders } from '../modules/modules.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { Scopes } from '../scopes/scopes.js';
import type { HeapObject } from '../state/heap.js';
import type { CallState } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { EMPTY, type StatusSet } from '../statuses/status-set.js';
import type { ClassNode, FunctionNode, Value } from '../values/value.js';
import { BUDGETS } from './budgets.js';
import type { Provider } from '../contracts/provider.js';

/** A value at the end of one path of an expression. */
export interface Result {
  s: State;
  v: Value;
  /** Where a rejection was thrown. */
  thrownAt?: TSESTree.Node | undefined;
}

/** How a function, or a part of it, ends on one path. */
export interface Completion extends Result {
  node: TSESTree.Node;
}

/** A function that is being interpreted. */
export interface Frame {
  node: FunctionNode | TSESTree.Program;
  self: Value | null;
  /** The class whose member this is: what `super` leads to. */
  home: ClassNode | null;
  returns: Completion[];
  throws: Completion[];
  breaks: Jump[];
  yields: Value[];
  /** The state once its parameters were bound. */
  entered?: State;
  /** How long the chain of calls was when the function was entered. */
  depth: number;
}

export interface Jump {
  kind: 'break' | 'continue';
  label: string | null;
  s: State;
}

const DEEPEST_CALL = 12;

/** Interprets the functions of one file over abstract values. */
export class Engine {
  readonly requests: SentRequest[] = [];
  readonly retries = new Map<number, RetryRecord>();
  /** Statuses that a code in the body stands for, where one is tested that can be meant. */
  readonly separatedByCode = new Map<number, StatusSet>();
  readonly ambientHeap = new Map<number, HeapObject>();
  readonly ambientValues = new Map<Variable, Value>();
  readonly ambientSelves = new Map<ClassNode, Value>();
  readonly instances = new Map<TSESTree.Node, ClientInstance>();
  readonly baseClients = new Map<string, ClientInstance>();
  /** The paths of other files whose clients have been set up as these files do it. */
  readonly settingUp = new Set<string>();
  /** The objects by which libraries keep an error, as far as code asks them for it, or waits for it. */
  readonly queries = { asked: new Set<number>(), awaited: new Set<number>() };
  readonly objectIds = new Map<string, number>();
  /** The functions of the file that may send a request, themselves or through others. */
  senders: ReadonlySet<FunctionNode | TSESTree.Program> = new Set();
  /** Whether functions and classes of the file hold one of these. */
  private readonly holding = new Map<FunctionNode | ClassNode, boolean>();
  /** Functions that send nothing and took too long to follow in the present run. */
  readonly heavy = new Set<FunctionNode>();
  /** Classes of other files whose instances take too long to make. */
  readonly unmade = new Set<ClassNode>();
  /** Calls that were reached with a URL that no server answers. */
  readonly localSites = new Set<TSESTree.Node>();
  /** What imports were found to be. */
  readonly followed = new Map<string, Value>();
  readonly frames: Frame[] = [];
  readonly chain: TSESTree.Node[] = [];
  /** The call whose answer the present run follows; null while calls are being found. */
  focus: number | null = null;
  /** How many helpers are attempting something again. */
  repeating = 0;
  /** While it is set, expressions are evaluated for their value alone: nothing is sent. */
  ambient = false;
  /** Whether paths keep what they do with the answer, step by step. */
  tracing = false;
  /** Where searches for calls, and calls into other files, have spent their budgets. */
  readonly overrun = {
    search: new Set<TSESTree.Node>(),
    searches: new Set<TSESTree.Node>(),
    away: new Set<TSESTree.Node>(),
  };
  /** While it is set, a recursion is followed to where it sends the request in focus again; nothing is sent. */
  lookAhead: { sent: CallState | null } | null = null;
  private readonly requestIds = new Map<string, number>();
  private readonly nodeIds = new Map<TSESTree.Node, number>();
  private steps = 0;
  private stepsBefore = 0;
  private stepsOfSearches = 0;
  private isSearching = false;
  private limit: number = BUDGETS.call;
  private mints = 0;
  exhausted = false;

  constructor(
    readonly scopes: Scopes,
    readonly settings: ResolvedSettings,
    readonly provider: Provider,
    /** Null where the file is analysed by itself. */
    readonly modules: Modules | null,
    /** Null where functions of other files that send requests are not followed. */
    readonly elsewhere: Senders | null = null,
  ) {}

  get frame(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw new Error('no function is being interpreted');
    return frame;
  }

  /** The file that a specifier means, the same object each time; null where it is not found or not followed. */
  load(from: string, specifier: string): FileScopes | null {
    const path = this.modules?.pathOf(from, specifier) ?? null;
    return path === null ? null : this.loadPath(path);
  }

  /** A file by its absolute path, the same object each time. */
  loadPath(path: string): FileScopes | null {
    return this.scopes.loaded(path, () => this.modules?.load(path) ?? null);
  }

  /** Count one step; false when the budget of this run is spent. */
  step(): boolean {
    this.steps += 1;
    if (this.steps > this.limit) this.exhausted = true;
    return !this.exhausted;
  }

  /** Run something with at most so many steps of its own. */
  within<T>(steps: number, action: () => T, onOverrun?: () => void): T {
    const outer = this.limit;
    this.limit = Math.min(outer, this.steps + steps);
    const result = action();
    this.limit = outer;
    if (this.exhausted) onOverrun?.();
    // What the part could not finish is unknown; the rest of the run goes on.
    if (this.steps < outer) this.exhausted = false;
    return result;
  }

  /** Whether a function or class, or a function in it, may send a request. */
  maySend(node: FunctionNode | ClassNode): boolean {
    const file = this.scopes.fileOfDeclaration(node);
    if (file !== this.scopes.main) return this.elsewhere?.maySend(file, node) ?? false;
    let holds = this.holding.get(node);
    if (holds === undefined) {
      const [start, end] = node.range;
      holds = false;
      for (const { range } of this.senders) holds ||= start <= range[0] && range[1] <= end;
      this.holding.set(node, holds);
    }
    return holds;
  }

  /** Whether the request that is followed may be sent within a call; of those that are being found each may. */
  isOnTheWay(call: TSESTree.Node): boolean {
    if (this.focus === null) return true;
    const { chain, site } = this.request(this.focus);
    const way = [...chain, site];
    return (
      way[this.chain.length] === call && this.chain.every((node, index) => way[index] === node)
    );
  }

  /** Begin a run with a fresh budget. */
  refill(): void {
    this.heavy.clear();
    this.stepsBefore += this.steps;
    if (this.isSearching) this.stepsOfSearches += this.steps;
    this.isSearching = this.focus === null;
    this.steps = 0;
    this.limit = this.isSearching
      ? Math.min(BUDGETS.search, Math.max(BUDGETS.glance, BUDGETS.searches - this.stepsOfSearches))
      : Math.min(BUDGETS.call, Math.max(0, BUDGETS.file - this.stepsBefore));
    this.exhausted = this.limit === 0;
  }

  /** The budget that the present run has spent; null where it came to its end. */
  get spent(): 'call' | 'file' | 'search' | 'searches' | null {
    if (!this.exhausted) return null;
    if (this.focus === null) return this.limit < BUDGETS.search ? 'searches' : 'search';
    return this.limit < BUDGETS.call ? 'file' : 'call';
  }

  get tooDeep(): boolean {
    return this.frames.length > DEEPEST_CALL;
  }

  nextMint(): number {
    this.mints += 1;
    return this.mints;
  }

  nodeId(node: TSESTree.Node): number {
    let id = this.nodeIds.get(node);
    if (id === undefined) {
      id = this.nodeIds.size + 1;
      this.nodeIds.set(node, id);
    }
    return id;
  }

  /** The id of what a node makes in the present chain of calls: the same one each time that it is evaluated. */
  objectId(node: TSESTree.Node, part = ''): number {
    const key = `${this.context()}${this.nodeId(node)}${part}${this.ambient ? '@' : ''}`;
    let id = this.objectIds.get(key);
    if (id === undefined) {
      id = this.objectIds.size + 1;
      this.objectIds.set(key, id);
    }
    return id;
  }

  requestId(site: TSESTree.Node): number {
    const key = `${this.context()}${this.nodeId(site)}`;
    let id = this.requestIds.get(key);
    if (id === undefined) {
      id = this.requestIds.size;
      this.requestIds.set(key, id);
    }
    return id;
  }

  request(id: number): SentRequest {
    const request = this.requests[id];
    if (request === undefined) throw new Error(`no request ${String(id)}`);
    return request;
  }

  object(s: State, id: number): HeapObject | undefined {
    return s.heap.get(id) ?? this.ambientHeap.get(id);
  }

  /** The state after an object was made or changed. */
  store(s: State, id: number, object: HeapObject): State {
    return s.withObject(id, object);
  }

  separateByCode(call: number, statuses: StatusSet): void {
    if (call !== this.focus) return;
    this.separatedByCode.set(call, (this.separatedByCode.get(call) ?? EMPTY) | statuses);
  }

  /** Keep what an object holds now for every later run. */
  keep(s: State, value: Value): Value {
    if (value.t === 'object') {
      const object = s.heap.get(value.id);
      if (object !== undefined && this.ambientHeap.get(value.id) !== object) {
        this.ambientHeap.set(value.id, object);
        for (const member of object.props.values()) this.keep(s, member);
        if (object.rest !== null) this.keep(s, object.rest);
      }
    } else if (value.t === 'union') for (const one of value.of) this.keep(s, one);
    return value;
  }

  throwValue(s: State, v: Value, node: TSESTree.Node): void {
    this.frame.throws.push({ s, v, node });
  }

  private context(): string {
    let key = '';
    for (const node of this.chain) key += `${String(this.nodeId(node))}>`;
    return key;
  }
}

/** Run something with its own list of thrown values; gives what it threw. */
export function catching(engine: Engine, run: () => void): Completion[] {
  const frame = engine.frame;
  const outer = frame.throws;
  const thrown: Completion[] = [];
  frame.throws = thrown;
  try {
    run();
  } finally {
    frame.throws = outer;
  }
  return thrown;
}
