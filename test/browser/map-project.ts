import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CREDITS_PROJECT } from '../cli/credits-project.js';
import { runCli } from '../cli/run-cli.js';

/** A name and code that would run, load or turn text around where a page took them for HTML. */
const HOSTILE_FILE = `src/hostile/"><img src=x onerror=hacked=1>'&amp;.ts`;
const HOSTILE = `
export async function sendEvil(): Promise<unknown> {
  const marker = '</script><script>hacked = 1</script><!-- \u202e "quoted" &lt;b&gt;';
  const answer = await fetch('/api/<b onmouseover=hacked=1>/\\u202Egpj.exe?' + marker);
  return answer.json(); // </script><script>hacked = 1</script> <img src=x onerror=hacked=1>
}
`;

const WRAPPER = `
export async function send(path: string): Promise<Response> {
  const response = await fetch('https://api.stripe.com' + path);
  if (!response.ok) throw new Error('Failed: ' + String(response.status));
  return response;
}
`;

const BEFORE = {
  ...CREDITS_PROJECT,
  'src/lost.ts': `
export async function infer(prompt: string): Promise<unknown> {
  const response = await fetch('https://api.pioneer.ai/v1/inference', {
    method: 'POST',
    body: JSON.stringify({ prompt }),
  });
  if (response.status === 402) return null;
  if (!response.ok) throw response;
  return response.json();
}
`,
  'src/price.ts': `
export async function loadPrice(): Promise<unknown> {
  return (await fetch('https://price.test/now')).json();
}
`,
  'src/leaving.ts': `export const leave = () => fetch('/api/leave');`,
};

const AFTER = {
  'src/lost.ts': CREDITS_PROJECT['src/lost.ts'] ?? '',
  'src/price.ts': `
export async function loadPrice(): Promise<unknown> {
  const response = await fetch('https://price.test/now');
  if (!response.ok) throw response;
  return response.json();
}
`,
  'src/hostile/send.ts': WRAPPER,
  [HOSTILE_FILE]: HOSTILE,
  CODEOWNERS: '* @everyone\n/src/hostile/ @acme/security @eve\n/src/price.ts\n',
};

/** A project whose map has been written. */
export interface MappedProject {
  folder: string;
  /** The page of \`inspect --html --compare\`. */
  map: string;
  /** That of \`check --output html=…\`. */
  check: string;
  /** What \`inspect --html\` printed. */
  printed: string;
  remove(): void;
}

/** Make a project in a repository of its own, change it, and write both pages. */
export async function mapProject(): Promise<MappedProject> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'unhappy-path-map-')));
  write(folder, BEFORE);
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  };
  git('init', '-q');
  git('remote', 'add', 'origin', 'https://robot:secret@github.com/acme/shop.git');
  const before = await runCli(['inspect', '--json', 'src'], { cwd: folder });
  write(folder, { ...AFTER, 'before.json': before.stdout });
  rmSync(join(folder, 'src/leaving.ts'));
  git('add', '.');
  git('commit', '-q', '-m', 'A shop');

  const { stdout, stderr, status } = await runCli(
    ['inspect', '--html', 'out/map.html', '--compare', 'before.json', 'src'],
    { cwd: folder },
  );
  if (status !== 0) throw new Error(stderr);
  await runCli(['check', '--output', 'html=out/check.html', 'src'], { cwd: folder });
  return {
    folder,
    map: join(folder, 'out/map.html'),
    check: join(folder, 'out/check.html'),
    printed: stdout,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
