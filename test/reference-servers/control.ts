import * as v from 'valibot';
import type { Reply } from './api.js';
import { parseJson } from './json-body.js';
import { type Answer, FAULTS, type ReferenceServer } from './reference-server.js';

const status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
const headers = v.exactOptional(v.record(v.string(), v.nullable(v.string())));
const executes = v.exactOptional(v.boolean());
const answer = v.union([
  v.strictObject({ failure: v.string(), headers, executes }),
  v.strictObject({ fault: v.picklist(FAULTS), status: v.exactOptional(status), executes }),
  v.strictObject({ status, headers, body: v.exactOptional(v.unknown()), executes }),
]);
const answers = v.union([answer, v.array(answer)]);

/** Requests that steer the server from another process; null where the path is not one of theirs. */
export function control(
  server: ReferenceServer,
  method: string,
  path: string,
  body: string,
): Reply | null {
  switch (`${method} ${path}`) {
    case 'POST /_answer-next':
      return queue(server, body);
    case 'GET /_received':
      return { status: 200, body: server.received };
    case 'GET /_executed':
      return { status: 200, body: server.executed };
    case 'GET /_failures':
      return { status: 200, body: server.failures };
    case 'POST /_reset':
      server.reset();
      return { status: 204 };
    default:
      return null;
  }
}

function queue(server: ReferenceServer, body: string): Reply {
  const parsed = v.safeParse(answers, parseJson(body));
  if (!parsed.success) {
    const faults = FAULTS.join(', ');
    return refusal(
      `Send {"failure": NAME}, {"fault": FAULT}, {"status": NUMBER} or a list of these. Faults: ${faults}.`,
    );
  }
  const asked: Answer[] = Array.isArray(parsed.output) ? parsed.output : [parsed.output];
  try {
    server.answerNext(...asked);
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error));
  }
  return { status: 204 };
}

function refusal(message: string): Reply {
  return { status: 400, body: { message } };
}
