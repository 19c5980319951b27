import { expect, it } from 'vitest';
import { formatInspectJson } from '../../src/report/inspect-json.js';
import { apiCall, CALLS } from './calls.js';

it('has every field in the documented order', () => {
  expect(formatInspectJson(CALLS.slice(1))).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "calls": [
        {
          "file": "src/credits.ts",
          "line": 40,
          "column": 11,
          "endLine": 14,
          "endColumn": 3,
          "client": "fetch",
          "via": {
            "name": "send",
            "file": "src/send.ts",
            "line": 3,
            "decides": []
          },
          "within": null,
          "callersDecide": [],
          "method": "POST",
          "url": {
            "kind": "absolute",
            "host": "api.pioneer.ai",
            "path": "/v1/models/*/inference"
          },
          "contract": "pioneer",
          "checked": "no",
          "checkedAt": [],
          "fate": {
            "402": {
              "kind": "unchecked",
              "at": [
                {
                  "file": "src/credits.ts",
                  "line": 20
                }
              ]
            },
            "429": {
              "kind": "unchecked",
              "at": [
                {
                  "file": "src/credits.ts",
                  "line": 20
                }
              ]
            }
          },
          "idempotency": "absent",
          "requestId": "na",
          "requestIdAt": [],
          "retry": null,
          "unknownBecause": []
        },
        {
          "file": "src/report.ts",
          "line": 7,
          "column": 3,
          "endLine": 14,
          "endColumn": 3,
          "client": "axios",
          "via": null,
          "within": null,
          "callersDecide": [],
          "method": "dynamic",
          "url": {
            "kind": "dynamic",
            "host": null,
            "path": null
          },
          "contract": null,
          "checked": "throws",
          "checkedAt": [],
          "fate": {
            "402": {
              "kind": "unknown",
              "at": []
            },
            "429": {
              "kind": "lost",
              "at": []
            }
          },
          "idempotency": "unknown",
          "requestId": "absent",
          "requestIdAt": [],
          "retry": {
            "bounded": true,
            "backoff": false,
            "retryAfter": false,
            "retriesNonRetryable": true,
            "postWithoutKey": false
          },
          "unknownBecause": []
        }
      ]
    }"
  `);
});

it('keeps the order whatever the order of the facts, and leaves out what is not documented', () => {
  const call = apiCall();
  const shuffled = {
    ...Object.fromEntries(Object.entries(call).reverse()),
    internal: true,
  } as unknown as typeof call;
  expect(formatInspectJson([shuffled])).toBe(formatInspectJson([call]));
});

it('is an empty list where there are no calls', () => {
  expect(JSON.parse(formatInspectJson([]))).toEqual({ version: 1, calls: [] });
});
