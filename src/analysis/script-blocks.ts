import { createRequire } from 'node:module';
import type * as HtmlParser from 'htmlparser2';

/** The languages that the parser knows, by what `lang` and `type` call them. */
const LANGUAGES: Readonly<Record<string, 'ts' | 'tsx' | 'jsx'>> = {
  js: 'jsx',
  jsx: 'jsx',
  javascript: 'jsx',
  'text/javascript': 'jsx',
  module: 'jsx',
  ts: 'ts',
  typescript: 'ts',
  'text/typescript': 'ts',
  tsx: 'tsx',
};

/** Elements whose scripts belong to the page and not to the component. */
const MARKUP = ['template', 'svelte:head'];

/** The code of a component file: everything else is blanked, so that each position stays that of the file. */
export interface ScriptBlocks {
  code: string;
  lang: 'ts' | 'tsx' | 'jsx';
  /** The `lang` of a block that cannot be parsed. */
  foreign: string | null;
}

interface Block {
  start: number;
  end: number;
}

/** Whether a file is a component whose code stands in `<script>` blocks, by its name. */
export function hasScriptBlocks(path: string): boolean {
  return path.endsWith('.vue') || path.endsWith('.svelte');
}

const require = createRequire(import.meta.url);

/** The scripts of a Vue or Svelte component, which together are one module. */
export function scriptBlocksOf(text: string): ScriptBlocks {
  // Projects without components need not load it; `import()` would make every parse asynchronous.
  const { Parser } = require('htmlparser2') as typeof HtmlParser;
  const blocks: Block[] = [];
  const languages: string[] = [];
  let inMarkup = 0;
  let start: number | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (MARKUP.includes(name)) inMarkup += 1;
        // `<Script>` is a component of that name.
        const isComponent = text.startsWith('Script', parser.startIndex + 1);
        if (name !== 'script' || inMarkup > 0 || isComponent || 'src' in attributes) return;
        const language = languageOf(attributes);
        if (language === null) return;
        languages.push(language);
        start = parser.endIndex + 1;
      },
      onclosetag(name) {
        if (MARKUP.includes(name)) inMarkup -= 1;
        if (name !== 'script' || start === null) return;
        blocks.push({ start, end: Math.max(start, parser.startIndex) });
        start = null;
      },
    },
    { recognizeSelfClosing: true },
  );
  parser.end(text);
  const known = new Set(languages.map((language) => LANGUAGES[language]));
  return {
    code: keep(text, blocks),
    lang: known.has('tsx') ? 'tsx' : known.has('ts') ? 'ts' : 'jsx',
    foreign: languages.find((language) => !Object.hasOwn(LANGUAGES, language)) ?? null,
  };
}

/** What a block is written in; null where it is data and no code. */
function languageOf({ lang, type }: Readonly<Record<string, string>>): string | null {
  if (lang !== undefined && lang !== '') return lang.toLowerCase();
  if (type === undefined || type === '') return 'js';
  return Object.hasOwn(LANGUAGES, type) ? type : null;
}

function keep(text: string, blocks: readonly Block[]): string {
  let code = '';
  for (const { start, end } of blocks) {
    // The semicolon, in the place of the closing tag of the block before, keeps two blocks apart.
    const between = blank(text.slice(code.length, start));
    code += code === '' ? between : `;${between.slice(1)}`;
    code += text.slice(start, end);
  }
  return code + blank(text.slice(code.length));
}

function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}
