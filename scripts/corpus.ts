import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  type FixLabel,
  readJsonLines,
  type RepositoryCallLabel,
  withoutRepeats,
} from './corpus/labels.js';
import { CallMeasure } from './corpus/measure-calls.js';
import { FixMeasure } from './corpus/measure-fixes.js';
import { Sources } from './corpus/sources.js';
import { loadStrictRules } from './corpus/strict-rules.js';

interface Options {
  sources: string;
  labels: string;
  only?: 'one-file' | 'cross-file';
  fixes: boolean;
  verbose: boolean;
}

const program = new Command('npm run corpus --')
  .description('Measure the analysis and the strict rules against labelled calls of public code.')
  .requiredOption('--sources <dir>', 'folder that holds the sources')
  .option('--labels <dir>', 'folder that holds calls.jsonl and fixes.jsonl', '../shared/corpus')
  .addOption(
    new Option('--only <rows>', 'only the rows that need one file, or several').choices([
      'one-file',
      'cross-file',
    ]),
  )
  .option('--fixes', 'measure fixes.jsonl as well: seen before the fix, clean after it', false)
  .option('--verbose', 'list every disagreement with the reason on the label', false)
  .addHelpText(
    'after',
    `
Layout of the sources: DIR/OWNER+NAME@COMMIT/PATH, where COMMIT is the first twelve digits
of the commit on the label. To write one commit of a clone there:

  materialise.sh CLONE/.git COMMIT DIR/OWNER+NAME@COMMIT

For a label that needs several files the whole repository is analysed, as "inspect" does it;
for the others only the file, with what it imports. A repeated label counts once; rows whose note
begins with "mixed" have no single fate and do not count for it.`,
  )
  .parse();

const options = program.opts<Options>();
for (const directory of [options.sources, options.labels]) {
  if (!existsSync(directory)) program.error(`${directory}: no such folder`);
}
const sources = new Sources(options.sources);
const rules = await loadStrictRules();
const rows = withoutRepeats(
  readJsonLines<RepositoryCallLabel>(join(options.labels, 'calls.jsonl')),
);

for (const group of ['one-file', 'cross-file'] as const) {
  if (options.only !== undefined && options.only !== group) continue;
  const measure = new CallMeasure();
  for (const row of rows) {
    if ((row.needs === 'cross-file') !== (group === 'cross-file')) continue;
    const { repo, commit, path } = row;
    const outcome =
      group === 'cross-file'
        ? await sources.analyseInProject(repo, commit, path)
        : sources.analyse(repo, commit, path);
    measure.add(row, outcome, rules);
  }
  print(measure.format(group), measure.disagreements);
}

if (options.fixes) {
  const fixes = readJsonLines<FixLabel>(join(options.labels, 'fixes.jsonl'));
  for (const group of ['one-file', 'cross-file'] as const) {
    if (options.only !== undefined && options.only !== group) continue;
    const measure = new FixMeasure();
    for (const fix of fixes) {
      // A client that the analysis does not know (XMLHttpRequest, an SDK) is no call to it.
      if (fix.client !== 'other' && fix.one_file === (group === 'one-file')) {
        measure.add(fix, sources, rules);
      }
    }
    print(measure.format(`fixes, ${group}`), [...measure.disagreements, ...measure.absent]);
  }
}

function print(table: string, details: readonly string[]): void {
  console.log(table);
  if (options.verbose) console.log(`\n${details.join('\n')}`);
  console.log('');
}
