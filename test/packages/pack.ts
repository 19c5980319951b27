import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute paths of the packed packages, as `npm publish` would send them. */
    tarballs: { plugin: string; client: string };
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

function npm(...args: string[]): string {
  return execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Builds and packs both packages once for all tests in this folder: `inject('tarballs')` gives their paths. */
export default function setup(project: TestProject): () => void {
  npm('run', 'build');
  const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-packed-'));
  const pack = (...where: string[]): string => {
    // `prepare` would build once more.
    const output = npm(
      'pack',
      '--ignore-scripts',
      '--json',
      '--pack-destination',
      folder,
      ...where,
    );
    const [packed] = JSON.parse(output) as { filename: string }[];
    if (packed === undefined) throw new Error(`npm pack printed no package: ${output}`);
    return join(folder, packed.filename);
  };
  project.provide('tarballs', { plugin: pack(), client: pack('--workspace', 'src/client') });
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
