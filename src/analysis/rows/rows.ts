import { statusesToActOn } from '@unhappy-path/client/contracts';
import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall, Idempotency, KeyDefect, Place, StatusFate, Via } from '../../facts/index.js';
import type { ResolvedSettings } from '../../settings/settings.js';
import type { SentRequest } from '../clients/client.js';
import type { CallLink } from '../file.js';
import type { Engine } from '../interpret/engine.js';
import type { Outcome } from '../outcome/outcome.js';
import type { Site } from '../roots/analysis.js';
import type { Root } from '../roots/candidates.js';
import { functionName } from '../scopes/names.js';
import type { Lines } from '../scopes/lines.js';
import { isIgnored } from './ignored-urls.js';
import { calledName } from './wrapper-name.js';

/** A row of facts, with why its key does not protect. */
export interface Row {
  call: ApiCall;
  defect: KeyDefect | null;
  cutShort: Outcome['cutShort'];
  link: CallLink;
}

function handedUp({ checked, fates }: Outcome): CallLink['handsUp'] {
  const statuses = [...fates].filter(
    ([, { kind }]) => kind === 'propagated' || kind === 'stringified',
  );
  return { response: checked === 'escapes', statuses: statuses.map(([status]) => String(status)) };
}

/** Turns what the analysis found into facts with positions. */
export class RowMaker {
  constructor(
    private readonly engine: Engine,
    /** As facts name it. */
    private readonly file: string,
    private readonly settings: ResolvedSettings,
  ) {}

  private get lines(): Lines {
    return this.engine.scopes.main.lines;
  }

  /** The statuses that matter for a call. */
  readonly statusesOf = (request: SentRequest): readonly number[] => {
    const contract = this.engine.provider.contractOf(request.callUrl);
    const own = contract === null ? [] : statusesToActOn(contract);
    return [...new Set([402, 429, ...own, ...this.settings.statuses])].sort((a, b) => a - b);
  };

  make({ request, node, via, trail, outcome, own, decided }: Site): Row | null {
    if (isIgnored(request.callUrl, this.settings.ignoreUrls)) return null;
    const start = this.lines.at(node.range[0]);
    const end = this.lines.at(node.range[1]);
    const { idempotency, defect } = idempotencyOf(request, outcome);
    // What the way to the client stands for in other functions is this call here.
    const placesHere = (nodes: readonly TSESTree.Node[]): Place[] =>
      this.places(nodes.map((one) => (via !== null && trail.includes(one) ? node : one)));
    const fate: Record<string, StatusFate> = {};
    for (const [status, { kind, at }] of outcome.fates) {
      fate[String(status)] = { kind, at: placesHere(at) };
    }
    const call: ApiCall = {
      file: this.file,
      line: this.lines.at(node.callee.range[0]).line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      client: request.instance.name,
      via: via === null ? null : this.viaOf(node, via, decided),
      within: this.engine.scopes.main.nameAround(node),
      method: request.method,
      url: request.callUrl,
      contract: this.engine.provider.contractOf(request.callUrl)?.id ?? null,
      checked: outcome.checked,
      checkedAt: outcome.checked === 'no' ? placesHere(outcome.checkedAt) : [],
      fate,
      idempotency,
      requestId: outcome.requestId,
      callersDecide: [],
      requestIdAt: outcome.requestId === 'absent' ? placesHere(outcome.requestIdAt) : [],
      retry: outcome.retry,
      unknownBecause: [],
    };
    call.unknownBecause = reasonsOf(call, outcome);
    return {
      call,
      defect,
      cutShort: outcome.cutShort,
      link: { trail: trail.map((one) => this.placeKey(one)), handsUp: handedUp(own) },
    };
  }

  private placeKey(node: TSESTree.Node): string {
    return `${this.engine.scopes.fileOf(node).path}:${String(node.range[0])}`;
  }

  private viaOf(node: SentRequest['site'], sender: TSESTree.Node, decides: Site['decided']): Via {
    const around = this.engine.scopes.fileOf(sender).functionAround(sender);
    const [place] = this.places([around]);
    return {
      name: calledName(node.callee) ?? this.nameOf(around) ?? '(anonymous)',
      file: place?.file ?? this.file,
      line: place?.line ?? 1,
      decides: [...decides],
    };
  }

  private nameOf(node: Root): string | null {
    if (node.type === 'Program') return null;
    return functionName(node, this.engine.scopes.placeOf(node)?.parent);
  }

  private places(nodes: readonly TSESTree.Node[]): Place[] {
    const places = new Map<string, Place>();
    for (const node of nodes) {
      const { path, lines } = this.engine.scopes.fileOf(node);
      const { line } = lines.at(node.range[0]);
      places.set(`${path}:${String(line)}`, { file: path, line });
    }
    return [...places.values()].sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  }
}

function reasonsOf(call: ApiCall, outcome: Outcome): string[] {
  const reasons: string[] = [];
  if (outcome.cutShort === 'file') reasons.push('the file takes too long to follow all of it');
  else if (outcome.cutShort !== null) reasons.push('too many paths to follow them all');
  else if (Object.values(call.fate).some(({ kind }) => kind === 'unknown')) {
    reasons.push('the answer goes to code that is not followed');
  }
  if (call.idempotency === 'unknown')
    reasons.push('the headers come from code that is not followed');
  return reasons;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function idempotencyOf(
  { method, key }: SentRequest,
  { keyChanges }: Outcome,
): { idempotency: Idempotency; defect: KeyDefect | null } {
  if (method !== 'POST' && method !== 'PATCH' && method !== 'dynamic') {
    return { idempotency: 'na', defect: null };
  }
  if (keyChanges && key.state === 'present') {
    return { idempotency: 'unstable', defect: 'mintedPerAttempt' };
  }
  return { idempotency: key.state, defect: key.defect };
}
