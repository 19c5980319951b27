import type { Carried, Fate, Step } from '../facts/index.js';
import { joinWords } from '../rule/join-words.js';

/** What happens at a step, as a sentence without its full stop. */
export function describeStep(step: Step): string {
  const name = step.name === null ? null : `\`${step.name}\``;
  switch (step.kind) {
    case 'called':
      return `${name ?? 'a function'} is called`;
    case 'sent':
      return `${name ?? 'the client'} sends the request`;
    case 'repeated':
      return `${name ?? 'the client'} sends the request again`;
    case 'rejected':
      return `${name ?? 'the client'} rejects with an error that holds the response`;
    case 'tested':
      return `the status is tested: ${describeTest(step)}`;
    case 'unclear':
      return 'the status is looked at in a way that is not followed';
    case 'read':
      return 'the body is read';
    case 'thrown':
      return `${name ?? 'an error'} is thrown ${describeLoad(step)}`;
    case 'returned':
      return `the function returns ${describeLoad(step)}`;
    case 'caught':
      return 'the failure is caught';
    case 'logged':
      return `${name ?? 'a log'} gets ${describeCarried(step.carries ?? [])}`;
    case 'handed':
      return `${name ?? 'other code'} gets ${describeCarried(step.carries ?? [])}`;
    case 'passed':
      return 'the failure takes this branch, after which the code goes on as for a success';
    case 'ended':
      return 'the function ends and hands nothing over';
  }
}

/** What the step that decides a fate means for the status. */
export function describeDecision(fate: Fate, step: Step): string {
  switch (fate) {
    case 'distinguished':
      return step.kind === 'repeated' ? 'tried again because of its status' : 'distinguished here';
    case 'propagated':
      return 'leaves as data';
    case 'stringified':
      return 'only text from here on';
    case 'lost':
      return 'lost here';
    case 'unchecked':
      return 'counts as a success from here on';
    case 'unknown':
      return 'not followed from here on';
  }
}

/** Of a status that is told apart it is clear that all others go another way. */
function describeTest({ elsewhere, apart }: Step): string {
  const [words, goes, go] =
    apart.length === 0
      ? [elsewhere, 'goes another way', 'go another way']
      : [apart, 'is told apart', 'are told apart'];
  const isOne = words.length === 1 && words[0]?.includes(' ') === false;
  return `${joinWords(words)} ${isOne ? goes : go}`;
}

function describeLoad({ carries }: Step): string {
  return `with ${describeCarried(carries ?? [])}`;
}

const CARRIED: Readonly<Record<Carried, string>> = {
  response: 'the response',
  error: 'the error of the client',
  status: 'the status',
  text: 'the status as text',
  ok: '`ok`',
  headers: 'the headers',
  body: 'the body',
  requestId: 'the request id',
  retryAfter: 'Retry-After',
};

function describeCarried(carries: readonly Carried[]): string {
  if (carries.length === 0) return 'nothing of the answer';
  // The response holds all the rest, and so does the error of a client.
  const whole = carries.find((one) => one === 'response' || one === 'error');
  if (whole !== undefined) return CARRIED[whole];
  const shown = carries.filter((one) => one !== 'text' || !carries.includes('status'));
  return joinWords(shown.map((one) => CARRIED[one]));
}
