import type { Method } from '../../facts/index.js';
import { follow } from '../modules/follow.js';
import { member } from '../interpret/members.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { UNDEFINED, type Value } from '../values/value.js';
import { assignedDefault } from './configure.js';
import type { ClientInstance } from './client.js';

/** The options of one request: its own, then the defaults of its client. */
export class Options {
  private readonly own: Value | null;

  constructor(
    private readonly engine: Engine,
    private readonly s: State,
    own: Value | null,
    private readonly instance: ClientInstance,
  ) {
    // Options that another file makes are read there.
    this.own = own?.t === 'import' ? follow(engine, own) : own;
  }

  /** An option; undefined where nobody sets it. What a caller may pass is taken to be the default, where there is one. */
  get(name: string): Value {
    const own = this.ownValue(name);
    if (isUndefined(own)) return this.standard(name);
    if (own.t !== 'unknown') return own;
    const standard = this.standard(name);
    return isUndefined(standard) ? own : standard;
  }

  private standard(name: string): Value {
    for (const defaults of [...this.instance.defaults].reverse()) {
      const value = member(this.engine, this.s, defaults, name, this.engine.frame.node);
      if (!isUndefined(value)) return value;
    }
    return assignedDefault(this.instance, name) ?? UNDEFINED;
  }

  ownValue(name: string): Value {
    if (this.own === null || isUndefined(this.own)) return UNDEFINED;
    return member(this.engine, this.s, this.own, name, this.engine.frame.node);
  }

  /** Every value of an option, defaults first: headers add up. */
  all(name: string): Value[] {
    const values = this.instance.defaults.map((defaults) =>
      member(this.engine, this.s, defaults, name, this.engine.frame.node),
    );
    return [...values, this.ownValue(name)].filter((value) => !isUndefined(value));
  }
}

export function isUndefined(value: Value): boolean {
  return value.t === 'const' && value.value === undefined;
}

const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
]);

/** The method that an option names; `standard` where it is not set. */
export function methodOf(value: Value, standard: Method): Method {
  if (isUndefined(value)) return standard;
  if (value.t === 'const' && typeof value.value === 'string') {
    const name = value.value.toUpperCase();
    return METHODS.has(name) ? (name as Method) : 'dynamic';
  }
  if (value.t === 'union') {
    const methods = new Set(value.of.map((one) => methodOf(one, standard)));
    const [only] = methods;
    if (methods.size === 1 && only !== undefined) return only;
  }
  return 'dynamic';
}
