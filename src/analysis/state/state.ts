import type { Variable } from '@typescript-eslint/scope-manager';
import { unite, withoutCall, type Value } from '../values/value.js';
import { NEW_CALL, callStateKey, joinCalls, type CallState } from './call-state.js';
import { joinObjects, objectWithoutCall, type HeapObject } from './heap.js';
import { PersistentMap } from './persistent-map.js';

/** Everything that is known at one point of one path (or of several that need not be kept apart). Immutable. */
export class State {
  static readonly START = State.start(null);

  private constructor(
    readonly variables: PersistentMap<Variable, Value>,
    readonly heap: PersistentMap<number, HeapObject>,
    readonly calls: ReadonlyMap<number, CallState>,
    private readonly focus: number | null,
  ) {}

  /** Nothing is known yet. Paths are kept apart by what the call in focus has come to, and by nothing else. */
  static start(focus: number | null): State {
    return new State(PersistentMap.empty(), PersistentMap.empty(), new Map(), focus);
  }

  withVariable(variable: Variable, value: Value): State {
    if (this.variables.get(variable) === value) return this;
    return new State(this.variables.set(variable, value), this.heap, this.calls, this.focus);
  }

  withObject(id: number, object: HeapObject): State {
    return new State(this.variables, this.heap.set(id, object), this.calls, this.focus);
  }

  call(id: number): CallState {
    return this.calls.get(id) ?? NEW_CALL;
  }

  /** What other calls than the one in focus come to is not kept. */
  withCall(id: number, change: Partial<CallState>): State {
    if (id !== this.focus && id >= 0) return this;
    const calls = new Map(this.calls).set(id, { ...this.call(id), ...change });
    return new State(this.variables, this.heap, calls, this.focus);
  }

  /** The same state, with its paths kept apart by what another call comes to. */
  focusedOn(id: number): State {
    return new State(this.variables, this.heap, this.calls, id);
  }

  /** The state in which nothing is left of the answer to an earlier sending of a request. */
  withoutAnswerOf(id: number): State {
    let { variables, heap } = this;
    for (const [variable, value] of variables.entries()) {
      const stripped = withoutCall(value, id);
      if (stripped !== value) variables = variables.set(variable, stripped);
    }
    for (const [object, content] of heap.entries()) {
      const stripped = objectWithoutCall(content, id);
      if (stripped !== content) heap = heap.set(object, stripped);
    }
    return new State(variables, heap, this.calls, this.focus);
  }

  /** The same state with each of its calls changed. */
  mapCalls(change: (call: CallState, id: number) => CallState): State {
    if (this.calls.size === 0) return this;
    const calls = new Map<number, CallState>();
    for (const [id, call] of this.calls) calls.set(id, change(call, id));
    return new State(this.variables, this.heap, calls, this.focus);
  }

  /** What paths are kept apart by: what each call has come to. */
  key(): string {
    const call = this.focus === null ? undefined : this.calls.get(this.focus);
    return call === undefined ? '' : callStateKey(call);
  }

  private join(other: State): State {
    const variables = this.variables.joinedWith(other.variables, (a, b) => unite([a, b]));
    const heap = this.heap.joinedWith(other.heap, joinObjects);
    const calls =
      this.calls === other.calls ? this.calls : joinMaps(this.calls, other.calls, joinCalls);
    return new State(variables, heap, calls, this.focus);
  }

  /** One state for each thing that the call in focus has come to. */
  static merge(states: readonly State[]): State[] {
    if (states.length < 2) return [...states];
    const byKey = new Map<string, State>();
    for (const state of states) {
      const key = state.key();
      const other = byKey.get(key);
      byKey.set(key, other === undefined || other === state ? state : other.join(state));
    }
    return [...byKey.values()];
  }
}

function joinMaps<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  join: (a: V, b: V) => V,
): ReadonlyMap<K, V> {
  let joined: Map<K, V> | null = null;
  for (const [key, value] of b) {
    const other = a.get(key);
    if (other === value) continue;
    joined ??= new Map(a);
    joined.set(key, other === undefined ? value : join(other, value));
  }
  return joined ?? a;
}
