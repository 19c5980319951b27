import type { ServerResponse } from 'node:http';
import type { ApiRequest, Reply } from './api.js';
import type { ApiSession } from './api-session.js';
import { replyOf } from './failure-reply.js';
import { answerWithFault, loggedStatus, send } from './faults.js';
import { type Author, finishReply } from './finish-reply.js';
import type { Answer, HeaderChanges } from './reference-server.js';

const SAMPLE: Reply = { status: 200, body: { data: { id: '1', name: 'A whole answer, cut off' } } };

/**
 * Sends what was queued for the request, or what the API says by itself.
 *
 * @returns the status as the log has it
 */
export function answerRequest(
  session: ApiSession,
  request: ApiRequest,
  answer: Answer | null,
  response: ServerResponse,
): number | null {
  // Asked in any case where nothing is queued: it is the answer then.
  const natural = answer === null || answer.executes === true ? session.respond(request) : null;

  function finish(reply: Reply, author: Author, changes?: HeaderChanges) {
    return finishReply(session.api, reply, session.windowOf(request), author, changes);
  }

  function sendReply(reply: Reply, author: Author, changes?: HeaderChanges): number {
    const { status, headers, text } = finish(reply, author, changes);
    send(response, status, headers, text);
    return status;
  }

  if (answer === null) return sendReply(natural ?? session.api.notFound(), 'api');
  if ('failure' in answer) {
    return sendReply(replyOf(session.api.failures, answer.failure), 'api', answer.headers);
  }
  if ('fault' in answer) {
    // Nothing of an answer without a body could be damaged.
    const whole = finish(natural?.body === undefined ? SAMPLE : natural, 'api');
    const status = answer.status ?? (answer.fault === 'html' ? 502 : whole.status);
    answerWithFault(answer.fault, response, { status, headers: whole.headers, json: whole.text });
    return loggedStatus(answer.fault, status);
  }
  return sendReply({ status: answer.status, body: answer.body }, 'test', answer.headers);
}
