#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { displayPath } from '../project/display-path.js';
import { checkFormats } from '../report/check-formats.js';
import { PACKAGE_VERSION } from '../rule/package.js';
import { ConfigError } from '../settings/config-error.js';
import type { CheckOptions } from './check.js';
import { EXIT } from './exit-code.js';
import type { InitOptions } from './init.js';
import type { InspectOptions } from './inspect.js';
import type { MergeOptions } from './merge.js';
import type { MigrateOptions } from './migrate.js';
import { parseOutput } from './parse-output.js';
import type { Output } from './report-check.js';
import { parseShard } from './shard-options.js';

const EXIT_CODES = `
Exit codes:
  0  everything was checked and nothing found
  1  findings
  2  wrong usage or configuration, or something could not be checked (a missing path,
     a syntax error, an unreadable file); the rest was checked all the same`;

const FILES = `
Paths are files, folders or quoted glob patterns, by default the working directory. In folders,
node_modules, dist, build, .git and what .gitignore files name are left out, symbolic links are not
followed, and .d.ts, .min.js and test files are skipped. A file that you name is always read.

Settings come from unhappy-path.config.{js,mjs,ts,json} in this folder or the nearest one above.`;

const CACHE = 'node_modules/.cache/unhappy-path';

const program = new Command('unhappy-path')
  .description(
    'Find the HTTP calls whose unhappy paths go unhandled: 402, 429, idempotency keys, request ids.',
  )
  .version(PACKAGE_VERSION, '-v, --version')
  .exitOverride()
  .configureOutput({ outputError: onOneLine('unhappy-path --help') })
  .addHelpText(
    'after',
    `
Examples:
  $ unhappy-path check src              what is unhandled, line by line
  $ unhappy-path inspect src            every call, and what becomes of its failures
  $ unhappy-path migrate list           the codemods that mend calls
  $ unhappy-path help check             all options of a command
${EXIT_CODES}`,
  );

command('inspect', 'List every HTTP call with what becomes of its failures.')
  .option('--explain <FILE:LINE>', 'tell one call step by step: what loses a status')
  .addOption(
    new Option('--format <name>', 'how the facts are printed')
      .choices(['table', 'json'])
      .default('table'),
  )
  .option('--json', 'the same as --format json')
  .addOption(shardOption())
  .addOption(partOption())
  .option('--html <file>', 'write the map: one page to look at, which needs no network')
  .option('--compare <file>', 'say what is better or worse than in an earlier report (--json)')
  .option(
    '--links <kind>',
    'how the map links to lines: auto, editor, none, or an address with {path} or {file}, {line}',
    'auto',
  )
  .addHelpText(
    'after',
    `
Examples:
  $ unhappy-path inspect src
  $ unhappy-path inspect --html map.html
  $ unhappy-path inspect --html map.html --compare last-week.json
  $ unhappy-path inspect --explain src/api/client.ts:42
  $ unhappy-path inspect --json src | jq '.calls[] | select(.fate["402"].kind == "lost")'
${FILES}
${EXIT_CODES.replace('\n  1  findings', '')}`,
  )
  .action(async (paths: string[], options: InspectOptions) => {
    const { inspect } = await import('./inspect.js');
    process.exitCode = await inspect(paths, options);
  });

command('check', 'Report the calls whose failures go unhandled. Needs no ESLint.')
  .addOption(
    new Option('--config <name>', 'which rules: recommended ones, or all of them')
      .choices(['recommended', 'strict'])
      .default('recommended'),
  )
  .addOption(
    new Option('--format <name>', 'how findings are printed')
      .choices(Object.keys(checkFormats))
      .default('stylish'),
  )
  .addOption(
    new Option('--output <format=file>', 'also write them to a file; may be given several times')
      .argParser(collectOutput)
      .default([], 'none'),
  )
  .option('--since <ref>', 'report only what is worse than where this branch left <ref>')
  .option('--baseline <file>', 'report only what this file does not know')
  .option('--update-baseline', 'write that file: all that is found now is known from then on')
  .option('--max <count>', 'let so many errors pass', countOf)
  .addOption(shardOption())
  .addOption(partOption())
  .addHelpText(
    'after',
    `
Examples:
  $ unhappy-path check
  $ unhappy-path check --config strict src 'packages/*/src/**/*.ts'
  $ unhappy-path check --since origin/main
  $ unhappy-path check --baseline unhappy-path-baseline.jsonl --update-baseline
  $ unhappy-path check --output sarif=unhappy-path.sarif --output markdown=comment.md src

Formats, of --format and of --output:
${listFormats()}

A finding is switched off by ESLint's own comments, with the reason after two dashes:
  // eslint-disable-next-line unhappy-path/no-unhandled-status -- the caller shows every failure
${FILES}
There, "rules" switches rules: { "require-request-id": "off" } (or "warn": shown, exit code 0).
${EXIT_CODES}`,
  )
  .action(async (paths: string[], options: CheckOptions) => {
    const { check } = await import('./check.js');
    process.exitCode = await check(paths, options);
  });

program
  .command('merge')
  .description('Join the parts that `check --shard` has written into one report.')
  .argument('<parts...>', 'the parts; FOLDER=PART for those of one repository among several')
  .option('--inspect', 'report every call, as inspect does')
  .option('--html <file>', 'with --inspect: write the map of all calls')
  .addOption(
    new Option('--config <name>', 'which rules: recommended ones, or all of them')
      .choices(['recommended', 'strict'])
      .default('recommended'),
  )
  .option('--format <name>', 'one of check, or with --inspect one of inspect')
  .addOption(
    new Option('--output <format=file>', 'also write a report of check to a file')
      .argParser(collectOutput)
      .default([], 'none'),
  )
  .option('--baseline <file>', 'report only what this file does not know')
  .option('--max <count>', 'let so many errors pass', countOf)
  .option('--debug', 'say what was too long to follow, and where a crash came from')
  .configureOutput({ outputError: onOneLine('unhappy-path merge --help') })
  .addHelpText(
    'after',
    `
Examples:
  $ unhappy-path check --shard 1/2 --part 1.json src    on one machine
  $ unhappy-path check --shard 2/2 --part 2.json src    on another one
  $ unhappy-path merge 1.json 2.json                    what \`check src\` says
  $ unhappy-path merge --inspect acme/web=web.json acme/api=api.json

Reports and exit codes are those of a run over the whole. Parts hold the code, the facts and the
settings: the project itself is not needed. docs/scale.md has recipes for CI, Turborepo, Nx and
many repositories.
${EXIT_CODES}`,
  )
  .action(async (parts: string[], options: MergeOptions) => {
    const { merge } = await import('./merge.js');
    process.exitCode = await merge(parts, options);
  });

command('migrate', 'Rewrite calls: run a codemod over a project.', {
  first: ['<codemod>', '`list` names them; `all` runs one after the other'],
  isCached: false,
})
  .option('--dry-run', 'write nothing, and report what a run would do')
  .option('--diff', 'print the changes as a unified diff; the report goes to standard error')
  .option('-i, --interactive', 'show each change and ask')
  .option('--force', 'also change what git could not bring back: changes that are not committed')
  .option('--todo', 'write a TODO comment above each call that is left as it is')
  .option('--no-type-check', 'do not hold back what would bring type errors')
  .option('--no-wait', 'handle-statuses: write the branches, and nothing that waits after a 429')
  .option(
    '--client <file>',
    'the module that makes the clients (default: "client" of the settings)',
  )
  .addOption(
    new Option('--style <name>', 'how calls are written')
      .choices(['drop-in', 'typed'])
      .default('drop-in'),
  )
  .option('--json', 'print what became of each call as JSON')
  .addHelpText(
    'after',
    `
Examples:
  $ unhappy-path migrate list
  $ unhappy-path migrate fetch-to-client --dry-run --diff src
  $ unhappy-path migrate fetch-to-client src
  $ unhappy-path migrate fetch-to-client --dry-run --json | jq .summary
  $ unhappy-path migrate all --dry-run --diff > migration.patch

Each call that a codemod speaks of is migrated, or left as it is with a reason; docs/codemods.md
lists the reasons. Files are written all or none; a run that was killed is ended by the next one.
${FILES}

Exit codes:
  0  done: every call is migrated, or left as it is for a reason in the code
  2  wrong usage or configuration, changes that are not committed, or something that could not be
     read, analysed or written; with files, the others are migrated all the same`,
  )
  .action(async (codemod: string, paths: string[], options: MigrateOptions) => {
    const { migrate } = await import('./migrate.js');
    process.exitCode = await migrate(codemod, paths, options);
  });

command('init', 'Set a project up: find its linter, logger and APIs, and write what it needs.', {
  isCached: false,
})
  .option(
    '--client [file]',
    'also write the module that makes your clients (default: api.ts in src/lib, src, lib, app or here)',
  )
  .option(
    '--apis <ids>',
    'the contracts of the clients, with commas between (default: those called)',
  )
  .option('-y, --yes', 'ask nothing; what is there is not replaced')
  .option('--dry-run', 'print what would change as a unified diff, and write nothing')
  .addHelpText(
    'after',
    `
Examples:
  $ unhappy-path init
  $ unhappy-path init --dry-run
  $ unhappy-path init --yes --client src/http/clients.ts --apis stripe,openai

Adds the plugin to the flat configuration of ESLint or to .oxlintrc.json, a script to package.json, and
a configuration file where the defaults do not fit. What it cannot add safely it prints, for you to paste;
packages are not installed, the command for it is printed. Nothing that is there is replaced without asking.
${FILES}

Exit codes:
  0  done, or there was nothing to do
  2  wrong usage or configuration, or a file that could not be written`,
  )
  .action(async (paths: string[], options: InitOptions) => {
    const { init } = await import('./init.js');
    process.exitCode = await init(paths, options);
  });

interface CommandShape {
  /** An argument before the paths: its name and description. */
  first?: readonly [name: string, description: string];
  isCached?: boolean;
}

function command(
  name: string,
  description: string,
  { first, isCached = true }: CommandShape = {},
): Command {
  const made = program.command(name).description(description);
  if (first !== undefined) made.argument(...first);
  made
    .argument('[paths...]', 'files, folders or glob patterns')
    .option('--tests', 'read test files too');
  if (isCached)
    made
      .option('--cache', 'keep the facts, and use them again while nothing has changed')
      .option('--cache-location <folder>', 'where they are kept', CACHE);
  return made
    .option('--debug', 'say what was too long to follow, and where a crash came from')
    .configureOutput({ outputError: onOneLine(`unhappy-path ${name} --help`) });
}

function shardOption(): Option {
  return new Option(
    '--shard <i/n>',
    'analyse one of n shares of the files, and write a part for `merge`',
  ).argParser(parseShard);
}

function partOption(): Option {
  return new Option(
    '--part <file>',
    'where the part is written (default: unhappy-path-part-1-of-4.json)',
  );
}

function listFormats(): string {
  const formats = Object.entries(checkFormats);
  const width = Math.max(...formats.map(([name]) => name.length));
  return formats
    .map(([name, { description }]) => `  ${name.padEnd(width)}  ${description}`)
    .join('\n');
}

function countOf(value: string): number {
  const count = Number(value);
  if (value.trim() === '' || !Number.isInteger(count) || count < 0)
    throw new InvalidArgumentError('Write a whole number from 0.');
  return count;
}

function collectOutput(value: string, before: readonly Output[]): readonly Output[] {
  return [...before, parseOutput(value)];
}

/** Commander puts its suggestion on a line of its own. */
function onOneLine(help: string): (text: string, write: (text: string) => void) => void {
  return (text, write) => {
    write(`${text.trim().replaceAll('\n', ' ')}; see ${help}\n`);
  };
}

// Whoever reads may stop early, as `| head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** Say on one line why the run ended, and with which code. */
function explain(error: unknown): number {
  // Commander has said it already; its own code for help and version is 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.trouble;
  if (error instanceof ConfigError) {
    const lines = error.lines(displayPath(process.cwd(), error.file));
    process.stderr.write(lines.map((line) => `error: ${line}\n`).join(''));
  } else {
    process.stderr.write(`error: a fault of unhappy-path, please report it: ${String(error)}\n`);
  }
  if (process.argv.includes('--debug') && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ''}\n`);
  }
  return EXIT.trouble;
}
