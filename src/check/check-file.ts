import type { AnalysedFile } from '../project/file-outcome.js';
import { PACKAGE_NAME } from '../rule/package.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { DisableComments } from './disable-comments.js';
import type { EnabledRule } from './enabled-rules.js';
import type { CheckFinding } from './finding.js';
import { identifyCalls } from './identity.js';

/** What the rules say of one file. */
export interface FileFindings {
  /** Sorted by position, then by rule. */
  findings: CheckFinding[];
  /** How many more were switched off by comments. */
  suppressed: number;
}

/** Ask every rule about every call of one file; `eslint-disable` comments have their say. */
export function checkFile(
  file: AnalysedFile,
  rules: readonly EnabledRule[],
  settings: ResolvedSettings,
): FileFindings {
  const identities = identifyCalls(file.facts.calls);
  const all = file.facts.calls.flatMap((call) =>
    rules.flatMap(({ rule, options, severity }) =>
      rule
        .find(call, { options, settings })
        .map(({ messageId, data, statuses, places }): CheckFinding => {
          const { line, column, endLine, endColumn } = call;
          return {
            file: file.path,
            line,
            column,
            endLine,
            endColumn,
            rule: `${PACKAGE_NAME}/${rule.name}`,
            severity,
            messageId,
            message: fillIn(rule.meta.messages[messageId] ?? messageId, data),
            call,
            identity: identities.get(call) ?? '',
            statuses,
            places,
          };
        }),
    ),
  );
  if (all.length === 0) return { findings: [], suppressed: 0 };

  const comments = new DisableComments(file.text, file.comments);
  const findings = all.filter((finding) => !comments.covers(finding.rule, finding));
  findings.sort(
    (a, b) =>
      a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)),
  );
  return { findings, suppressed: all.length - findings.length };
}

/** Messages have ESLint's placeholders, so that both give the same text. */
function fillIn(message: string, data: Readonly<Record<string, string>>): string {
  return message.replaceAll(
    /\{\{([^{}]+?)\}\}/gu,
    (placeholder, name: string) => data[name.trim()] ?? placeholder,
  );
}
