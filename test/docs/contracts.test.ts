import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtInContracts, idempotencyFor } from '@unhappy-path/client/contracts';
import { expect, test } from 'vitest';
import { loadContracts } from '../../src/settings/contracts.js';

const page = readFileSync(
  fileURLToPath(new URL('../../docs/contracts.md', import.meta.url)),
  'utf8',
);

test('the sample contract is one, and says what the page says of it', () => {
  const [, json = ''] = /^```json contract\n([^]*?)^```$/mu.exec(page) ?? [];
  const [acme] = loadContracts([JSON.parse(json)], '.');
  expect(acme).toMatchObject({ id: 'acme', limits: 'unknown' });
  if (acme === undefined) return;
  expect(idempotencyFor(acme, 'POST', '/v1/orders')).toMatchObject({ support: 'required' });
  expect(idempotencyFor(acme, 'POST', '/v1/carts')).toBe('unknown');
});

test('the page names every built-in contract', () => {
  const [, section = ''] = /^## Built in\n([^]*?)^## /mu.exec(page) ?? [];
  const ids = [...section.matchAll(/`([a-z-]+)`/gu)].map(([, id]) => id);
  expect(ids.filter((id) => id !== 'apis').sort()).toEqual(
    builtInContracts.map(({ id }) => id).sort(),
  );
});
