/** A fact that differs from its label, and why it may. */
export interface KnownDifference {
  /** `PACKAGE PATH:LINE`. */
  call: string;
  /** Fields with what the analysis says. */
  got: Readonly<Record<string, string>>;
  /** What the analysis cannot see, or why reviewers may differ. */
  reason: string;
}

/** Differences that were read against the code. A row that no longer differs must leave this list. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    call: 'auth0-js src/helper/request-builder.js:127',
    got: { 'fate 429': 'propagated', retry: 'none' },
    reason: "superagent's retry() is not read.",
  },
  {
    call: 'auth0-js src/helper/request-builder.js:132',
    got: { 'fate 429': 'propagated', retry: 'none' },
    reason: "superagent's retry() is not read.",
  },
  {
    call: 'auth0-js src/helper/request-builder.js:138',
    got: { 'fate 429': 'propagated', retry: 'none' },
    reason: "superagent's retry() is not read.",
  },
  {
    call: 'intuit-oauth src/OAuthClient.js:459',
    got: { client: 'no call' },
    reason: 'A field that a constructor function sets is not seen in the methods on its prototype.',
  },
  {
    call: 'intuit-oauth src/OAuthClient.js:766',
    got: {
      'fate 429': 'propagated',
      idempotency: 'unknown',
      'retry bounded': 'false',
      'retry backoff': 'false',
      'retry retriesNonRetryable': 'true',
    },
    reason: 'A method on the prototype of a constructor function is not followed through `this`.',
  },
  {
    call: '@line/bot-sdk lib/http-fetch.ts:83',
    got: { idempotency: 'absent' },
    reason:
      'The unseen headers that are spread in may hold a key; the analysis goes by those that are written out.',
  },
  {
    call: '@mailchimp/mailchimp_transactional src/ApiClient.js:104',
    got: { url: 'dynamic', idempotency: 'unknown' },
    reason: 'A field that a constructor function sets is not seen in the methods on its prototype.',
  },
  {
    call: '@mendable/firecrawl-js src/index.ts:1325',
    got: {
      checked: 'throws',
      'fate 402': 'distinguished',
      'fate 429': 'propagated',
      requestId: 'propagated',
    },
    reason:
      'Of the callers that get the response back, the one that separates the status decides, not the worst.',
  },
  {
    call: '@mendable/firecrawl-js src/index.ts:1346',
    got: { 'fate 429': 'propagated', requestId: 'propagated' },
    reason:
      'The callers rebuild the error from its message; the client call is judged by what its own function returns.',
  },
  {
    call: '@microlink/mql src/index.js:30',
    got: { retry: 'none' },
    reason: 'A retry option without a list of statuses that can be read here counts as none.',
  },
  {
    call: '@microlink/mql src/index.js:54',
    got: { retry: 'none' },
    reason: 'A retry option without a list of statuses that can be read here counts as none.',
  },
  {
    call: 'node-vault src/index.js:152',
    got: { requestId: 'absent' },
    reason: 'The parsed body that the error keeps is not taken for one that has the id.',
  },
  {
    call: 'npm-name index.js:57',
    got: { 'fate 402': 'lost', requestId: 'absent' },
    reason: 'An error that is collected in an array and thrown later counts as dropped.',
  },
  {
    call: 'ollama src/utils.ts:203',
    got: { client: 'no call' },
    reason: 'fetch is a parameter here; only another file says that it is the global one.',
  },
  {
    call: '@platformatic/client index.js:238',
    got: { checked: 'escapes', 'fate 402': 'propagated', 'fate 429': 'propagated' },
    reason:
      'The response goes to a telemetry hook as well, which hides that its body is used unchecked.',
  },
  {
    call: '@platformatic/client index.js:335',
    got: { 'fate 402': 'propagated', 'fate 429': 'propagated' },
    reason: 'log is a parameter; the status that it is given counts as kept.',
  },
  {
    call: 'replicate index.js:288',
    got: { url: 'dynamic', checked: 'escapes', 'fate 429': 'propagated', idempotency: 'absent' },
    reason: 'withAutomaticRetries stands in another file.',
  },
  {
    call: 'shopify-api-node index.js:195',
    got: { 'fate 429': 'propagated', retry: 'none' },
    reason: 'Options that branches assign to the object after it was made are not read.',
  },
  {
    call: 'shopify-api-node index.js:340',
    got: { method: 'dynamic', 'fate 429': 'propagated', idempotency: 'unknown', retry: 'none' },
    reason: 'Options that branches assign to the object after it was made are not read.',
  },
  {
    call: '@supabase/functions-js src/FunctionsClient.ts:279',
    got: { client: 'no call' },
    reason: 'this.fetch is made in another file.',
  },
  {
    call: '@huggingface/inference src/lib/getInferenceProviderMapping.ts:73',
    got: { checked: 'yes', requestId: 'absent' },
    reason:
      'A failure whose JSON names no error is read a second time, which no success is: it is not taken for one.',
  },
  {
    call: '@supabase/postgrest-js src/PostgrestBuilder.ts:336',
    got: { idempotency: 'absent', 'retry retryAfter': 'false' },
    reason:
      'Headers that a caller has set on the builder are not seen, nor what the wait of the retry is made of.',
  },
  {
    call: 'telegraf src/core/network/client.ts:379',
    got: { url: 'dynamic' },
    reason:
      'Defaults under options that come from a function of another file are not taken for the URL.',
  },
  {
    call: 'unstorage drivers/cloudflare-kv-http.mjs:112',
    got: { idempotency: 'unknown' },
    reason: 'Headers of an instance that branches assign are not joined.',
  },
  {
    call: 'unstorage drivers/s3.mjs:38',
    got: { method: 'GET', idempotency: 'na' },
    reason: 'A single argument that is not known counts as a URL, not as a Request.',
  },
];
