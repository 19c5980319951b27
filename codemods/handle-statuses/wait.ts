import { casesOf, type Contract } from '@unhappy-path/client/contracts';
import type { TextEdit } from '../../src/edits/text-edit.js';
import type { ApiCall } from '../../src/facts/index.js';
import type { MigratedProject, Site } from '../../src/migrate/codemod.js';
import { isPlatformFetch } from '../../src/migrate/platform-fetch.js';
import { retryAfterFunction } from '../../src/migrate/retry-after-function.js';
import { contractOf } from '../../src/rule/scope.js';
import { canBeSentAgain } from './sent-again.js';

/** The methods that may be repeated without a key: RFC 9110, 9.2.2. */
const IDEMPOTENT: ReadonlySet<ApiCall['method']> = new Set([
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
]);

/**
 * The edits by which a call is sent again after a 429, as long as the server names a short wait. Null where sending it
 * again is not known to be safe, or would not be the same request, or where nothing waits for its answer.
 */
export function waitEdits(site: Site, project: MigratedProject): TextEdit[] | null {
  const { call, node, file } = site;
  if (call.client !== 'fetch' || call.via !== null || call.retry !== null) return null;
  if (node.type !== 'CallExpression' || !isPlatformFetch(node.callee, file)) return null;
  if (file.parentOf(node)?.type !== 'AwaitExpression') return null;
  // Of several scripts, one does not see what another declares.
  if (/\.(?:vue|svelte|astro)$/.test(file.path)) return null;
  const isSafe = IDEMPOTENT.has(call.method) || call.idempotency === 'present';
  if (!isSafe || !asksToWait(call, contractOf(call, project.settings))) return null;
  const again = canBeSentAgain(site, project);
  const made = again === null ? null : retryAfterFunction(file);
  if (again === null || made === null) return null;
  const [start, end] = node.range;
  const { eol } = file.style;
  const behind = file.text.trimEnd().length;
  return [
    { start, end: start, text: `${made.name}(${again.isAsync ? 'async ' : ''}() => ` },
    { start: end, end, text: ')' },
    ...(made.text === null ? [] : [{ start: behind, end: behind, text: eol + eol + made.text }]),
  ];
}

/** Whether a 429 may be one that a wait mends: some are a bill to pay, which no server ends within seconds. */
function asksToWait({ method }: ApiCall, contract: Contract | undefined): boolean {
  const cases = contract === undefined ? [] : casesOf(contract, 429);
  return (
    cases.length === 0 ||
    cases.some(({ verdict }) => {
      if (verdict === 'unknown') return true;
      if (verdict.action !== 'retry') return false;
      return verdict.methods === 'any' || verdict.methods.some((one) => one === method);
    })
  );
}
