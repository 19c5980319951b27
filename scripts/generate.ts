import { fileURLToPath } from 'node:url';
import { writeGenerated } from './generate/write-generated.js';

// npm run generate [-- --check]: bring what follows from the rules up to date, or only say what is not.
const root = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');

const outdated = await writeGenerated(root, isCheck);
for (const path of outdated)
  console.log(isCheck ? `${path} is not up to date.` : `${path} written.`);
if (isCheck && outdated.length > 0) {
  console.log('Run `npm run generate` and commit what it writes.');
  process.exitCode = 1;
}
