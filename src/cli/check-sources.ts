import type { CheckFinding } from '../check/finding.js';
import type { ApiCall, DecidedFact } from '../facts/index.js';
import { asKept, Explainer } from '../project/explain-call.js';
import type { AnalysedFile } from '../project/file-outcome.js';
import type { CheckSources } from '../report/check-report.js';

/** What formats may ask of the files of a run. */
export function sourcesOf(files: readonly AnalysedFile[]): CheckSources {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const explainer = new Explainer(files, asKept);
  return {
    textOf: (file) => texts.get(file) ?? null,
    waysOf: ({ call }) => explainer.explain(call).ways,
    callersOf: (finding) =>
      explainer.callersOf(finding.call).filter((caller) => isDecidedFor(caller, finding)),
  };
}

/** Whether the wrapper has decided for its caller what the finding is about. */
function isDecidedFor({ via }: ApiCall, { statuses, rule }: CheckFinding): boolean {
  const facts: DecidedFact[] =
    statuses.length > 0 ? statuses.map((status) => `${status}` as const) : factsOf(rule);
  return via !== null && facts.some((fact) => via.decides.includes(fact));
}

function factsOf(rule: string): DecidedFact[] {
  switch (rule.slice(rule.indexOf('/') + 1)) {
    case 'no-unchecked-response':
      return ['checked'];
    case 'require-idempotency-key':
      return ['idempotency'];
    case 'require-request-id':
      return ['requestId'];
    default:
      return [];
  }
}
