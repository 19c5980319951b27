import { fileURLToPath } from 'node:url';
import { writeGenerated } from './generate/write-generated.js';
import { scaffoldRule } from './new/scaffold-rule.js';

// npm run new -- rule NAME: write a rule, its test and its page, and enter it everywhere.
const root = fileURLToPath(new URL('..', import.meta.url));
const [kind, name, ...rest] = process.argv.slice(2);

if (kind !== 'rule' || name === undefined || rest.length > 0) {
  console.error('Usage: npm run new -- rule NAME');
  process.exitCode = 2;
} else {
  try {
    const written = scaffoldRule(root, name);
    const generated = await writeGenerated(root, false);
    for (const path of new Set([...written, ...generated])) console.log(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
