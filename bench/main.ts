import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { alternate, type Contestant, type Cost, median } from './alternate.js';
import { collectPackages, copyOf, corpusIn } from './corpus.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Options {
  corpus?: string;
  runs: number;
}

const { corpus: given, runs } = new Command('npm run bench --')
  .description(
    'Measure our rules in ESLint, inspect against parsing alone, migrate against jscodeshift.',
  )
  .option('--corpus <dir>', 'files to measure on, in place of the sources of installed packages')
  .option('--runs <number>', 'measured runs of each process', positive, 5)
  .addHelpText('after', '\nWhole processes are timed. Build first: dist is what runs.')
  .parse()
  .opts<Options>();

const temporary = mkdtempSync(join(tmpdir(), 'unhappy-path-bench-'));
try {
  const corpus =
    given === undefined
      ? await collectPackages(ROOT, join(temporary, 'corpus'))
      : await corpusIn(resolve(given));
  const { directory, files, typescript, bytes } = corpus;
  console.log(
    `${files.length} files, ${typescript.length} of them TypeScript, ${(bytes / 1e6).toFixed(1)} MB; medians of ${runs} runs\n`,
  );

  const all = writeList('all.json', files);
  const onlyTypescript = writeList('typescript.json', typescript);
  const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const cli = join(ROOT, 'dist/src/cli/main.js');

  compare(
    { label: 'ESLint, no rule', args: [script('lint.js'), onlyTypescript, 'none'], cwd: ROOT },
    { label: 'ESLint, our rules', args: [script('lint.js'), onlyTypescript, 'ours'], cwd: ROOT },
    1.15,
  );
  compare(
    { label: 'oxc-parser, all files', args: [script('parse-all.js'), all], cwd: ROOT },
    { label: 'unhappy-path inspect', args: [cli, 'inspect', '--json', '.'], cwd: directory },
    3,
  );
  const kept = join(temporary, 'kept');
  compare(
    { label: 'check', args: [cli, 'check', '.'], cwd: directory },
    {
      label: 'check, unchanged',
      args: [cli, 'check', '--cache', '--cache-location', kept, '.'],
      cwd: directory,
    },
    1 / 3,
  );
  const client = join(temporary, 'api.ts');
  writeFileSync(
    client,
    "import { createClient } from '@unhappy-path/client';\n\nexport const api = createClient();\n",
  );
  const dryRun = ['--dry-run', '--no-type-check', '--tests', '--client', client, '.'];
  compare(
    { label: 'jscodeshift, 2 workers', args: [script('jscodeshift.js'), '.'], cwd: directory },
    {
      label: 'migrate fetch-to-client',
      args: [cli, 'migrate', 'fetch-to-client', ...dryRun],
      cwd: directory,
    },
    1 / 2,
    'of jscodeshift without its workers',
  );
  compare(
    inspectionOf(copyOf(corpus, 500, join(temporary, 'few'))),
    inspectionOf(copyOf(corpus, 8000, join(temporary, 'many'))),
    16,
  );

  function inspectionOf(cwd: string): Contestant {
    return { label: `inspect, ${basename(cwd)}`, args: [cli, 'inspect', '--json', '.'], cwd };
  }

  function writeList(name: string, list: readonly string[]): string {
    const path = join(temporary, name);
    writeFileSync(path, JSON.stringify({ directory, files: list }));
    return path;
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** @param cpuIs what the processor time does not say */
function compare(first: Contestant, second: Contestant, limit: number, cpuIs?: string): void {
  const costs = alternate(first, second, runs);
  const row = (label: string, measured: readonly Cost[]): string => {
    const [wall, cpu] = medians(measured);
    const all = measured.map(({ wall: seconds }) => seconds.toFixed(2)).join(' ');
    const memory = Math.max(...measured.map((one) => one.memory)).toFixed(0);
    return `${label.padEnd(24)}${wall.toFixed(2).padStart(8)} s${cpu.toFixed(2).padStart(8)} s${memory.padStart(6)} MB   (${all})`;
  };
  const [wallOfFirst, cpuOfFirst] = medians(costs.first);
  const [wallOfSecond, cpuOfSecond] = medians(costs.second);
  const wall = wallOfSecond / wallOfFirst;
  const cpu = cpuOfSecond / cpuOfFirst;
  console.log(
    `${''.padEnd(24)}${'wall'.padStart(10)}${'cpu'.padStart(10)}${'memory'.padStart(9)}   (wall of each run)`,
  );
  console.log(row(first.label, costs.first));
  console.log(row(second.label, costs.second));
  console.log(
    `${'ratio'.padEnd(24)}${wall.toFixed(2).padStart(10)}${cpu.toFixed(2).padStart(10)}   at most ${limit.toFixed(2)}${cpuIs === undefined ? '' : ` (cpu: ${cpuIs})`}\n`,
  );
}

function medians(costs: readonly Cost[]): [wall: number, cpu: number] {
  return [median(costs.map(({ wall }) => wall)), median(costs.map(({ cpu }) => cpu))];
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number above 0.');
  return value;
}
