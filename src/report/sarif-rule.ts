import type { ReportingDescriptor } from 'sarif';
import { PACKAGE_NAME } from '../rule/package.js';
import type { Rule } from '../rule/rule.js';

/** A rule as code scanning shows it beside a finding. */
export function sarifRule({ name, meta, presets }: Rule): ReportingDescriptor {
  const id = `${PACKAGE_NAME}/${name}`;
  const { description, covers, url } = meta.docs;
  const text = `${description}.`;
  const reports =
    covers.contracts === undefined
      ? `Reports ${covers.all}.`
      : `Reports ${covers.contracts}; with the configuration \`strict\`: ${covers.all}.`;
  const off = `// eslint-disable-next-line ${id} -- why`;
  return {
    id,
    name: pascalCase(name),
    shortDescription: { text },
    fullDescription: { text: `${text} ${reports.replaceAll('`', '')}` },
    help: {
      text: `${text} ${reports.replaceAll('`', '')} What to do: ${url}. Where a finding shall stay, write above the call: ${off}`,
      markdown: [
        text,
        reports,
        `[Why, with examples of bad and good code](${url})`,
        `Where a finding shall stay, write above the call:\n\n\`\`\`ts\n${off}\n\`\`\``,
      ].join('\n\n'),
    },
    helpUri: url,
    defaultConfiguration: { level: 'error', enabled: presets.recommended !== undefined },
    properties: {
      tags: ['reliability', 'error-handling', 'http'],
      precision: 'high',
      'problem.severity': 'error',
    },
  };
}

function pascalCase(name: string): string {
  return name
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}
