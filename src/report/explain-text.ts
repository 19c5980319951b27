import type { ApiCall, Explanation, Fate, Retry, Step, Way } from '../facts/index.js';
import { describeCall } from '../rule/describe-call.js';
import { describePlaces } from '../rule/describe-places.js';
import { joinWords } from '../rule/join-words.js';
import { frameAt } from './code-frame.js';
import type { Colors } from './colors.js';
import { counted } from './counted.js';
import { printable } from './printable.js';
import { describeDecision, describeStep } from './step-words.js';
import { isUnhandledFate } from '../rule/unhandled.js';

const INDENT = '   ';

/** What an explanation is shown on, and where it finds the code. */
export interface ExplainOptions {
  colors: Colors;
  /** The text of a file that steps name; null where it cannot be read. */
  sourceOf: (file: string) => string | null;
}

/** The way of each status of a call, step by step, in words and code frames. */
export function formatExplanation(explanation: Explanation, options: ExplainOptions): string {
  const { call, ways, callers } = explanation;
  const { colors } = options;
  return [
    `${colors.bold(printable(describeCall(call)))}\n${summaryOf(call, colors)}`,
    ...ways.flatMap((way) => formatWay(way, call, options)),
    ...(callers.length === 0 ? [] : [formatCallers(callers)]),
  ].join('\n\n');
}

function summaryOf(call: ApiCall, colors: Colors): string {
  const { checked, idempotency, requestId, requestIdAt, retry } = call;
  const facts = [
    `checked ${checked}`,
    ...(idempotency === 'na' ? [] : [`key ${idempotency}`]),
    ...(requestId === 'na' ? [] : [`request id ${requestId}${droppedAt(call, requestIdAt)}`]),
    ...(retry === null ? [] : [describeRetry(retry)]),
  ];
  return colors.dim(printable(`${placeOf(call)}: ${facts.join('; ')}`));
}

function droppedAt(call: ApiCall, places: ApiCall['requestIdAt']): string {
  return places.length === 0 ? '' : ` (dropped at ${describePlaces(places, call)})`;
}

function describeRetry({ bounded, backoff, retryAfter }: Retry): string {
  const how = [
    bounded ? 'a limited number of times' : 'without end',
    backoff ? 'with a growing wait' : 'without a growing wait',
    retryAfter ? 'after the wait that the server asks for' : 'without reading Retry-After',
  ];
  return `retried ${joinWords(how)}`;
}

function formatWay(
  { statuses, fate, steps }: Way,
  call: ApiCall,
  options: ExplainOptions,
): string[] {
  const { colors } = options;
  const paint = painterOf(fate, colors);
  const head = `${joinWords(statuses.map(String))}: ${paint(fate)}`;
  if (steps.length === 0) {
    const why = call.unknownBecause.length === 0 ? '' : ` (${joinWords(call.unknownBecause)})`;
    const places = call.fate[String(statuses[0])]?.at ?? [];
    const where = places.length === 0 ? '' : `, at ${describePlaces(places, call)}`;
    return [colors.bold(head) + printable(`${where}${why}`)];
  }
  return [
    colors.bold(head),
    ...steps.map((step, index) => formatStep(step, steps[index - 1], index + 1, fate, options)),
  ];
}

function formatStep(
  step: Step,
  before: Step | undefined,
  number: number,
  fate: Fate,
  options: ExplainOptions,
): string {
  const { colors, sourceOf } = options;
  const within = step.within === null ? '' : ` in \`${step.within}\``;
  const words = printable(describeStep(step));
  const decision = step.decides
    ? painterOf(fate, colors)(` → ${describeDecision(fate, step)}`)
    : '';
  const head = `${String(number)}. ${colors.underline(printable(placeOf(step)))}${printable(within)}: ${words}${decision}`;
  // The code that stands above need not be shown again.
  if (before !== undefined && placeOf(before) === placeOf(step)) return head;
  const text = sourceOf(step.file);
  const frame = text === null ? '' : frameAt(text, step, colors.isColorSupported);
  return frame === '' ? head : `${head}\n${frame.replaceAll(/^/gm, INDENT)}`;
}

function painterOf(fate: Fate, colors: Colors): (text: string) => string {
  if (isUnhandledFate(fate)) return colors.red;
  return fate === 'unknown' ? colors.yellow : colors.green;
}

/** Callers say more: each is a call of its own that can be explained. */
function formatCallers(callers: readonly ApiCall[]): string {
  const lines = callers.map((caller) => {
    const endings = new Map<string, string[]>();
    for (const [status, { kind, at }] of Object.entries(caller.fate)) {
      const where = isUnhandledFate(kind) ? `${kind} at ${describePlaces(at, caller)}` : kind;
      endings.set(where, [...(endings.get(where) ?? []), status]);
    }
    const fates = [...endings].map(([where, statuses]) => `${joinWords(statuses)} ${where}`);
    return printable(`  ${placeOf(caller)}  ${fates.join('; ')}`);
  });
  const isOne = callers.length === 1;
  return `${counted(callers.length, 'call')} ${isOne ? 'gets' : 'get'} its answer from here:\n${lines.join('\n')}`;
}

function placeOf({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${String(line)}:${String(column)}`;
}
