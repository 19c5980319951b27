import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const ENTER = '\r';
const DOWN = '\u001B[B';
const INTERRUPT = '\u0003';

/** Of util-linux: runs a command on a pseudo terminal. */
const probe = spawnSync('script', ['--version'], { encoding: 'utf8' });

/** Run `init` on a terminal, and answer each question once it stands there. */
function answer(cwd: string, steps: readonly (readonly [question: string, keys: string])[]) {
  const command = `stty cols 100 rows 40; '${process.execPath}' --import '${import.meta.resolve('tsx')}' '${MAIN}' init`;
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd,
      env: { PATH: process.env['PATH'], TERM: 'xterm', NO_COLOR: '1', SHELL: '/bin/sh' },
    });
    const open = [...steps];
    let output = '';
    let seen = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      const [next] = open;
      if (next === undefined || !output.slice(seen).includes(next[0])) return;
      seen = output.length;
      open.shift();
      // The question is shown before its keys are listened to.
      setTimeout(() => child.stdin.write(next[1]), 300);
    });
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

const PROJECT = {
  'package.json': '{\n  "scripts": { "unhappy-path": "echo mine" }\n}\n',
  'eslint.config.js': 'export default [];\n',
  'src/calls.js': "export const load = () => fetch('/api/x');\n",
};

describe.skipIf(probe.error !== undefined || !probe.stdout.includes('util-linux'))(
  'on a terminal, init',
  () => {
    it('replaces what is there where the user chooses so', async () => {
      const root = temporaryTree(PROJECT);
      const { status, output } = await answer(root, [
        ['Shall a module be written', 'n'],
        // package.json comes first, eslint.config.js second.
        ['What shall be written?', ` ${DOWN} ${ENTER}`],
      ]);
      expect(status, output).toBe(0);
      expect(readFileSync(join(root, 'package.json'), 'utf8')).toContain('unhappy-path check');
      expect(readFileSync(join(root, 'eslint.config.js'), 'utf8')).toBe('export default [];\n');
    });

    it('writes a client module where the user wants it, at the place that is offered', async () => {
      const root = temporaryTree(PROJECT);
      const { status, output } = await answer(root, [
        ['Shall a module be written', 'y'],
        ['Where shall it stand?', ENTER],
        ['What shall be written?', ENTER],
      ]);
      expect(status, output).toBe(0);
      expect(output).toContain('a module of a client for 1 call');
      expect(readFileSync(join(root, 'src/api.js'), 'utf8')).toContain('createClient()');
      expect(
        JSON.parse(readFileSync(join(root, 'unhappy-path.config.json'), 'utf8')),
      ).toMatchObject({ client: './src/api.js' });
      // Nothing is drawn over the next question, or after the end.
      expect(output.slice(output.indexOf('What shall be written?'))).not.toContain('Analysing');
    });

    it('writes nothing where it is ended', async () => {
      const root = temporaryTree(PROJECT);
      const { status, output } = await answer(root, [
        ['Shall a module be written', 'n'],
        ['What shall be written?', INTERRUPT],
      ]);
      expect(output).toContain('You ended it; nothing was written.');
      expect(status).toBe(0);
      expect(readFileSync(join(root, 'eslint.config.js'), 'utf8')).toBe('export default [];\n');
      expect(existsSync(join(root, 'unhappy-path.config.json'))).toBe(false);
    });
  },
);
