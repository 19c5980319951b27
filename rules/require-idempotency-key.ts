import { idempotencyFor, type IdempotencyRule } from '@unhappy-path/client/contracts';
import type { ApiCall, Method } from '../src/facts/index.js';
import { isDecidedElsewhere } from '../src/rule/decided-elsewhere.js';
import { describeCall } from '../src/rule/describe-call.js';
import { defineRule } from '../src/rule/define-rule.js';
import type { Finding } from '../src/rule/rule.js';
import { contractOf, coversEveryCall, SCOPE_SCHEMA, type ScopeOption } from '../src/rule/scope.js';

interface Options extends ScopeOption {
  methods: readonly Method[];
}

type MessageId = 'keyMissing' | 'keyMissingUndocumented';

const ABOUT_THE_CALL = { statuses: [], places: [] };

export const requireIdempotencyKey = defineRule<Options, MessageId>({
  name: 'require-idempotency-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an idempotency key on requests that must not act twice',
      covers: { contracts: 'where the contract offers keys', all: 'every POST' },
    },
    messages: {
      keyMissing:
        '{{call}} carries no idempotency key: when its answer is lost, sending it again acts twice. {{api}} {{support}}: make one key for each operation, outside any retry, and send it {{carrier}}.',
      keyMissingUndocumented:
        '{{call}} carries no idempotency key: when its answer is lost, sending it again can act twice. Where the API takes a key (usually in the `Idempotency-Key` header), make one for each operation, outside any retry; where it takes none, look whether the first request acted before you send another.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          methods: {
            type: 'array',
            items: { enum: ['POST', 'PATCH'] },
            uniqueItems: true,
            description: 'The methods whose requests need a key.',
          },
          scope: SCOPE_SCHEMA,
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { methods: ['POST'] },
  presets: { recommended: {}, strict: { scope: 'all' } },
  find(call, { options, settings }) {
    if (call.idempotency !== 'absent' || !options.methods.includes(call.method)) return [];
    if (isDecidedElsewhere(call, 'idempotency')) return [];
    const contract = contractOf(call, settings);
    const undocumented: Finding<MessageId>[] = coversEveryCall(options, settings)
      ? [
          {
            messageId: 'keyMissingUndocumented',
            data: { call: describeCall(call) },
            ...ABOUT_THE_CALL,
          },
        ]
      : [];
    if (contract === undefined) return undocumented;
    const rule = idempotencyFor(contract, call.method, call.url.path, call.url.host);
    if (rule === 'unknown') return undocumented;
    switch (rule.support) {
      case 'required':
        return [keyMissing(call, contract.name, 'requires one', rule)];
      case 'supported':
        return [keyMissing(call, contract.name, 'takes one', rule)];
      case 'none':
        return [];
      case 'unknown':
        return undocumented;
    }
  },
});

function keyMissing(
  call: ApiCall,
  api: string,
  support: string,
  { carrier }: IdempotencyRule,
): Finding<MessageId> {
  return {
    ...ABOUT_THE_CALL,
    messageId: 'keyMissing',
    data: { call: describeCall(call), api, support, carrier: describeCarrier(carrier) },
  };
}

function describeCarrier(carrier: IdempotencyRule['carrier']): string {
  if (carrier === 'unknown') return 'where its documentation says';
  return carrier.in === 'header'
    ? `in the \`${carrier.name}\` header`
    : `as \`${carrier.name}\` in the body`;
}
