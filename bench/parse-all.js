// One measured process: parse the files of a list with oxc-parser, each to a tree of objects.
// node parse-all.js LIST
import { readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

const { files } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
let statements = 0;
for (const file of files) {
  // The tree is made from JSON when `program` is first read.
  statements += parseSync(file, readFileSync(file, 'utf8')).program.body.length;
}
console.log(`${files.length} files, ${statements} statements`);
