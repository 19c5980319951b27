import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import path from 'node:path';
import { builtInContracts } from '@unhappy-path/client/contracts';
import { printClients } from '../migrate/client-module/print-clients.js';
import { proposeClients } from '../migrate/client-module/propose-clients.js';
import { collectSites } from '../migrate/collect-sites.js';
import { displayPath } from '../project/display-path.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { counted } from '../report/counted.js';
import { resolveConfig } from '../settings/resolve-config.js';
import { EXIT } from './exit-code.js';

export interface InitOptions {
  client?: string;
  apis?: string;
  yes?: boolean;
  dryRun?: boolean;
  tests?: boolean;
}

/** `unhappy-path init`: write the client module of a project, and the configuration that names it. */
export async function init(paths: readonly string[], options: InitOptions): Promise<number> {
  const cwd = process.cwd();
  const config = await resolveConfig(cwd);
  const apis = options.apis?.split(',').map((id) => id.trim()) ?? null;
  const ids = builtInContracts.map(({ id }) => id);
  const unknown = apis?.find((id) => !ids.includes(id));
  if (unknown !== undefined)
    return trouble(`--apis: no contract is named "${unknown}"${didYouMean(unknown, ids)}`);
  if (config.client !== null && options.client === undefined)
    return trouble(
      `${displayPath(cwd, config.file ?? cwd)}: names a client module already (${config.client}); edit that, or name another with --client`,
    );

  const clients = await collectSites(
    {
      paths: paths.length === 0 ? ['.'] : paths,
      cwd,
      settings: config.settings,
      ignore: { baseDir: config.baseDir, patterns: config.ignore },
      maxFileSize: config.maxFileSize,
      tests: options.tests === true,
    },
    ({ client, via }) => via === null && (client === 'fetch' || client === 'axios'),
    (sites, project) => proposeClients(sites, project, apis),
  );
  const place = options.client ?? (await askForPlace(placeIn(cwd), options));
  if (place === null) return EXIT.clean;
  const target = path.resolve(cwd, place);
  if (existsSync(target))
    return trouble(
      `${displayPath(cwd, target)} exists and is not overwritten; name another file with --client`,
    );

  const text = printClients(clients);
  const configured = configFor(cwd, config.file, target);
  if (options.dryRun === true) {
    process.stdout.write(`${displayPath(cwd, target)}:\n${text}\n`);
    process.stdout.write(`${configured.hint}\n`);
    return EXIT.clean;
  }
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: 'wx' });
  process.stdout.write(
    `${displayPath(cwd, target)}: ${counted(clients.length, 'client')} for ${counted(clients[0]?.calls ?? 0, 'call')}\n`,
  );
  configured.write();
  process.stdout.write(`${configured.hint}\n${nextSteps(cwd)}`);
  return EXIT.clean;
}

function trouble(message: string): number {
  process.stderr.write(`error: ${message}\n`);
  return EXIT.trouble;
}

/** Where projects of this form keep such a module. */
function placeIn(cwd: string): string {
  const folder =
    ['src/lib', 'src', 'lib', 'app'].find((one) => existsSync(path.join(cwd, one))) ?? '.';
  const isTypeScript = existsSync(path.join(cwd, 'tsconfig.json'));
  return path.posix.join(folder, isTypeScript ? 'api.ts' : 'api.js');
}

/** Null where the user wants none. */
async function askForPlace(usual: string, { yes, dryRun }: InitOptions): Promise<string | null> {
  const canAsk = isatty(process.stdin.fd) && isatty(process.stdout.fd);
  if (yes === true || dryRun === true || !canAsk) return usual;
  const { text, isCancel } = await import('@clack/prompts');
  const answer = await text({
    message: 'Where shall the module stand that makes your clients?',
    placeholder: usual,
    defaultValue: usual,
  });
  return isCancel(answer) ? null : answer;
}

interface Configured {
  write(): void;
  /** What was done, or is left to do. */
  hint: string;
}

/** The configuration that names the module: a new file, a member more of a JSON file, or a line for the user to add. */
function configFor(cwd: string, file: string | null, target: string): Configured {
  const named = path
    .relative(path.dirname(file ?? path.join(cwd, 'x')), target)
    .split(path.sep)
    .join('/');
  const client = named.startsWith('.') ? named : `./${named}`;
  if (file === null) {
    const made = path.join(cwd, 'unhappy-path.config.json');
    return {
      write: () => {
        writeFileSync(made, `${JSON.stringify({ client }, null, 2)}\n`, { flag: 'wx' });
      },
      hint: `${displayPath(cwd, made)}: { "client": "${client}" }`,
    };
  }
  if (!file.endsWith('.json'))
    return {
      write: () => undefined,
      hint: `${displayPath(cwd, file)}: add \`client: '${client}'\` to it`,
    };
  return {
    write: () => {
      const content = JSON.parse(readFileSync(file, 'utf8')) as object;
      writeFileSync(file, `${JSON.stringify({ ...content, client }, null, 2)}\n`);
    },
    hint: `${displayPath(cwd, file)}: "client" is "${client}" now`,
  };
}

const LOCK_FILES: Readonly<Record<string, string>> = {
  'pnpm-lock.yaml': 'pnpm add',
  'yarn.lock': 'yarn add',
  'bun.lock': 'bun add',
  'bun.lockb': 'bun add',
};

function nextSteps(cwd: string): string {
  const found = Object.entries(LOCK_FILES).find(([name]) => existsSync(path.join(cwd, name)));
  const install = `  $ ${found?.[1] ?? 'npm install'} @unhappy-path/client\n`;
  const isThere = existsSync(path.join(cwd, 'node_modules/@unhappy-path/client'));
  return `
Next:
${isThere ? '' : install}  $ npx unhappy-path migrate fetch-to-client --dry-run --diff
`;
}
