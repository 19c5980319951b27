import { existsSync } from 'node:fs';
import path from 'node:path';
import { resolveCommand } from 'package-manager-detector/commands';
import { detect, getUserAgent } from 'package-manager-detector/detect';
import type { Manifest } from './manifest.js';

/** What installs the packages of a project. */
export interface PackageManager {
  name: string;
  /** By what it was found. */
  evidence: string;
  /** The command line that adds packages. */
  add: (packages: readonly string[], isDevelopment: boolean) => string;
  /** The command line that runs a script of package.json. */
  run: (script: string) => string;
}

/** Which package manager a project uses: what it says itself, its lock file, who runs us, else npm. */
export async function findPackageManager(
  cwd: string,
  manifest: Manifest | null,
): Promise<PackageManager> {
  const found = await detect({
    cwd,
    strategies: ['packageManager-field', 'devEngines-field', 'lockfile'],
  });
  const running = found === null ? getUserAgent() : null;
  const agent = found?.agent ?? running ?? 'npm';
  const commandFor = (command: 'add' | 'run', args: string[]): string => {
    const resolved = resolveCommand(agent, command, args);
    return resolved === null
      ? `npm ${args.join(' ')}`
      : [resolved.command, ...resolved.args].join(' ');
  };
  // Both refuse to add to the root of a workspace by mistake.
  const isPnpmRoot = agent.startsWith('pnpm') && existsSync(path.join(cwd, 'pnpm-workspace.yaml'));
  const isYarnRoot = agent === 'yarn' && manifest?.content['workspaces'] !== undefined;
  const root = isPnpmRoot ? ['-w'] : isYarnRoot ? ['-W'] : [];
  return {
    name: found?.name ?? running ?? 'npm',
    evidence:
      found !== null
        ? 'by packageManager or the lock file'
        : running === null
          ? 'assumed: no lock file'
          : 'it runs this command',
    add: (packages, isDevelopment) =>
      commandFor('add', [...root, ...(isDevelopment ? ['-D'] : []), ...packages]),
    run: (script) => commandFor('run', [script]),
  };
}
