import type { ApiCall, Explanation, Step } from '../facts/index.js';
import { callToJson } from './inspect-json.js';

/** Explanations as JSON: `{ "version": 1, "explanations": [{ call, ways, callers }] }`. */
export function formatExplainJson(explanations: readonly Explanation[]): string {
  return JSON.stringify(
    {
      version: 1,
      explanations: explanations.map(({ call, ways, callers }) => ({
        call: callToJson(call),
        ways: ways.map(({ statuses, fate, steps }) => ({
          statuses,
          fate,
          steps: steps.map(stepToJson),
        })),
        callers: callers.map(callerToJson),
      })),
    },
    null,
    2,
  );
}

function stepToJson(step: Step) {
  return {
    kind: step.kind,
    file: step.file,
    line: step.line,
    column: step.column,
    endLine: step.endLine,
    endColumn: step.endColumn,
    within: step.within,
    name: step.name,
    carries: step.carries,
    elsewhere: step.elsewhere,
    apart: step.apart,
    decides: step.decides,
  };
}

function callerToJson({ file, line, column }: ApiCall) {
  return { file, line, column };
}
