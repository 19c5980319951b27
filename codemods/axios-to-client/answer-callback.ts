import type { TSESTree } from '@typescript-eslint/types';
import { skip, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { annotationOf, dataPattern, declaredData, readsOfPattern } from './answer-pattern.js';
import { planReads, unread, type AnswerPlan, type AnswerSite } from './answer-plan.js';
import { readEdit, usesOf } from './answer-uses.js';
import { nameForData } from './data-name.js';

export function planCallback(then: TSESTree.CallExpression, site: AnswerSite): AnswerPlan | Skip {
  const { file } = site;
  const [callback] = then.arguments;
  if (callback?.type !== 'ArrowFunctionExpression' && callback?.type !== 'FunctionExpression')
    return skip(
      'response-leaves',
      callback === undefined ? 'then' : file.textOf(callback).slice(0, 40),
    );
  const [parameter] = callback.params;
  if (parameter === undefined) return unread(site);
  if (site.method === 'HEAD') return skip('shape-not-followed', 'then of HEAD');
  if (parameter.type === 'ObjectPattern') {
    const inner = dataPattern(parameter);
    if (inner === null) return skip('response-leaves', 'several of its members');
    const annotation = declaredData(parameter, file);
    if (annotation === undefined) return skip('shape-not-followed', 'type');
    return planReads(readsOfPattern(inner, file), site, (data) => ({
      ...data,
      edits: [
        parameterEdit(
          callback,
          parameter,
          file.textOf(inner),
          annotation === null ? '' : `: ${annotation}`,
          file,
        ),
      ],
    }));
  }
  if (parameter.type !== 'Identifier') return skip('shape-not-followed');
  const variable = file.variableOf(parameter);
  const uses = variable === undefined ? null : usesOf(variable, file);
  if (variable === undefined || uses === null) return skip('response-leaves', parameter.name);
  if (uses.meta.length > 0 || uses.isTested)
    return skip('response-leaves', 'status or headers in then');
  const typed = annotationOf(parameter, file);
  if (typed === undefined) return skip('shape-not-followed', 'type');
  if (uses.data.length === 0) return unread(site);
  const from = typed === null || site.type !== null ? site : { ...site, type: typed };
  return planReads(uses.data, from, (data) => {
    const name = nameForData(variable, file);
    return {
      ...data,
      edits: [
        parameterEdit(callback, parameter, name, '', file),
        ...uses.data.map((read) => readEdit(read, name)),
      ],
    };
  });
}

/** A pattern or a type needs brackets that a name alone may lack. */
function parameterEdit(
  callback: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
  parameter: TSESTree.Node,
  name: string,
  annotation: string,
  file: SiteFile,
): SiteEdit {
  const isBare =
    file.text[callback.range[0]] !== '(' &&
    callback.params.length === 1 &&
    parameter.range[0] === callback.range[0];
  const full = name + annotation;
  const needs = isBare && (annotation !== '' || /^[{[]/.test(name));
  return { start: parameter.range[0], end: parameter.range[1], text: needs ? `(${full})` : full };
}
