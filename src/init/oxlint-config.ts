import { createRequire } from 'node:module';
import type * as JsoncParser from 'jsonc-parser';
import { setJsonMember } from '../edits/set-json-member.js';
import { PACKAGE_NAME } from '../rule/package.js';
import type { Rule } from '../rule/rule.js';
import type { ConfigEdit } from './eslint-config.js';
import { isRecord } from './manifest.js';

const require = createRequire(import.meta.url);

/**
 * Add the plugin, its recommended rules and its settings to a configuration of oxlint, which may have comments. Rules
 * that stand there keep their level.
 */
export function editOxlintConfig(
  text: string,
  rules: readonly Rule[],
  settings: object | null,
): ConfigEdit {
  const { parse } = require('jsonc-parser') as typeof JsoncParser;
  const errors: JsoncParser.ParseError[] = [];
  const content: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isRecord(content)) return { kind: 'left', why: 'it is not JSON' };
  const { jsPlugins } = content;
  if (jsPlugins !== undefined && !Array.isArray(jsPlugins))
    return { kind: 'left', why: '"jsPlugins" is no list' };
  if (jsPlugins?.some((one) => nameOf(one) === PACKAGE_NAME) === true) return { kind: 'done' };
  let after =
    jsPlugins === undefined
      ? setJsonMember(text, ['jsPlugins'], [PACKAGE_NAME])
      : setJsonMember(text, ['jsPlugins', -1], PACKAGE_NAME);
  const given = isRecord(content['rules']) ? content['rules'] : {};
  for (const { name, presets } of rules) {
    const id = `${PACKAGE_NAME}/${name}`;
    if (presets.recommended === undefined || Object.hasOwn(given, id)) continue;
    after = setJsonMember(after, ['rules', id], 'error');
  }
  if (settings !== null) after = setJsonMember(after, ['settings', PACKAGE_NAME], settings);
  return { kind: 'edit', text: after };
}

/** A plugin is named, or named with another name for its rules. */
function nameOf(plugin: unknown): unknown {
  return isRecord(plugin) ? plugin['specifier'] : plugin;
}
