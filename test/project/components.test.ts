import { expect, it } from 'vitest';
import { analyseProject } from '../../src/project/analyse-project.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

/** `file:line:column` of each call, its fate of a 402, and what is said of files. */
async function analyse(files: Readonly<Record<string, string>>): Promise<string[]> {
  const cwd = temporaryTree(files);
  const settings = resolveSettings({ scope: 'all' }, cwd);
  const lines: string[] = [];
  const { diagnostics } = await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings,
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
    },
    (file) => {
      for (const { line, column, fate } of file.facts.calls) {
        lines.push(
          `${file.path}:${String(line)}:${String(column)} ${fate['402']?.kind ?? 'no fate'}`,
        );
      }
    },
  );
  for (const { file, line, severity, message } of diagnostics) {
    lines.push(`${severity} ${file}:${String(line)} ${message}`);
  }
  return lines;
}

it('finds the calls of a component where they stand in its file', async () => {
  const app = `<template><p v-if="a < b">é {{ text }}</p></template>
<script setup lang="ts">
const text = ref<string>('');
  const res = await fetch('/a');
</script>
<style>p { color: red }</style>
`;
  expect(await analyse({ 'App.vue': app })).toEqual(['App.vue:4:21 unchecked']);
  expect(await analyse({ 'App.vue': app.replaceAll('\n', '\r\n') })).toEqual([
    'App.vue:4:21 unchecked',
  ]);
});

it('reads all scripts of a component as one module', async () => {
  const app = `<script context="module">
  export function check(res) { if (res.status === 402) throw new Error('pay'); }
</script>
<script>
  $: load($page);
  async function load() { const res = await fetch('/a'); check(res); }
</script>
<h1>{title}</h1>
`;
  expect(await analyse({ 'a.svelte': app })).toEqual(['a.svelte:6:45 distinguished']);
  const oneLine = `<script>const a = 1</script><script setup>fetch('/a')</script>`;
  expect(await analyse({ 'b.vue': oneLine })).toEqual(['b.vue:1:43 unchecked']);
});

it('follows an import into a component', async () => {
  const check = `<script module>
export const check = (res) => { if (res.status === 402) throw new Error('pay'); };
</script>`;
  const load = `import { check } from './check.svelte';
export async function load() { const res = await fetch('/a'); check(res); }`;
  expect(await analyse({ 'a.js': load, 'check.svelte': check })).toEqual([
    'a.js:2:50 distinguished',
  ]);
});

it('leaves out what is no code of the component', async () => {
  const files = {
    'data.vue': `<script type="application/json">{"a": "fetch"}</script>`,
    'comment.vue': `<!-- <script>fetch('/a')</script> -->`,
    'src.vue': `<script src="./fetch.js"></script>`,
    'none.vue': `<template>fetch</template>`,
    'component.svelte': `<Script>fetch</Script>`,
    'head.svelte': `<svelte:head><script>fetch('/a')</script></svelte:head>`,
  };
  expect(await analyse(files)).toEqual([]);
});

it('reads a tag in capitals', async () => {
  expect(await analyse({ 'a.vue': `<SCRIPT>\nfetch('/a');\n</SCRIPT>` })).toEqual([
    'a.vue:2:1 unchecked',
  ]);
});

it('says which language it cannot read, and where the syntax is wrong', async () => {
  const files = {
    'a.vue': `<script lang="coffee">\nfetch '/a'\n</script>`,
    'b.vue': `<template/>\n<script>\n\nfetch(;\n</script>`,
  };
  expect(await analyse(files)).toEqual([
    'note a.vue:null skipped: its script is written in coffee, which is not read',
    expect.stringContaining('error b.vue:4 syntax error'),
  ]);
});
