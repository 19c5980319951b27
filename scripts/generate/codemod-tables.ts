import { CODEMODS } from '../../codemods/index.js';
import { SKIP_REASONS } from '../../src/migrate/skip-reasons.js';
import { table } from './tables.js';

/** The codemods in their order, for docs/codemods.md. */
export function codemodsTable(): string {
  const rows = Object.entries(CODEMODS).map(([name, make]) => {
    const { description } = make({ style: 'drop-in', client: null, clientShown: '' });
    return [`\`${name}\``, description];
  });
  return table(['Codemod', 'What it does'], rows);
}

/** Why calls are left as they are. */
export function reasonsTable(): string {
  const rows = Object.entries(SKIP_REASONS).map(([reason, text]) => [`\`${reason}\``, text]);
  return table(['Reason', 'The call is left as it is, because'], rows);
}
