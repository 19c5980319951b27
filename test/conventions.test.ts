import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.js';
import plugin from '../src/index.js';
import type { ApiCall, Checked, Fate, Idempotency, RequestId } from '../src/facts/index.js';
import type { Rule } from '../src/rule/rule.js';
import { callWith, fateAt, OVERTEN, PIONEER, PYRAMID, SETTINGS } from './rules/facts.js';
import { messagesOf } from './rules/messages.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

describe('one name, four places', () => {
  const names = rules.map(({ name }) => name);

  it('a file of rules/ for each rule of the index', () => {
    expect(namesIn('rules', '.ts').filter((name) => name !== 'index')).toEqual(names);
  });

  it('a page for each rule, and none besides', () => {
    expect(namesIn('docs/rules', '.md')).toEqual(names);
  });

  it.each(names)('a test for %s', (name) => {
    expect(existsSync(join(ROOT, 'test/rules', `${name}.test.ts`))).toBe(true);
  });

  it('an entry of the plugin for each rule', () => {
    expect(Object.keys(plugin.rules)).toEqual(names);
  });
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const page = readFileSync(join(ROOT, 'docs/rules', `${name}.md`), 'utf8');

  it('has a page with the headings that readers look for, in order', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Why', 'Bad', 'Good', 'Options', 'When not to use it', 'Measured']);
  });

  it('has a page that names its sources', () => {
    const why = page.slice(page.indexOf('## Why'), page.indexOf('## Bad'));
    expect(why).toMatch(/<https:\/\/[^>]+>/);
  });

  it('has a page that shows at least one bad and one good sample', () => {
    expect(page).toMatch(/^```\w+ bad/m);
    expect(page).toMatch(/^```\w+ good/m);
  });

  it('links to its page', () => {
    expect(rule.meta.docs.url.endsWith(`/docs/rules/${name}.md`)).toBe(true);
  });

  it('describes itself in a sentence without its full stop', () => {
    expect(rule.meta.docs.description).toMatch(/^(?:Disallow|Require) .*[^.]$/);
  });

  it('has options that its schema describes and allows', () => {
    const [schema] = rule.meta.schema;
    expect(rule.meta.schema).toHaveLength(1);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    const { properties } = schema as { properties: Record<string, { description?: string }> };
    for (const [option, { description }] of Object.entries(properties)) {
      expect(description, option).toMatch(/^[A-Z].*\.$/);
      expect(page, option).toContain(`\`${option}\``);
    }
    const validate = new Ajv({ strict: false }).compile(schema as object);
    for (const options of [rule.defaultOptions, ...Object.values(rule.presets)]) {
      expect(validate(options), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  it('has a schema that nobody changes unseen', () => {
    expect(rule.meta.schema).toMatchSnapshot();
  });

  it('stands in strict, and in every configuration with complete options', () => {
    expect(rule.presets.strict).toBeDefined();
    for (const preset of ['recommended', 'strict'] as const) {
      const entry = plugin.configs[preset].rules?.[`unhappy-path/${name}`];
      const options = rule.presets[preset];
      expect(entry).toEqual(options === undefined ? undefined : ['error', options]);
      expect(Object.keys(options ?? {})).toEqual(
        expect.arrayContaining(Object.keys(rule.defaultOptions as object)),
      );
    }
  });

  it('has messages that are sentences', () => {
    for (const [id, message] of Object.entries(rule.meta.messages)) {
      expect(message, id).toMatch(/(?:\.|\{\{remedies\}\})$/);
      expect(message, id).toMatch(/^(?:[A-Z]|\{\{call\}\})/);
      expect(message, id).not.toMatch(/ {2}|\n/);
    }
  });

  it('fills in every message, with a line where one is promised', () => {
    const rendered = renderAll(rule);
    expect([...rendered.keys()].sort()).toEqual(Object.keys(rule.meta.messages).sort());
    for (const [id, messages] of rendered) {
      for (const message of messages) {
        expect(message, id).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
        expect(message, id).not.toMatch(/ {2}| [.,:;]|\.\.|: *$/);
        expect(message, id).toMatch(/\.$/);
        if (rule.meta.messages[id]?.includes('{{places}}') === true) {
          expect(message, id).toMatch(/\blines? \d+|:\d+/);
        }
      }
    }
  });
});

/** The messages of a rule for every combination of facts that a call can have, by id. */
function renderAll(rule: Rule): Map<string, Set<string>> {
  const rendered = new Map<string, Set<string>>();
  for (const call of everyCall()) {
    for (const preset of ['recommended', 'strict'] as const) {
      const options = rule.presets[preset];
      if (options === undefined) continue;
      const findings = rule.find(call, { options, settings: SETTINGS });
      const messages = messagesOf(rule, call, { preset });
      findings.forEach(({ messageId }, index) => {
        const known = rendered.get(messageId) ?? new Set();
        rendered.set(messageId, known.add(messages[index] ?? ''));
      });
    }
  }
  return rendered;
}

function* everyCall(): Generator<ApiCall> {
  const checked: Checked[] = ['yes', 'throws', 'no', 'ignored', 'escapes', 'unknown'];
  const fates: Fate[] = [
    'distinguished',
    'propagated',
    'stringified',
    'lost',
    'unchecked',
    'unknown',
  ];
  const idempotency: Idempotency[] = ['present', 'unstable', 'absent', 'unknown', 'na'];
  const requestId: RequestId[] = ['logged', 'propagated', 'absent', 'unknown', 'na'];
  const urls: Partial<ApiCall>[] = [
    {},
    PIONEER,
    OVERTEN,
    PYRAMID,
    { url: { kind: 'dynamic', host: null, path: null } },
    { url: { kind: 'relative', host: null, path: '/api/*' }, method: 'dynamic' },
  ];
  for (const url of urls) {
    for (const kind of fates) {
      for (const lines of [[], [14], [14, 20]]) {
        const statuses = [402, 408, 409, 422, 429, 500, 503];
        const fate = Object.fromEntries(statuses.map((status) => [status, fateAt(kind, ...lines)]));
        for (const one of checked) yield callWith({ ...url, fate, checked: one });
        for (const one of idempotency) yield callWith({ ...url, fate, idempotency: one });
        for (const one of requestId) yield callWith({ ...url, fate, requestId: one });
      }
    }
  }
}
