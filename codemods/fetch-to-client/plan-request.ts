import type { TSESTree } from '@typescript-eslint/types';
import { lineIndentAt } from '../../src/edits/text-style.js';
import type { ProjectClient } from '../../src/migrate/client-module/project-client.js';
import {
  isSkip,
  skip,
  type MigratedProject,
  type Site,
  type SiteEdit,
  type Skip,
} from '../../src/migrate/codemod.js';
import type { As } from './response-uses.js';
import { planOptions, type TypedOptions } from './typed-options.js';
import { planUrl } from './typed-url.js';

/** The request part of a typed call. */
export interface TypedRequest {
  /** Edits of the arguments. */
  edits: SiteEdit[];
  /** Code of the callee, without the name of the client: `.get`. */
  member: string;
  /** Code that goes before the address: the method of `request`. */
  before: string;
  hasSignal: boolean;
}

/** The method, address and options of a call as the client wants them, or why they cannot be given. */
export function planRequest(
  { node, file }: Site,
  client: ProjectClient,
  as: As,
  project: MigratedProject,
): TypedRequest | Skip {
  const [address, given, more] = node.arguments;
  if (address === undefined || more !== undefined) return skip('shape-not-followed');
  const url = planUrl(address, client, { file, node }, project);
  if (isSkip(url)) return url;
  const options = planOptions(given, client, file, project);
  if (isSkip(options)) return options;
  const added = [
    ...(url.query === null ? [] : [url.query === 'query' ? 'query' : `query: ${url.query}`]),
    ...(as === 'json' ? [] : [`as: ${file.style.quote}${as}${file.style.quote}`]),
  ];
  const { method } = options;
  return {
    edits: [...url.edits, ...optionEdits(address, options, added, given, file.text)],
    member: 'name' in method ? `.${method.name}` : '.request',
    before: 'name' in method ? '' : `${method.code}, `,
    hasSignal: options.hasSignal,
  };
}

function optionEdits(
  address: TSESTree.Node,
  { edits, end, isGone }: TypedOptions,
  added: readonly string[],
  given: TSESTree.Node | undefined,
  text: string,
): SiteEdit[] {
  const at = address.range[1];
  if (given === undefined)
    return added.length === 0 ? [] : [inserted(at, `, { ${added.join(', ')} }`)];
  if (end === null) {
    if (added.length === 0) return [...edits];
    const whole = `{ ...${text.slice(...given.range)}, ${added.join(', ')} }`;
    return [{ start: given.range[0], end: given.range[1], text: whole }];
  }
  if (isGone) {
    const whole = added.length === 0 ? '' : `, { ${added.join(', ')} }`;
    return [{ start: at, end: given.range[1], text: whole }];
  }
  if (added.length === 0) return [...edits];
  const isOnLines = text.slice(given.range[0], end.at).includes('\n');
  const indent = lineIndentAt(text, end.at);
  const members = added.map((one) => (isOnLines ? `,\n${indent}${one}` : `, ${one}`)).join('');
  return [...edits, inserted(end.at, members)];
}

function inserted(at: number, text: string): SiteEdit {
  return { start: at, end: at, text };
}
