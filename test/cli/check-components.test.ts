import { expect, it } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import { runCli } from './run-cli.js';

it('reports in a component where the call stands, and obeys the comments of its script', async () => {
  const cwd = temporaryTree({
    'App.vue': `<template><p>{{ data }}</p></template>
<script setup lang="ts">
const data = await (await fetch('/a')).json();
// eslint-disable-next-line unhappy-path/no-unchecked-response
const other = await (await fetch('/b')).json();
</script>
`,
    'a.svelte': `<script>
  const load = async () => (await fetch('/c')).json();
</script>
`,
  });
  const { status, stdout } = await runCli(['check', '--format', 'json', '.'], { cwd });
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number }[] };
  expect(findings.map(({ file, line }) => `${file}:${String(line)}`)).toEqual([
    'App.vue:3',
    'a.svelte:2',
  ]);
  expect(status).toBe(1);
});
