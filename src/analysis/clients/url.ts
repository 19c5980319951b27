import type { CallUrl } from '../../facts/index.js';
import { alternatives, type Value } from '../values/value.js';

const HOLE = '*';

/** The text of a URL with `*` for what is not known; of several the first that says most. */
export function urlText(value: Value): string {
  const texts = alternatives(value).map(textOfOne);
  return texts.find((text) => !text.startsWith(HOLE) && text !== '') ?? texts[0] ?? HOLE;
}

function textOfOne(value: Value): string {
  switch (value.t) {
    case 'const':
      return value.value === null || value.value === undefined ? '' : String(value.value);
    case 'text':
      return value.parts.map(urlText).join('').replace(/\*{2,}/g, HOLE);
    default:
      return HOLE;
  }
}

const ABSOLUTE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i;

/** What is known of a URL. */
export function callUrlOf(text: string): CallUrl {
  const absolute = ABSOLUTE.exec(text);
  if (absolute !== null) {
    const [, , authority = '', path = ''] = absolute;
    const host = authority.replace(/^.*@/, '').replace(/:[\d*]*$/, '').toLowerCase();
    const isKnown = host !== '' && host !== HOLE;
    return {
      kind: 'absolute',
      host: isKnown ? host : null,
      path: path === '' ? '/' : path,
    };
  }
  if (/^\/(?!\/)|^\.{1,2}\//.test(text) || /^[\w-]+(\/|$|\?)/.test(text)) {
    return { kind: 'relative', host: null, path: text.replace(/[?#].*$/, '') };
  }
  const rest = text.startsWith(`${HOLE}/`) ? text.replace(/[?#].*$/, '') : null;
  return { kind: 'dynamic', host: null, path: rest };
}

/** A URL below a base, as clients with a base URL join them. */
export function joinUrl(base: string, text: string): string {
  if (base === '' || ABSOLUTE.test(text)) return text;
  if (text === '') return base;
  return `${base.replace(/\/+$/, '')}/${text.replace(/^\/+/, '')}`;
}

/** Whether a URL names something that no HTTP server answers. */
export function isLocalUrl(text: string): boolean {
  return /^(blob|data|file):/i.test(text);
}
