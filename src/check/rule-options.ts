import type { Rule } from '../rule/rule.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { SettingsError } from '../settings/settings-error.js';

/**
 * Check the options that a configuration file gives a rule against the rule's own schema.
 *
 * @throws {SettingsError} with one line that names the option
 */
export async function validateOptions(rule: Rule, options: object): Promise<void> {
  const schema = rule.meta.schema[0];
  const place = `rules["${rule.name}"]`;
  if (schema === undefined)
    throw new SettingsError(`${place}: the rule has no options; leave them out.`);

  // Loaded late: few configurations have options at all.
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ strict: false }).compile(schema);
  if (validate(options)) return;

  const error = validate.errors?.[0];
  const unknown: unknown = error?.params['additionalProperty'];
  if (typeof unknown === 'string') {
    throw new SettingsError(
      `${place}: there is no option "${unknown}"${didYouMean(unknown, optionNames(schema))}`,
    );
  }
  const option = error?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  throw new SettingsError(
    `${place}${option === '' ? '' : `: option "${option}"`} ${error?.message ?? 'is not valid'}.`,
  );
}

function optionNames(schema: object): string[] {
  const properties: unknown = 'properties' in schema ? schema.properties : {};
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
