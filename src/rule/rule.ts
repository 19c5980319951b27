import type { ApiCall, Place } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';

/** The configurations in which a rule can stand. */
export type Preset = 'recommended' | 'strict';

/** What pages and tables say of a rule. */
export interface RuleDocs {
  /** A sentence without its full stop. */
  description: string;
  /** Which calls are reported in each scope, as tables say it; `contracts` only where a rule has that option. */
  covers: { contracts?: string; all: string };
  /** The address of its page. */
  url: string;
}

/** The part of ESLint's rule metadata that pages, tables and configurations are generated from. */
export interface RuleMeta<MessageId extends string> {
  type: 'problem';
  docs: RuleDocs;
  /** Every message says what is lost, where, and what to do. */
  messages: Record<MessageId, string>;
  /** JSON schema of the options, as ESLint takes it. */
  schema: readonly object[];
}

/** What a rule is asked with. */
interface RuleInput<Options> {
  options: Options;
  settings: ResolvedSettings;
}

/** One thing that a rule says of a call; it is reported at the call's own position. */
export interface Finding<MessageId extends string = string> {
  messageId: MessageId;
  data: Record<string, string>;
  /** The statuses that it is about; empty where it is about none in particular. */
  statuses: readonly number[];
  /** The lines that lose what it is about; empty where it is about the call itself. */
  places: readonly Place[];
}

/** A rule: a predicate over the facts of one call. */
export interface Rule<Options = unknown, MessageId extends string = string> {
  name: string;
  meta: RuleMeta<MessageId>;
  defaultOptions: Options;
  /** Options of the rule in each configuration; absent where the rule is off. */
  presets: Partial<Record<Preset, Options>>;
  find(call: ApiCall, input: RuleInput<Options>): Finding<MessageId>[];
}
