import type { RuleDefinition, SourceLocation } from '@eslint/core';
import type { ApiCall } from '../facts/index.js';
import type { Rule } from '../rule/rule.js';
import { callsOf, type LintedFile, mayHaveCalls } from './calls.js';
import { settingsOf } from './settings.js';

/** A rule as ESLint and oxlint run it: it asks for the facts of the file and reports what the rule finds. */
export function toEslintRule(rule: Rule): RuleDefinition {
  return {
    meta: {
      type: rule.meta.type,
      docs: { ...rule.meta.docs, recommended: rule.presets.recommended !== undefined },
      messages: rule.meta.messages,
      schema: rule.meta.schema,
      defaultOptions: [rule.defaultOptions],
    },
    create(context) {
      const settings = settingsOf(context);
      const { cwd, filename, sourceCode } = context as unknown as LintedFile;
      const file = { cwd, filename, sourceCode };
      // Without a visitor oxlint need not even build the syntax tree.
      if (!mayHaveCalls(file, settings)) return {};
      return {
        Program() {
          const options = withDefaults(rule, context.options[0]);
          for (const call of callsOf(file, settings)) {
            for (const { messageId, data } of rule.find(call, { options, settings })) {
              context.report({ messageId, data, loc: locationOf(call) });
            }
          }
        },
      };
    },
  };
}

/** ESLint before 9.15 does not fill in `meta.defaultOptions`. */
function withDefaults(rule: Rule, given: unknown): unknown {
  return { ...(rule.defaultOptions as object), ...(given as object | undefined) };
}

function locationOf({ line, column, endLine, endColumn }: ApiCall): SourceLocation {
  return {
    start: { line, column: column - 1 },
    end: { line: endLine, column: endColumn - 1 },
  };
}
