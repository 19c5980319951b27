import { ANSWERS, type AnswerShape } from './answers.js';
import { REQUESTS, type RequestShape } from './requests.js';

/** A module with `run()`: a call of `fetch`, and what is done with its answer. */
export interface Program {
  name: string;
  code: string;
  /** The names of its shapes. */
  shapes: readonly string[];
  /** Its requests arrive in any order. */
  isAtOnce: boolean;
  /** It is there for what it does with its answer, and not for how it asks. */
  isOfAnswers: boolean;
}

/** With these each request is tried: one whose check folds into the call, and one that keeps its branches. */
const EACH_REQUEST_WITH = ['check-with-status', 'own-branches'];

/** Each answer is tried with this, and some with one that sends: it is not repeated. */
const EACH_ANSWER_WITH = 'plain';
const SENDING = 'post-json';

/** Every shape of an answer, and every shape of a request with two answers; always the same. */
export function programs(): Program[] {
  const ofAnswers = ANSWERS.flatMap((answer, at) => [
    programOf(named(REQUESTS, EACH_ANSWER_WITH), answer, true),
    ...(at % 3 === 0 ? [programOf(named(REQUESTS, SENDING), answer, true)] : []),
  ]);
  const ofRequests = EACH_REQUEST_WITH.flatMap((name) =>
    REQUESTS.map((request) => programOf(request, named(ANSWERS, name), false)),
  );
  const byName = new Map([...ofRequests, ...ofAnswers].map((one) => [one.name, one]));
  return [...byName.values()];
}

function programOf(request: RequestShape, answer: AnswerShape, isOfAnswers: boolean): Program {
  return {
    name: `${answer.name}.${request.name}`,
    code: codeOf(request, answer),
    shapes: [answer.name, request.name],
    isAtOnce: answer.isAtOnce === true,
    isOfAnswers,
  };
}

function codeOf(
  { before, callee = 'fetch', args }: RequestShape,
  { body, module }: AnswerShape,
): string {
  return [
    "const API = process.env.API_URL ?? 'https://api.acme.test';",
    ...(module === undefined ? [] : ['', module]),
    '',
    'export async function run() {',
    ...(before === undefined ? [] : [`  ${before}`]),
    `  ${body(`${callee}(${args})`)}`,
    '}',
    '',
  ].join('\n');
}

function named<Shape extends { name: string }>(shapes: readonly Shape[], name: string): Shape {
  const found = shapes.find((shape) => shape.name === name);
  if (found === undefined) throw new Error(`there is no shape ${name}`);
  return found;
}
