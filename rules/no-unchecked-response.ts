import { isDecidedElsewhere } from '../src/rule/decided-elsewhere.js';
import { describeCall } from '../src/rule/describe-call.js';
import { describePlaces } from '../src/rule/describe-places.js';
import { defineRule } from '../src/rule/define-rule.js';
import { STATUS_TEST } from '../src/rule/status-test.js';

interface Options {
  ignoredCalls: boolean;
}

export const noUncheckedResponse = defineRule<Options, 'bodyUsedUnchecked' | 'answerIgnored'>({
  name: 'no-unchecked-response',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using the body of a response whose status nothing has looked at',
      covers: { all: 'every call' },
    },
    messages: {
      bodyUsedUnchecked:
        '{{call}}: the body is used at {{places}} although nothing has looked at the status, so the body of an error counts as data. Test {{test}} first and handle the failure.',
      answerIgnored:
        '{{call}}: nothing looks at the answer, so nobody learns when it fails. Await it, test {{test}} and handle the failure.',
    },
    schema: [
      {
        type: 'object',
        properties: {
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
  presets: { recommended: {}, strict: { ignoredCalls: true } },
  find(call, { options }) {
    const data = { call: describeCall(call), test: STATUS_TEST[call.client] };
    switch (call.checked) {
      case 'no': {
        if (isDecidedElsewhere(call, 'checked')) return [];
        const places = describePlaces(call.checkedAt, call);
        return [
          {
            messageId: 'bodyUsedUnchecked',
            statuses: [],
            places: call.checkedAt,
            data: { ...data, places },
          },
        ];
      }
      case 'ignored':
        return options.ignoredCalls
          ? [{ messageId: 'answerIgnored', statuses: [], places: [], data }]
          : [];
      case 'yes':
      case 'throws':
      case 'escapes':
      case 'unknown':
        return [];
    }
  },
});
