import { readFileSync } from 'node:fs';
import { builtInContracts } from '@unhappy-path/client/contracts';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { rulesJudge } from '../../src/check/judge-rules.js';
import { ConfigError } from '../../src/settings/config-error.js';
import { resolveConfig } from '../../src/settings/resolve-config.js';
import { temporaryTree } from '../project/temporary-tree.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ strict: false }).compile(schema);

async function isTaken(config: object): Promise<boolean> {
  const root = temporaryTree({ 'unhappy-path.config.json': JSON.stringify(config) });
  try {
    await resolveConfig(root, rulesJudge(rules, 'recommended'));
    return true;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

const contract = {
  id: 'acme',
  name: 'Acme',
  hosts: [{ host: 'api.acme.example' }],
  failures: [{ when: { status: 402 }, kind: 'payment-required', meaning: 'Out of credits.' }],
};

describe('the published schema and the command line agree', () => {
  it.each([
    [{}, true],
    [{ $schema: './node_modules/unhappy-path/schemas/config.schema.json' }, true],
    [{ scope: 'all', apis: ['stripe'], statuses: [403], followImports: false }, true],
    [{ scope: 'al' }, false],
    [{ scoppe: 'all' }, false],
    [{ apis: ['strpe'] }, false],
    [{ apis: [contract] }, true],
    [{ apis: [{ ...contract, waits: 'unknown', idempotency: [] }] }, true],
    [{ apis: [{ ...contract, waits: 'unknwn' }] }, false],
    [{ apis: [{ ...contract, hosts: 1 }] }, false],
    [{ clients: { '@acme/http': 'axios' } }, true],
    [{ clients: { '@acme/http': 'axois' } }, false],
    [{ clients: [] }, false],
    [{ loggers: [''] }, false],
    [{ statuses: [200] }, false],
    [{ ignore: ['a'], maxFileSize: 5, client: './a.js' }, true],
    [{ maxFileSize: 0 }, false],
    [{ client: '' }, false],
    [{ rules: { 'require-request-id': 'off' } }, true],
    [{ rules: { 'unhappy-path/require-request-id': ['warn', { scope: 'all' }] } }, true],
    [{ rules: { 'require-request-id': ['warn', { scope: 'al' }] } }, false],
    [{ rules: { 'require-request-id': ['warn', { scop: 'all' }] } }, false],
    [{ rules: { 'require-request-ids': 'off' } }, false],
    [{ rules: { 'require-request-id': 2 } }, false],
  ])('%j: %s', async (config, expected) => {
    expect({ schema: validate(config), commandLine: await isTaken(config) }).toEqual({
      schema: expected,
      commandLine: expected,
    });
  });

  it.each(builtInContracts.map((one) => [one.id, one] as const))('on %s', (_id, one) => {
    expect(validate({ apis: [one] }), JSON.stringify(validate.errors?.[0])).toBe(true);
  });
});
