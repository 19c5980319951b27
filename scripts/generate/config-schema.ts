import { builtInContracts } from '@unhappy-path/client/contracts';
import { type ConversionConfig, type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { Rule } from '../../src/rule/rule.js';
import { contract } from '../../src/settings/contract-schema/contract.js';
import { choicesOf } from '../../src/settings/contract-schema/shapes.js';
import { SETTING_DESCRIPTIONS } from '../../src/settings/setting-descriptions.js';
import { apiEntry, CLIENTS, configSchema } from '../../src/settings/settings-schema.js';
import { withSharedDefinitions } from './shared-definitions.js';

const CONVERSION: ConversionConfig = {
  target: 'draft-07',
  // What goes in, where a member with a default may be left out.
  typeMode: 'input',
  errorMode: 'ignore',
  overrideSchema: ({ valibotSchema }) => {
    const choices = choicesOf(valibotSchema);
    // Which shape a lazy one has depends on what is given: editors are told of none.
    if (choices === undefined)
      return valibotSchema.type === 'lazy' ? { type: 'object' } : undefined;
    const { words, other } = choices;
    return { anyOf: [{ enum: [...words] }, convert(other)] };
  },
};

function convert(schema: v.GenericSchema): JsonSchema {
  const { $defs = {}, ...converted } = toJsonSchema(schema, CONVERSION);
  delete converted.$schema;
  // The library refers to what a lazy schema has led to once; `withSharedDefinitions` does it for all.
  const inlined = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inlined);
    if (typeof value !== 'object' || value === null) return value;
    const id = '$ref' in value ? /^#\/\$defs\/(.+)$/u.exec(String(value.$ref))?.[1] : undefined;
    if (id !== undefined) return inlined($defs[id]);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inlined(one)]));
  };
  return inlined(converted) as JsonSchema;
}

/** The JSON schema of `unhappy-path.config.json`, from the schemas that the command line itself reads it with. */
export function configJsonSchema(rules: readonly Rule[]): string {
  const clients: JsonSchema = { type: 'object', additionalProperties: { enum: [...CLIENTS] } };
  const api: JsonSchema = {
    anyOf: [
      { enum: builtInContracts.map(({ id }) => id), description: 'A built-in contract.' },
      { type: 'string', pattern: '\\.json$|[/\\\\]', description: 'A JSON file with a contract.' },
      { $ref: '#/definitions/contract' },
    ],
  };
  const level = { enum: ['off', 'warn', 'error'] };
  const entries = rules.map((rule): [string, unknown] => [
    rule.name,
    {
      description: `${rule.meta.docs.description}. ${rule.meta.docs.url}`,
      anyOf: [
        level,
        {
          type: 'array',
          items: [level, rule.meta.schema[0] ?? { type: 'object', maxProperties: 0 }],
          minItems: 1,
          maxItems: 2,
        },
      ],
    },
  ]);
  const named = (prefix: string) =>
    entries.map(([name, schema]) => [`${prefix}${name}`, schema] as const);
  const whole = toJsonSchema(configSchema, {
    ...CONVERSION,
    overrideSchema: (context) =>
      context.valibotSchema === apiEntry ? api : CONVERSION.overrideSchema?.(context),
  });
  const properties = Object.entries(whole.properties ?? {}).map(([name, schema]) => {
    const description = SETTING_DESCRIPTIONS[name as keyof typeof SETTING_DESCRIPTIONS];
    const own = name === 'rules' ? rulesSchema(named) : name === 'clients' ? clients : schema;
    return [name, { description, ...(own as object) }];
  });
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of unhappy-path',
    ...whole,
    properties: Object.fromEntries(properties) as object,
    definitions: { contract: convert(contract) },
  };
  return `${JSON.stringify(withSharedDefinitions(schema), null, 2)}\n`;
}

function rulesSchema(named: (prefix: string) => (readonly [string, unknown])[]) {
  return {
    type: 'object',
    properties: Object.fromEntries([...named(''), ...named('unhappy-path/')]) as object,
    additionalProperties: false,
  };
}
