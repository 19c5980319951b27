import type { KeyCarrier } from '@unhappy-path/client/contracts';
import type { ClientName } from '../../src/facts/index.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import {
  skip,
  type MigratedProject,
  type Site,
  type SitePlan,
  type Skip,
} from '../../src/migrate/codemod.js';
import { effectOf } from '../../src/migrate/confirm.js';
import { statementAround, statementsAround } from '../../src/migrate/enclosing.js';
import { isInUserInterface } from '../../src/migrate/ui-code.js';
import { keyPlace, type KeyPlace } from './header-edits.js';
import type { KeyNames } from './key-names.js';
import { keyParameters } from './key-parameter.js';
import { constant, makingOfKey } from './make-key.js';
import { repeats, varies } from './same-operation.js';

/**
 * The key made once for each operation: outside of what repeats the call, and inside of what gives it something else to
 * say. The facts have the last word: where the key would still be made anew for each attempt, the next place is tried.
 */
export function planKey(
  site: Site,
  carrier: KeyCarrier | 'unknown',
  names: KeyNames,
  project: MigratedProject,
): SitePlan {
  const { file, node } = site;
  if (carrier === 'unknown') return skip('key-carrier-unknown', site.call.contract ?? undefined);
  if (isInUserInterface(node, file)) return skip('key-in-component');
  const place = keyPlace(site, carrier);
  if ('kind' in place) return place;
  const name = names.free(node, file);
  let refusal: Skip = skip('operation-not-known');
  for (const edits of waysToMake(place, name, site)) {
    if ('kind' in edits) {
      refusal = edits;
      continue;
    }
    const effect = effectOf(site, edits, project);
    if (effect?.after.idempotency !== 'present') continue;
    names.give(node, file);
    return { kind: 'migrate', edits, imports: [], released: [] };
  }
  return refusal;
}

function* waysToMake(place: KeyPlace, name: string, site: Site): Generator<TextEdit[] | Skip> {
  const { file, node, call } = site;
  const made = makingOfKey(file);
  const isInline = statementAround(place.at, file) === null;
  const [nearest, ...further] = statementsAround(place.at, file);
  const near =
    isInline || nearest === undefined
      ? place.edits(made)
      : [constant(nearest, name, made, file), ...place.edits(name)];
  if (call.retry === null) {
    yield near;
    return;
  }
  for (const statement of nearest === undefined ? further : [nearest, ...further]) {
    if (!repeats(statement, place.at, file)) continue;
    if (node.type !== 'CallExpression' || varies(node, statement, file)) break;
    yield [constant(statement, name, made, file), ...place.edits(name)];
  }
  yield* keyParameters(place, name, made, site);
  // What repeats may be the library: with the headers that it got.
  if (LIBRARIES_REPEAT.has(call.client)) yield near;
}

const LIBRARIES_REPEAT: ReadonlySet<ClientName> = new Set<ClientName>([
  'axios',
  'ky',
  'got',
  'ofetch',
]);
