import { temporaryTree } from '../project/temporary-tree.js';

const USERS_PROJECT: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }\n',
  'src/lib/errors.ts': `
export class HttpError extends Error {
  constructor(readonly status: number) {
    super('The request failed');
  }
}

export function raise(res: Response): never {
  throw new HttpError(res.status);
}
`,
  'src/lib/http.ts': `
import { raise } from './errors';

export async function request(path: string, init?: RequestInit) {
  const res = await fetch('https://api.acme.test' + path, init);
  if (!res.ok) raise(res);
  return res.json();
}
`,
  'src/lib/users.ts': `
import { request } from './http';

export const users = {
  list: () => request('/users'),
  add: (name: string) => request('/users', { method: 'POST', body: name }),
};
`,
  'src/page.ts': `
import { users } from './lib/users';

export async function add(name: string, show: (text: string) => void) {
  try {
    await users.add(name);
  } catch {
    show('That did not work');
  }
}
`,
  'src/List.vue': `
<script setup lang="ts">
import { ref } from 'vue';
import { HttpError } from './lib/errors';
import { users } from './lib/users';

const all = ref([]);
const message = ref('');

async function load() {
  try {
    all.value = await users.list();
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 429) throw error;
    message.value = 'Slow down';
  }
}
</script>
`,
};

/** A project whose only request is sent three files away from those who want its answer: a page, and a component. */
export function usersProject(): string {
  return temporaryTree(
    Object.fromEntries(
      Object.entries(USERS_PROJECT).map(([path, text]) => [path, text.trimStart()]),
    ),
  );
}
