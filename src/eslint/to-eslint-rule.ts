import type { RuleDefinition, SourceLocation } from '@eslint/core';
import { mayContainCalls } from '../analysis/index.js';
import type { ApiCall } from '../facts/index.js';
import type { Rule } from '../rule/rule.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { callsOf, type LintedFile } from './calls.js';
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
      const { sourceCode } = context as unknown as LintedFile;
      // Without a visitor oxlint need not even build the syntax tree.
      if (!mayHaveCalls(sourceCode, settings)) return {};
      return {
        Program() {
          const options = withDefaults(rule, context.options[0]);
          for (const call of callsOf(
            { cwd: context.cwd, filename: context.filename, sourceCode },
            settings,
          )) {
            for (const finding of rule.find(call, { options, settings })) {
              context.report({ ...finding, loc: locationOf(call) });
            }
          }
        },
      };
    },
  };
}

const withCalls = new WeakMap<object, { settings: ResolvedSettings; may: boolean }>();

/** The pre-filter, asked once a file however many rules ask. */
function mayHaveCalls(source: LintedFile['sourceCode'], settings: ResolvedSettings): boolean {
  const known = withCalls.get(source);
  if (known?.settings === settings) return known.may;
  const may = mayContainCalls(source.text, settings);
  withCalls.set(source, { settings, may });
  return may;
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
