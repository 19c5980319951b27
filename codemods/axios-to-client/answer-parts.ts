import type { TSESTree } from '@typescript-eslint/types';
import { skip, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { lineIndentAt } from '../../src/edits/text-style.js';
import { readsOfPattern } from './answer-pattern.js';
import { planReads, THROWN, type AnswerPlan, type AnswerSite } from './answer-plan.js';
import { editOfHeader } from './answer-uses.js';
import { nameForResult } from './data-name.js';

/** `const { data, status, headers } = await …`: the result has members of these names. */
export function planParts(
  declarator: TSESTree.VariableDeclarator,
  pattern: TSESTree.ObjectPattern,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  const declaration = file.parentOf(declarator);
  const block = declaration === undefined ? undefined : file.parentOf(declaration);
  if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
    return skip('shape-not-followed');
  if (declaration.kind !== 'const') return skip('shape-not-followed', declaration.kind);
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program')
    return skip('response-leaves', 'several of its members');
  if (pattern.typeAnnotation != null) return skip('shape-not-followed', 'type');
  if (site.method === 'HEAD') return skip('shape-not-followed', 'a pattern of HEAD');
  const edits: SiteEdit[] = [];
  let data: TSESTree.Node[] = [];
  for (const member of pattern.properties) {
    if (member.type !== 'Property' || member.computed || member.key.type !== 'Identifier')
      return skip('response-leaves', 'a rest of its members');
    const { value } = member;
    switch (member.key.name) {
      case 'data':
        data = readsOfPattern(value, file);
        break;
      case 'status':
        if (value.type !== 'Identifier') return skip('response-leaves', 'status');
        break;
      case 'headers': {
        const made = value.type === 'Identifier' ? headerEdits(value, file) : undefined;
        if (made === undefined) return skip('response-leaves', 'headers');
        edits.push(...made);
        break;
      }
      default:
        return skip('response-leaves', member.key.name);
    }
  }
  const name = nameForResult(declarator, file);
  const { semicolons, eol } = file.style;
  const end = declaration.range[1];
  const indent = lineIndentAt(file.text, declaration.range[0]);
  const taken = `const ${file.textOf(pattern)} = ${name}${semicolons ? ';' : ''}`;
  edits.push(
    { start: pattern.range[0], end: pattern.range[1], text: name },
    { start: end, end, text: `${throwsFailure(name, declaration, file)}${eol}${indent}${taken}` },
  );
  if (data.length === 0) return { edits, type: '', kind: 'unread', suffix: '.result()' };
  return planReads(data, site, (plan) => ({ ...plan, edits, suffix: '.result()' }));
}

/** The line that throws what a result says of a failure, as axios does. */
export function throwsFailure(name: string, before: TSESTree.Node, file: SiteFile): string {
  const { semicolons, eol } = file.style;
  const indent = lineIndentAt(file.text, before.range[0]);
  return `${eol}${indent}if (!${name}.ok) throw ${THROWN}${name}.error${THROWN}${semicolons ? ';' : ''}`;
}

/** The reads of headers that a variable holds; undefined where one of them cannot be kept. */
function headerEdits(id: TSESTree.Identifier, file: SiteFile): SiteEdit[] | undefined {
  const edits: SiteEdit[] = [];
  for (const reference of file.variableOf(id)?.references ?? []) {
    if (reference.init === true) continue;
    const edit = reference.isWrite() ? undefined : editOfHeader(reference.identifier, file);
    if (edit === undefined) return undefined;
    edits.push(edit);
  }
  return edits;
}
