import type { DefinedError } from 'ajv';
import type { Rule } from '../rule/rule.js';
import { alternatives, describeValue } from '../settings/contract-schema/phrases.js';
import { didYouMean } from '../settings/did-you-mean.js';
import type { Problem } from '../settings/problem.js';

/** The parts of a rule's schema that messages speak of. */
interface OptionSchema {
  type?: string;
  properties?: Record<string, OptionSchema>;
  items?: OptionSchema;
  enum?: readonly unknown[];
  minimum?: number;
  maximum?: number;
}

/**
 * Hold the options that a configuration gives a rule against the rule's own schema.
 *
 * @returns all that is wrong, with paths that begin at the options
 */
export async function optionProblems(rule: Rule, options: object): Promise<Problem[]> {
  const schema = rule.meta.schema[0] as OptionSchema | undefined;
  if (schema === undefined) return [{ path: [], text: 'the rule has no options; leave them out' }];

  // Loaded late: few configurations have options at all.
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ strict: false, allErrors: true, verbose: true }).compile(schema);
  if (validate(options)) return [];
  const problems = (validate.errors as DefinedError[]).map((error) => describe(error, schema));
  // Several keywords can speak of one value: a number out of range is told once.
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return seen.has(key) ? false : seen.add(key);
  });
}

function describe(error: DefinedError, schema: OptionSchema): Problem {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/u.test(step) ? Number(step) : step));
  if (error.keyword === 'additionalProperties') {
    const option = error.params.additionalProperty;
    const names = Object.keys(schema.properties ?? {});
    return { path, text: `there is no option "${option}"${didYouMean(option, names)}` };
  }
  if (error.keyword === 'uniqueItems') return { path, text: 'holds the same value twice' };
  if (error.keyword === 'minItems')
    return { path, text: 'expected at least one entry, found none' };
  const found = describeValue(error.data);
  const stated = error.parentSchema as OptionSchema | undefined;
  const text = `expected ${wordsFor(stated ?? {})}, found ${found}`;
  const hint =
    error.keyword === 'enum' && typeof error.data === 'string'
      ? didYouMean(error.data, (stated?.enum ?? []).map(String))
      : '';
  return { path, text: hint.endsWith('?') ? text + hint : text };
}

/** `a whole number from 400 to 599`, `a list`, `"contracts" or "all"`. */
function wordsFor(schema: OptionSchema): string {
  if (schema.enum !== undefined) return alternatives(schema.enum.map(String));
  switch (schema.type) {
    case 'boolean':
      return 'true or false';
    case 'array':
      return schema.items === undefined ? 'a list' : `a list of ${wordsFor(schema.items)}`;
    case 'integer':
    case 'number': {
      const kind = schema.type === 'integer' ? 'a whole number' : 'a number';
      const { minimum, maximum } = schema;
      if (minimum !== undefined && maximum !== undefined)
        return `${kind} from ${minimum} to ${maximum}`;
      if (minimum !== undefined) return `${kind} from ${minimum} up`;
      return maximum === undefined ? kind : `${kind} up to ${maximum}`;
    }
    case 'string':
      return 'a text';
    default:
      return 'an object';
  }
}
