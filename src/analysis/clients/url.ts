import type { CallUrl } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { textOf } from '../interpret/text.js';
import type { State } from '../state/state.js';
import { alternatives, type Value } from '../values/value.js';

const HOLE = '*';

/** The text of a URL, with what other files say of it: a constant, or what a function gives. */
export function seenUrlText(engine: Engine, s: State, value: Value): string {
  return urlText(
    alternatives(value).some(({ t }) => t === 'import') ? textOf(engine, s, value) : value,
  );
}

/** The text of a URL with `*` for what is not known; of several the one that holds by default. */
function urlText(value: Value): string {
  if (value.t !== 'union') return textOfOne(value);
  if (value.standard !== undefined) return urlText(value.standard);
  const texts = [...new Set(value.of.filter((one) => !isNothing(one)).map(urlText))];
  // Whether there is a query or none, the path ends here.
  if (texts.every((text) => text === '' || /^[?#]/.test(text))) return '?';
  return sharedText(texts);
}

/** What several URLs have in common, where that is where they lead: the host, or the own origin. */
function sharedText(texts: readonly string[]): string {
  const [first, ...others] = texts;
  if (first === undefined) return HOLE;
  if (others.length === 0) return first;
  const [origin] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#*]+(?=[/?#*]|$)|^\/(?!\/)/i.exec(first) ?? [];
  const isSame = (text: string): boolean =>
    origin !== undefined &&
    text.startsWith(origin) &&
    (origin === '/' ? text[1] !== '/' : /^(?:[/?#*]|$)/.test(text.slice(origin.length)));
  if (origin === undefined || !others.every(isSame)) return HOLE;
  let length = origin.length;
  while (length < first.length && others.every((text) => text[length] === first[length])) {
    length += 1;
  }
  return `${first.slice(0, length).replace(/\*+$/, '')}${HOLE}`;
}

function isNothing(value: Value): boolean {
  return value.t === 'const' && (value.value === null || value.value === undefined);
}

function textOfOne(value: Value): string {
  switch (value.t) {
    case 'const':
      return value.value === null || value.value === undefined ? '' : String(value.value);
    case 'text':
      return value.parts
        .map(urlText)
        .join('')
        .replace(/\*{2,}/g, HOLE);
    case 'native':
      return value.name === 'location.origin' ? '' : HOLE;
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
    const host = authority
      .replace(/^.*@/, '')
      .replace(/:[\d*]*$/, '')
      .toLowerCase();
    const name = host.replace(/(?<=\.[a-z]+)\*.*$/, '');
    const isKnown = name !== '' && name !== HOLE;
    // What follows a whole host without a slash begins with one.
    const start = isKnown && name !== host ? `/${HOLE}` : '';
    return {
      kind: 'absolute',
      host: isKnown ? name : null,
      path: start + path === '' ? '/' : start + path,
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
