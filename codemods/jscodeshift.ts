import { SKIP_REASONS } from '../src/migrate/skip-reasons.js';
import { planFile } from '../src/migrate/single-file/plan-file.js';
import { resolveConfig } from '../src/settings/resolve-config.js';
import type { ResolvedSettings } from '../src/settings/settings.js';
import { addIdempotencyKey } from './add-idempotency-key/index.js';
import { handleStatuses } from './handle-statuses/index.js';
import { logRequestId } from './log-request-id/index.js';

/** The codemods that need nothing but the file that they change. */
const CODEMODS = {
  'add-idempotency-key': addIdempotencyKey,
  'log-request-id': logRequestId,
  'handle-statuses': handleStatuses,
};

/** What jscodeshift hands to a transform. */
interface FileInfo {
  path: string;
  source: string;
}

/** What a transform can say. */
interface Api {
  report(message: string): void;
}

/** What `npx jscodeshift` was told beside its own options: `--wait=false`. */
interface TransformOptions {
  wait?: unknown;
}

let settings: Promise<ResolvedSettings> | null = null;

/**
 * A codemod as a transform of jscodeshift, by its name.
 *
 * @returns the new text; undefined where nothing changes
 * @throws {SyntaxError} where a file cannot be parsed, which jscodeshift counts as an error
 */
export async function transform(
  name: keyof typeof CODEMODS,
  { path, source }: FileInfo,
  api: Api,
  options: TransformOptions = {},
): Promise<string | undefined> {
  settings ??= resolveConfig(process.cwd()).then((config) => config.settings);
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const run = planFile(
    CODEMODS[name]({ wait: options.wait !== false }),
    path,
    source.slice(mark.length),
    await settings,
  );
  for (const { call, plan } of run.outcomes) {
    if (plan.kind !== 'skip') continue;
    const detail = plan.detail === undefined ? '' : ` (${plan.detail})`;
    api.report(
      `line ${call.line} is left as it is, ${plan.reason}${detail}: ${SKIP_REASONS[plan.reason]}`,
    );
  }
  const [change] = run.changes;
  return change === undefined ? undefined : mark + change.after;
}
