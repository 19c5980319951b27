import type { Checked, Fate, Idempotency, RequestId, Retry } from '../../src/facts/index.js';

/**
 * What a careful reviewer says of each call of `examples/brand-desk`, from reading the code.
 * Where two careful reviewers could differ, the field holds what either would say, or is left out.
 */
export interface Label {
  /** The line of the call's callee. Stands once in the file. */
  line: string;
  method: string;
  contract: string | null;
  host?: string;
  /** The function through which the call is sent, where that is one of the file's own. */
  via?: string;
  checked?: Checked | readonly Checked[];
  402: Fate | readonly Fate[];
  429: Fate;
  idempotency: Idempotency;
  requestId?: RequestId;
  /** Null unless given. */
  retry?: Partial<Retry>;
}

export const labels: Record<string, readonly Label[]> = {
  'server/feedback.ts': [
    {
      // The status is only in the message of the error.
      line: 'const res = await fetch(`${PIONEER_URL}/inference`, {',
      method: 'POST',
      contract: 'pioneer',
      host: 'api.pioneer.ai',
      checked: 'yes',
      402: 'stringified',
      429: 'stringified',
      idempotency: 'absent',
      requestId: 'absent',
    },
    {
      line: 'const response = await fetch(`${PIONEER_URL}/generate`, {',
      method: 'POST',
      contract: 'pioneer',
      host: 'api.pioneer.ai',
      checked: 'no',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'absent',
      requestId: 'na',
    },
    {
      // Polls a job: an error body has no `status: 'complete'`, so a 402 is asked for again for ever.
      line: 'job = await fetch(`${PIONEER_URL}/generate/jobs/${jobId}`, { headers }).then((r) => r.json());',
      method: 'GET',
      contract: 'pioneer',
      host: 'api.pioneer.ai',
      checked: 'no',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'na',
      requestId: 'na',
    },
    {
      line: 'const res = await fetch(`${PIONEER_URL}/felix/training-jobs`, {',
      method: 'POST',
      contract: 'pioneer',
      host: 'api.pioneer.ai',
      checked: 'yes',
      402: 'distinguished',
      429: 'distinguished',
      idempotency: 'absent',
      requestId: 'absent',
    },
    {
      line: 'void fetch(`${PIONEER_URL}/inferences/${inferenceId}/feedback`, {',
      method: 'POST',
      contract: 'pioneer',
      host: 'api.pioneer.ai',
      checked: 'ignored',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'absent',
      requestId: 'na',
    },
  ],
  'server/reports.ts': [
    {
      // Inside the wrapper: OvertenError keeps the status and no id. One of three callers separates 402.
      line: 'const res = await fetch(this.baseUrl + path, {',
      method: 'dynamic',
      contract: 'overten',
      host: 'backend.overtenai.com',
      checked: 'yes',
      402: ['propagated', 'distinguished'],
      429: 'propagated',
      idempotency: 'absent',
      requestId: 'absent',
    },
    {
      // The catch asks the error for 402 and hands on the rest as it is.
      line: "return await overten.request<Run>('POST', '/slides/generate', { prompt: brief, async: true });",
      method: 'POST',
      contract: 'overten',
      host: 'backend.overtenai.com',
      via: 'request',
      checked: ['yes', 'throws'],
      402: 'distinguished',
      429: 'propagated',
      idempotency: 'absent',
      // The wrapper drops the id, and is reported for it.
      requestId: 'unknown',
    },
    {
      line: "return await overten.request<Run>('POST', '/excel/generate', { prompt: brief, async: true });",
      method: 'POST',
      contract: 'overten',
      host: 'backend.overtenai.com',
      via: 'request',
      checked: ['yes', 'throws'],
      402: 'lost',
      429: 'lost',
      idempotency: 'absent',
      // The wrapper drops the id, and is reported for it.
      requestId: 'unknown',
    },
    {
      line: "const task = await overten.request<Task>('GET', `/tasks/${taskId}`);",
      method: 'GET',
      contract: 'overten',
      host: 'backend.overtenai.com',
      via: 'request',
      checked: ['yes', 'throws'],
      402: 'propagated',
      429: 'propagated',
      idempotency: 'na',
      // The wrapper drops the id, and is reported for it.
      requestId: 'unknown',
    },
    {
      line: 'const file = await fetch(`${overten.baseUrl}/runs/${runId}/download`, { headers: overten.auth });',
      method: 'GET',
      contract: 'overten',
      host: 'backend.overtenai.com',
      checked: 'no',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'na',
      requestId: 'na',
    },
    {
      line: 'const res = await fetch(`${overten.baseUrl}/files`, {',
      method: 'POST',
      contract: 'overten',
      host: 'backend.overtenai.com',
      checked: 'yes',
      402: 'lost',
      429: 'lost',
      idempotency: 'absent',
      requestId: 'absent',
    },
  ],
  'server/claims.ts': [
    {
      // The key is the caller's and the same for each attempt; every error keeps the id.
      line: 'const res = await fetch(`${PYRAMID_URL}/check/verify`, {',
      method: 'POST',
      contract: 'pyramid',
      host: 'api.pyramid-ai.com',
      checked: 'yes',
      402: 'distinguished',
      429: 'distinguished',
      idempotency: 'present',
      requestId: 'propagated',
      retry: {
        bounded: true,
        backoff: true,
        retryAfter: true,
        retriesNonRetryable: false,
        postWithoutKey: false,
      },
    },
    {
      // An assertion helper looks at the response.
      line: 'const res = await fetch(`${PYRAMID_URL}/organization`, { headers });',
      method: 'GET',
      contract: 'pyramid',
      host: 'api.pyramid-ai.com',
      checked: 'yes',
      402: 'propagated',
      429: 'propagated',
      idempotency: 'na',
      requestId: 'propagated',
    },
  ],
  'server/assistant.ts': [
    {
      // The key comes from the clock.
      line: 'const res = await fetch(`${PYRAMID_URL}/agent/query`, {',
      method: 'POST',
      contract: 'pyramid',
      host: 'api.pyramid-ai.com',
      checked: 'yes',
      402: 'lost',
      429: 'lost',
      idempotency: 'unstable',
      requestId: 'absent',
    },
    {
      // A new key for each attempt, a fixed wait, and every status is tried again.
      line: 'const res = await fetch(`${PYRAMID_URL}/documents`, {',
      method: 'POST',
      contract: 'pyramid',
      host: 'api.pyramid-ai.com',
      checked: 'yes',
      402: 'lost',
      429: 'lost',
      idempotency: 'unstable',
      requestId: 'absent',
      retry: { bounded: true, backoff: false, retryAfter: false, retriesNonRetryable: true },
    },
    {
      // Only the envelope's flag is looked at, never the status; the id of the body is logged.
      line: 'const res = await fetch(`${PYRAMID_URL}/projects`, {',
      method: 'POST',
      contract: 'pyramid',
      host: 'api.pyramid-ai.com',
      checked: 'no',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'present',
      requestId: 'logged',
    },
  ],
  'server/monitors.ts': [
    {
      line: "const { data } = await pineprompt.get('/monitors', { params: { per_page: 100 } });",
      method: 'GET',
      contract: 'pineprompt',
      host: 'pineprompt.com',
      checked: 'throws',
      402: 'propagated',
      429: 'propagated',
      idempotency: 'na',
      requestId: 'propagated',
    },
    {
      // Whether the path that answers 402 keeps an id is open to argument, so `requestId` is left out.
      line: "const { data } = await pineprompt.post('/monitors', { name, models });",
      method: 'POST',
      contract: 'pineprompt',
      host: 'pineprompt.com',
      checked: 'throws',
      402: 'distinguished',
      429: 'propagated',
      idempotency: 'absent',
    },
    {
      // The message of an AxiosError is text that holds the status.
      line: 'await pineprompt.put(`/monitors/${monitor.id}`, { ...monitor, name });',
      method: 'PUT',
      contract: 'pineprompt',
      host: 'pineprompt.com',
      checked: 'throws',
      402: 'stringified',
      429: 'stringified',
      idempotency: 'na',
      requestId: 'absent',
    },
    {
      line: 'await pineprompt.delete(`/monitors/${id}`).catch(() => {});',
      method: 'DELETE',
      contract: 'pineprompt',
      host: 'pineprompt.com',
      checked: 'throws',
      402: 'lost',
      429: 'lost',
      idempotency: 'na',
      requestId: 'absent',
    },
    {
      // `answer.status` is that of the promise, not of HTTP: what was rejected is dropped.
      line: 'monitors.map((monitor) => pineprompt.get(`/monitors/${monitor.id}/prompts`)),',
      method: 'GET',
      contract: 'pineprompt',
      host: 'pineprompt.com',
      checked: 'throws',
      402: 'lost',
      429: 'lost',
      idempotency: 'na',
      requestId: 'absent',
    },
  ],
  'server/market.ts': [
    {
      // A table of messages has both statuses as keys.
      line: 'const res = await fetch(`${PINCER_URL}/proxy/company-data/lookup`, {',
      method: 'POST',
      contract: 'pincer',
      host: 'pincerapi.com',
      checked: 'yes',
      402: 'distinguished',
      429: 'distinguished',
      idempotency: 'absent',
      requestId: 'absent',
    },
    {
      line: 'const res = await fetch(`${PINCER_URL}/proxy/exchange-rates/latest?base=${currency}`, {',
      method: 'GET',
      contract: 'pincer',
      host: 'pincerapi.com',
      checked: 'yes',
      402: 'lost',
      429: 'lost',
      idempotency: 'na',
      requestId: 'absent',
    },
    {
      // `status >= 400` notices every failure and separates none.
      line: 'const res = await fetch(`${PINCER_URL}/balance`, {',
      method: 'POST',
      contract: 'pincer',
      host: 'pincerapi.com',
      checked: 'yes',
      402: 'lost',
      429: 'lost',
      idempotency: 'absent',
      requestId: 'absent',
    },
    {
      // The status goes to the browser with the body. Whether it is then "checked" is open to argument.
      line: 'const upstream = await fetch(`${PINCER_URL}/balance`, { headers: auth });',
      method: 'GET',
      contract: 'pincer',
      host: 'pincerapi.com',
      402: 'propagated',
      429: 'propagated',
      idempotency: 'na',
    },
  ],
  'web/balance-badge.tsx': [
    {
      line: "fetch('/api/balance')",
      method: 'GET',
      contract: null,
      checked: 'no',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'na',
      requestId: 'na',
    },
  ],
  'web/report-button.tsx': [
    {
      // A key for each press of the button: present, though it protects transport retries only.
      line: "const res = await fetch('/api/reports', {",
      method: 'POST',
      contract: null,
      checked: 'yes',
      402: 'lost',
      429: 'lost',
      idempotency: 'present',
      requestId: 'absent',
    },
  ],
  'web/monitor-form.tsx': [
    {
      line: "const res = await fetch('/api/monitors', {",
      method: 'POST',
      contract: null,
      checked: 'yes',
      402: 'distinguished',
      429: 'lost',
      idempotency: 'absent',
      requestId: 'absent',
    },
  ],
  'web/monitor-list.tsx': [
    {
      line: "const res = await fetch('/api/monitors');",
      method: 'GET',
      contract: null,
      checked: 'yes',
      // A poll asks again: what one round drops is no loss.
      402: 'unknown',
      429: 'unknown',
      idempotency: 'na',
      requestId: 'absent',
    },
  ],
  'web/mention-list.tsx': [
    {
      line: "const { data } = await axios.post<Mention[]>('/api/mentions', { text });",
      method: 'POST',
      contract: null,
      checked: 'throws',
      402: 'stringified',
      429: 'stringified',
      idempotency: 'absent',
      requestId: 'absent',
    },
  ],
  'web/claim-check.tsx': [
    {
      // The helper hands back ok, status and body; its one caller separates 429 and drops the body.
      line: 'const res = await fetch(path, {',
      method: 'POST',
      contract: null,
      checked: 'yes',
      402: 'propagated',
      429: 'distinguished',
      idempotency: 'absent',
    },
    {
      line: "const answer = await postJson('/api/claims', { claim });",
      method: 'POST',
      contract: null,
      via: 'postJson',
      checked: 'yes',
      402: 'lost',
      429: 'distinguished',
      idempotency: 'absent',
      // The wrapper drops the id, and is reported for it.
      requestId: 'unknown',
    },
  ],
  'web/track.ts': [
    {
      line: "fetch('/api/events', {",
      method: 'POST',
      contract: null,
      checked: 'ignored',
      402: 'unchecked',
      429: 'unchecked',
      idempotency: 'absent',
      requestId: 'na',
    },
  ],
};
