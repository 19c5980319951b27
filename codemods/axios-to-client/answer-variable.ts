import type { TSESTree } from '@typescript-eslint/types';
import { skip, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { annotationOf, dataPattern, declaredData, readsOfPattern } from './answer-pattern.js';
import { planParts, throwsFailure } from './answer-parts.js';
import { planReads, type AnswerPlan, type AnswerSite } from './answer-plan.js';
import { headerEdit, readEdit, usesOf, type Uses } from './answer-uses.js';
import { nameForData } from './data-name.js';

/** `const { data } = await …` and `const res = await …`. */
export function planVariable(
  declarator: TSESTree.VariableDeclarator,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  if (declarator.id.type === 'ObjectPattern') {
    const inner = dataPattern(declarator.id);
    if (inner === null) return planParts(declarator, declarator.id, site);
    const annotation = declaredData(declarator.id, file);
    if (annotation === undefined) return skip('shape-not-followed', 'type');
    const reads = readsOfPattern(inner, file);
    const plan = planReads(reads, site, (data) => ({
      ...data,
      edits: [
        {
          start: declarator.id.range[0],
          end: declarator.id.range[1],
          text: file.textOf(inner) + (annotation === null ? '' : `: ${annotation}`),
        },
      ],
    }));
    if ('kind' in plan && plan.kind === 'skip') return plan;
    return annotation !== null && 'edits' in plan && site.type === null
      ? { ...plan, type: annotation, kind: plan.kind === 'unknown' ? 'json' : plan.kind }
      : plan;
  }
  if (declarator.id.type !== 'Identifier') return skip('shape-not-followed');
  const variable = file.variableOf(declarator.id);
  if (variable === undefined) return skip('shape-not-followed');
  const declaration = file.parentOf(declarator);
  const around = declaration === undefined ? undefined : file.parentOf(declaration);
  const uses = around?.type === 'ExportNamedDeclaration' ? null : usesOf(variable, file);
  if (uses === null) return skip('response-leaves', declarator.id.name);
  const typed = annotationOf(declarator.id, file);
  if (typed === undefined) return skip('shape-not-followed', 'type');
  if (site.method === 'HEAD') return planHead(uses, declarator, site);
  const typedSite = typed === null || site.type !== null ? site : { ...site, type: typed };
  if (uses.meta.length > 0 || uses.isTested)
    return planResult(uses, declarator, declaration, typedSite);
  if (uses.data.length === 0) return skip('shape-not-followed', 'never read');
  const single = movedDeclaration(uses.data, declarator, file);
  if (single !== null) {
    const cast = single.cast;
    const from =
      typedSite.type === null && cast !== null ? { ...typedSite, type: cast } : typedSite;
    return planReads(single.reads, from, (data) => ({
      ...data,
      edits: [
        { start: declarator.id.range[0], end: declarator.id.range[1], text: single.pattern },
        { start: single.removed[0], end: single.removed[1], text: '' },
      ],
    }));
  }
  return planReads(uses.data, typedSite, (data) => {
    const name = nameForData(variable, file);
    return {
      ...data,
      edits: [
        { start: declarator.id.range[0], end: declarator.id.range[1], text: name },
        ...uses.data.map((read) => readEdit(read, name)),
      ],
    };
  });
}

/** `const res = …; const data = res.data;` with nothing in between, and no other read. */
function movedDeclaration(
  reads: readonly TSESTree.MemberExpression[],
  declarator: TSESTree.VariableDeclarator,
  file: SiteFile,
): {
  pattern: string;
  removed: [number, number];
  reads: TSESTree.Node[];
  cast: TSESTree.TypeNode | null;
} | null {
  const [read] = reads;
  if (read === undefined || reads.length > 1) return null;
  const around = file.parentOf(read);
  const cast = around?.type === 'TSAsExpression' ? around.typeAnnotation : null;
  const value = cast === null ? read : around;
  const second = value === undefined ? undefined : file.parentOf(value);
  if (second?.type !== 'VariableDeclarator' || second.init !== value) return null;
  const first = file.parentOf(declarator);
  const statement = file.parentOf(second);
  const block = first === undefined ? undefined : file.parentOf(first);
  if (first?.type !== 'VariableDeclaration' || statement?.type !== 'VariableDeclaration')
    return null;
  if (first.kind !== statement.kind || statement.declarations.length > 1) return null;
  if (first.declarations.length > 1) return null;
  if (block?.type !== 'BlockStatement') return null;
  if (block.body.indexOf(statement) !== block.body.indexOf(first) + 1) return null;
  const end = statement.range[1];
  if (file.hasComment(first.range[1], end)) return null;
  // Without a type argument a cast may say less than the code relies on; with both the cast stays.
  const pattern = file.textOf(second.id);
  return { pattern, removed: [first.range[1], end], reads: readsOfPattern(second.id, file), cast };
}

function planResult(
  uses: Uses,
  declarator: TSESTree.VariableDeclarator,
  declaration: TSESTree.Node | undefined,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  const block = declaration === undefined ? undefined : file.parentOf(declaration);
  if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
    return skip('shape-not-followed');
  if (declaration.kind !== 'const' || declarator.id.type !== 'Identifier')
    return skip('shape-not-followed', declaration.kind);
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program')
    return skip('shape-not-followed');
  const edits: SiteEdit[] = [];
  for (const read of uses.meta) {
    const edit = headerEdit(read, file);
    if (edit === undefined) return skip('response-leaves', file.textOf(read));
    if (edit !== null) edits.push(edit);
  }
  const { name } = declarator.id;
  const end = declaration.range[1];
  const annotation = declarator.id.typeAnnotation;
  if (annotation != null)
    edits.push({ start: annotation.range[0], end: annotation.range[1], text: '' });
  edits.push({ start: end, end, text: throwsFailure(name, declaration, file) });
  if (uses.data.length === 0) return { edits, type: '', kind: 'unread', suffix: '.result()' };
  return planReads(uses.data, site, (data) => ({ ...data, edits, suffix: '.result()' }));
}

function planHead(
  uses: Uses,
  declarator: TSESTree.VariableDeclarator,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  if (uses.data.length > 0) return skip('response-leaves', 'data of HEAD');
  const edits: SiteEdit[] = [];
  for (const read of uses.meta) {
    const edit = headerEdit(read, file);
    if (edit === undefined) return skip('response-leaves', file.textOf(read));
    if (edit !== null) edits.push(edit);
  }
  const annotation = declarator.id.type === 'Identifier' ? declarator.id.typeAnnotation : undefined;
  if (annotation != null)
    edits.push({ start: annotation.range[0], end: annotation.range[1], text: '' });
  return { edits, type: '', kind: 'none', suffix: '' };
}
