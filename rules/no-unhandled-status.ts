import { statusesToActOn, type Contract } from '@unhappy-path/client/contracts';
import type { ApiCall, Fate, Place } from '../src/facts/index.js';
import { isDecidedElsewhere } from '../src/rule/decided-elsewhere.js';
import { describeCall } from '../src/rule/describe-call.js';
import { describePlaces } from '../src/rule/describe-places.js';
import { defineRule } from '../src/rule/define-rule.js';
import { joinWords } from '../src/rule/join-words.js';
import { describeRemedies } from '../src/rule/remedy.js';
import { contractOf, coversEveryCall, SCOPE_SCHEMA, type ScopeOption } from '../src/rule/scope.js';
import { STATUS_TEST } from '../src/rule/status-test.js';
import type { ResolvedSettings } from '../src/settings/settings.js';

interface Options extends ScopeOption {
  statuses?: readonly number[];
  ignoredCalls: boolean;
}

type MessageId = 'statusLost' | 'statusOnlyInText' | 'statusNeverNoticed' | 'statusIgnored';

/** Statuses that end in the same way at the same lines: one thing to mend. */
interface Loss {
  messageId: MessageId;
  statuses: number[];
  at: readonly Place[];
}

export const noUnhandledStatus = defineRule<Options, MessageId>({
  name: 'no-unhandled-status',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow losing the statuses that ask for an action of their own, such as 402 and 429',
      covers: { contracts: 'calls with a contract', all: 'every call' },
    },
    messages: {
      statusLost:
        '{{call}} loses {{statuses}} at {{places}}: the failure is noticed and its status dropped. Test the status there, or keep it as data on what you throw or return. {{remedies}}',
      statusOnlyInText:
        '{{call}} keeps {{statuses}} only as text at {{places}}, where no caller can act on it. Test the status there, or keep it as a number on what you throw or return. {{remedies}}',
      statusNeverNoticed:
        '{{call}} takes {{statuses}} for a success at {{places}}. Test {{test}} before the answer counts as one. {{remedies}}',
      statusIgnored:
        '{{call}} lets {{statuses}} go unseen: nothing looks at the answer. Await it and test {{test}}. {{remedies}}',
    },
    schema: [
      {
        type: 'object',
        properties: {
          scope: SCOPE_SCHEMA,
          statuses: {
            type: 'array',
            items: { type: 'integer', minimum: 400, maximum: 599 },
            minItems: 1,
            uniqueItems: true,
            description:
              'The statuses that must be handled. Left out: 402, 429, those of the setting `statuses`, and those on which the contract asks for an action of its own.',
          },
          ignoredCalls: {
            type: 'boolean',
            description: 'Also report calls whose answer nobody looks at.',
          },
        },
        additionalProperties: false,
      },
    ],
  },
  defaultOptions: { ignoredCalls: false },
  presets: { recommended: {}, strict: { scope: 'all', ignoredCalls: true } },
  find(call, { options, settings }) {
    const contract = contractOf(call, settings);
    if (contract === undefined && !coversEveryCall(options, settings)) return [];
    if (call.checked === 'ignored' && !options.ignoredCalls) return [];
    const required = options.statuses ?? requiredStatuses(contract, settings);
    return lossesOf(call, required).map(({ messageId, statuses, at }) => ({
      messageId,
      statuses,
      places: at,
      data: {
        call: describeCall(call),
        statuses: joinWords(statuses.map(String)),
        places: describePlaces(at, call),
        test: STATUS_TEST[call.client],
        remedies: describeRemedies(statuses, contract),
      },
    }));
  },
});

/** Most statuses of a contract ask for nothing but to give up, which needs no branch of its own. */
function requiredStatuses(
  contract: Contract | undefined,
  { statuses }: ResolvedSettings,
): readonly number[] {
  return [402, 429, ...statuses, ...(contract === undefined ? [] : statusesToActOn(contract))];
}

function lossesOf(call: ApiCall, required: readonly number[]): Loss[] {
  const losses = new Map<string, Loss>();
  for (const [status, { kind, at }] of Object.entries(call.fate)) {
    const messageId = messageFor(kind, call);
    if (messageId === undefined || !required.includes(Number(status))) continue;
    if (isDecidedElsewhere(call, status as `${number}`)) continue;
    const key = JSON.stringify([messageId, at]);
    const loss = losses.get(key) ?? { messageId, statuses: [], at };
    loss.statuses.push(Number(status));
    losses.set(key, loss);
  }
  return [...losses.values()];
}

function messageFor(fate: Fate, call: ApiCall): MessageId | undefined {
  switch (fate) {
    case 'lost':
      return 'statusLost';
    case 'stringified':
      return 'statusOnlyInText';
    case 'unchecked':
      return call.checked === 'ignored' ? 'statusIgnored' : 'statusNeverNoticed';
    case 'distinguished':
    case 'propagated':
    case 'unknown':
      return undefined;
  }
}
