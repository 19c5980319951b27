import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { runCli } from './run-cli.js';

const cwd = import.meta.dirname;

describe('help', () => {
  it('of the program', async () => {
    const { status, stdout, stderr } = await runCli(['--help'], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: unhappy-path [options] [command]

      Find the HTTP calls whose unhappy paths go unhandled: 402, 429, idempotency
      keys, request ids.

      Options:
        -v, --version                           output the version number
        -h, --help                              display help for command

      Commands:
        inspect [options] [paths...]            List every HTTP call with what becomes of its failures.
        check [options] [paths...]              Report the calls whose failures go unhandled. Needs no ESLint.
        merge [options] <parts...>              Join the parts that \`check --shard\` has written into one report.
        migrate [options] <codemod> [paths...]  Rewrite calls: run a codemod over a project.
        init [options] [paths...]               Set a project up: find its linter, logger and APIs, and write what it needs.
        help [command]                          display help for command

      Examples:
        $ unhappy-path check src              what is unhandled, line by line
        $ unhappy-path inspect src            every call, and what becomes of its failures
        $ unhappy-path migrate list           the codemods that mend calls
        $ unhappy-path help check             all options of a command

      Exit codes:
        0  everything was checked and nothing found
        1  findings
        2  wrong usage or configuration, or something could not be checked (a missing path,
           a syntax error, an unreadable file); the rest was checked all the same
      "
    `);
  });

  it('of inspect', async () => {
    const { status, stdout } = await runCli(['inspect', '--help'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: unhappy-path inspect [options] [paths...]

      List every HTTP call with what becomes of its failures.

      Arguments:
        paths                      files, folders or glob patterns

      Options:
        --tests                    read test files too
        --cache                    keep the facts, and use them again while nothing
                                   has changed
        --cache-location <folder>  where they are kept (default:
                                   "node_modules/.cache/unhappy-path")
        --debug                    say what was too long to follow, and where a crash
                                   came from
        --explain <FILE:LINE>      tell one call step by step: what loses a status
        --format <name>            how the facts are printed (choices: "table",
                                   "json", default: "table")
        --json                     the same as --format json
        --shard <i/n>              analyse one of n shares of the files, and write a
                                   part for \`merge\`
        --part <file>              where the part is written (default:
                                   unhappy-path-part-1-of-4.json)
        --html <file>              write the map: one page to look at, which needs no
                                   network
        --compare <file>           say what is better or worse than in an earlier
                                   report (--json)
        --links <kind>             how the map links to lines: auto, editor, none, or
                                   an address with {path} or {file}, {line} (default:
                                   "auto")
        -h, --help                 display help for command

      Examples:
        $ unhappy-path inspect src
        $ unhappy-path inspect --html map.html
        $ unhappy-path inspect --html map.html --compare last-week.json
        $ unhappy-path inspect --explain src/api/client.ts:42
        $ unhappy-path inspect --json src | jq '.calls[] | select(.fate["402"].kind == "lost")'

      Paths are files, folders or quoted glob patterns, by default the working directory. In folders,
      node_modules, dist, build, .git and what .gitignore files name are left out, symbolic links are not
      followed, and .d.ts, .min.js and test files are skipped. A file that you name is always read.

      Settings come from unhappy-path.config.{js,mjs,ts,json} in this folder or the nearest one above.

      Exit codes:
        0  everything was checked and nothing found
        2  wrong usage or configuration, or something could not be checked (a missing path,
           a syntax error, an unreadable file); the rest was checked all the same
      "
    `);
  });

  it('of check', async () => {
    const { status, stdout } = await runCli(['check', '--help'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: unhappy-path check [options] [paths...]

      Report the calls whose failures go unhandled. Needs no ESLint.

      Arguments:
        paths                      files, folders or glob patterns

      Options:
        --tests                    read test files too
        --cache                    keep the facts, and use them again while nothing
                                   has changed
        --cache-location <folder>  where they are kept (default:
                                   "node_modules/.cache/unhappy-path")
        --debug                    say what was too long to follow, and where a crash
                                   came from
        --config <name>            which rules: recommended ones, or all of them
                                   (choices: "recommended", "strict", default:
                                   "recommended")
        --format <name>            how findings are printed (choices: "stylish",
                                   "json", "sarif", "github", "gitlab", "junit",
                                   "markdown", "html", default: "stylish")
        --output <format=file>     also write them to a file; may be given several
                                   times (default: none)
        --since <ref>              report only what is worse than where this branch
                                   left <ref>
        --baseline <file>          report only what this file does not know
        --update-baseline          write that file: all that is found now is known
                                   from then on
        --max <count>              let so many errors pass
        --shard <i/n>              analyse one of n shares of the files, and write a
                                   part for \`merge\`
        --part <file>              where the part is written (default:
                                   unhappy-path-part-1-of-4.json)
        -h, --help                 display help for command

      Examples:
        $ unhappy-path check
        $ unhappy-path check --config strict src 'packages/*/src/**/*.ts'
        $ unhappy-path check --since origin/main
        $ unhappy-path check --baseline unhappy-path-baseline.jsonl --update-baseline
        $ unhappy-path check --output sarif=unhappy-path.sarif --output markdown=comment.md src

      Formats, of --format and of --output:
        stylish   for people, as ESLint does
        json      everything, for programs (schema: unhappy-path/schemas/check.json)
        sarif     SARIF 2.1.0, for code scanning and editors
        github    annotations of GitHub Actions, in the log of a job
        gitlab    a Code Quality report of GitLab
        junit     JUnit XML, for CI servers that show test results
        markdown  a comment on a pull request, or a job summary
        html      a page to look at, with the way of each answer

      A finding is switched off by ESLint's own comments, with the reason after two dashes:
        // eslint-disable-next-line unhappy-path/no-unhandled-status -- the caller shows every failure

      Paths are files, folders or quoted glob patterns, by default the working directory. In folders,
      node_modules, dist, build, .git and what .gitignore files name are left out, symbolic links are not
      followed, and .d.ts, .min.js and test files are skipped. A file that you name is always read.

      Settings come from unhappy-path.config.{js,mjs,ts,json} in this folder or the nearest one above.
      There, "rules" switches rules: { "require-request-id": "off" } (or "warn": shown, exit code 0).

      Exit codes:
        0  everything was checked and nothing found
        1  findings
        2  wrong usage or configuration, or something could not be checked (a missing path,
           a syntax error, an unreadable file); the rest was checked all the same
      "
    `);
  });

  it('goes to standard error where a command is missing', async () => {
    const { status, stdout, stderr } = await runCli([], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: unhappy-path');
  });
});

it('prints its version', async () => {
  expect(await runCli(['--version'], { cwd })).toEqual({
    status: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
});

describe('a slip of the pen is answered on one line, with exit code 2', () => {
  it.each([
    [['chekc'], "error: unknown command 'chekc' (Did you mean check?); see unhappy-path --help"],
    [
      ['check', '--formt', 'json'],
      "error: unknown option '--formt' (Did you mean --format?); see unhappy-path check --help",
    ],
    [
      ['check', '--config', 'xml'],
      "error: option '--config <name>' argument 'xml' is invalid. Allowed choices are recommended, strict.; see unhappy-path check --help",
    ],
    [
      ['check', '--config'],
      "error: option '--config <name>' argument missing; see unhappy-path check --help",
    ],
    [
      ['inspect', '--jsn'],
      "error: unknown option '--jsn' (Did you mean --json?); see unhappy-path inspect --help",
    ],
  ])('%j', async (args, message) => {
    expect(await runCli(args, { cwd })).toEqual({ status: 2, stdout: '', stderr: `${message}\n` });
  });
});
