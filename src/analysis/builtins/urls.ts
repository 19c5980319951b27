import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import { concatenate, eachAlternative, textOf } from '../interpret/text.js';
import type { State } from '../state/state.js';
import { filledText, holedText } from '../values/holed-text.js';
import { UNDEFINED, UNKNOWN, constant, type Value } from '../values/value.js';

const ABSOLUTE = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)/i;

/** `new URL(input, base)`: a URL is its text. */
export function constructUrl(engine: Engine, s: State, call: Call): Value {
  const [input = UNDEFINED, base] = call.args;
  if (base === undefined) return concatenate([textOf(engine, s, input)]);
  if (isOwnOrigin(base)) return concatenate([textOf(engine, s, input)]);
  return eachAlternative(textOf(engine, s, base), (one) =>
    eachAlternative(textOf(engine, s, input), (path) => resolved(path, one)),
  );
}

/** Where the page itself comes from. */
function isOwnOrigin(base: Value): boolean {
  return (
    base.t === 'native' && ['location', 'location.origin', 'location.href'].includes(base.name)
  );
}

function resolved(input: Value, base: Value): Value {
  const path = holedText(input)?.text ?? '';
  if (ABSOLUTE.test(path)) return input;
  const known = holedText(base);
  const [, origin, folder = ''] = known === null ? [] : (ABSOLUTE.exec(known.text) ?? []);
  if (known === null || origin === undefined) return concatenate([base, input]);
  if (input.t === 'const' && known.holes.length === 0) {
    try {
      return constant(new URL(String(input.value), known.text).href);
    } catch {
      return UNKNOWN;
    }
  }
  const start = path.startsWith('/') ? origin : `${origin}${folder.replace(/[^/]*$/, '') || '/'}`;
  return concatenate([filledText({ ...known, text: start }), input]);
}

/** A member of a URL; undefined where the value is no text of one, or the member is not known. */
export function urlMember(value: Value, name: string): Value | undefined {
  if (name !== 'href' && name !== 'origin' && name !== 'pathname') return undefined;
  const url = holedText(value);
  if (url === null) return undefined;
  if (name === 'href') return value;
  const [, origin, path = ''] = ABSOLUTE.exec(url.text) ?? [];
  if (origin === undefined) return undefined;
  return filledText({ ...url, text: name === 'origin' ? origin : path === '' ? '/' : path });
}

/** A URL once one of its members was set; undefined where the value is no text. */
export function withUrlMember(value: Value, name: string | null, member: Value): Value | undefined {
  const url = holedText(value);
  if (url === null) return undefined;
  if (name === 'search' || name === 'hash') return value;
  const origin = ABSOLUTE.exec(url.text)?.[1];
  if (origin === undefined || name !== 'pathname') return UNKNOWN;
  const path = holedText(member);
  const slash = path !== null && path.text.startsWith('/') ? '' : '/';
  const start = filledText({ ...url, text: `${origin}${slash}` });
  return concatenate([start, path === null ? UNKNOWN : member]);
}
