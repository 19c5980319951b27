// A process of its own that may write no large files: writes one small and one large text into a folder.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeChanges, WriteError } from '../../src/migrate/write/write-changes.js';
import { writeTarget } from '../../src/migrate/write/write-target.js';

const root = process.argv[2] ?? '';
const changes = ['a.ts', 'b.ts'].flatMap((name) => {
  const before = readFileSync(join(root, name), 'utf8');
  const target = writeTarget(join(root, name), before, [root]);
  const after = name === 'a.ts' ? 'new a\n' : 'x'.repeat(200_000);
  return 'kind' in target ? [] : [{ target, before, after }];
});
try {
  writeChanges(changes, join(root, 'journal'));
} catch (error) {
  if (!(error instanceof WriteError)) throw error;
  console.log(`${basename(error.file)}: ${error.message}`);
}
