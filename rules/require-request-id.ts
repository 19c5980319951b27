import { requestIdLocations, type Location } from '@unhappy-path/client/contracts';
import { isDecidedElsewhere } from '../src/rule/decided-elsewhere.js';
import { describeCall } from '../src/rule/describe-call.js';
import { describePlaces } from '../src/rule/describe-places.js';
import { defineRule } from '../src/rule/define-rule.js';
import { joinWords } from '../src/rule/join-words.js';
import { contractOf, coversEveryCall, SCOPE_SCHEMA, type ScopeOption } from '../src/rule/scope.js';

export const requireRequestId = defineRule<ScopeOption, 'idDropped' | 'idDroppedUndocumented'>({
  name: 'require-request-id',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require the failure path of a call to log or keep the request id',
      covers: { contracts: 'calls with a contract that gives one', all: 'every call' },
    },
    messages: {
      idDropped:
        '{{call}}: the failure handled at {{places}} keeps no request id, so support at {{api}} cannot find the request that failed. Log {{ids}} there, or keep it on what you throw or return.',
      idDroppedUndocumented:
        '{{call}}: the failure handled at {{places}} keeps no request id, so nobody can find the request that failed in the logs of the server. Log the id that the answer carries (usually the `x-request-id` header) there, or keep it on what you throw or return.',
    },
    schema: [{ type: 'object', properties: { scope: SCOPE_SCHEMA }, additionalProperties: false }],
  },
  defaultOptions: {},
  presets: { recommended: {}, strict: { scope: 'all' } },
  find(call, { options, settings }) {
    if (call.requestId !== 'absent' || isDecidedElsewhere(call, 'requestId')) return [];
    const data = { call: describeCall(call), places: describePlaces(call.requestIdAt, call) };
    const about = { statuses: [], places: call.requestIdAt };
    const contract = contractOf(call, settings);
    const locations = contract === undefined ? [] : requestIdLocations(contract);
    if (contract !== undefined && locations.length > 0) {
      const ids = joinWords(locations.map(describeLocation), 'or');
      return [{ messageId: 'idDropped', data: { ...data, api: contract.name, ids }, ...about }];
    }
    return coversEveryCall(options, settings)
      ? [{ messageId: 'idDroppedUndocumented', data, ...about }]
      : [];
  },
});

function describeLocation(location: Location): string {
  return location.in === 'header'
    ? `the \`${location.name}\` header`
    : `\`${location.path}\` of the body`;
}
