import type { TSESTree } from '@typescript-eslint/types';

/** What a reader calls the function that a call is of; null where it has no name there. */
export function calledName(callee: TSESTree.Node): string | null {
  switch (callee.type) {
    case 'Identifier':
      return callee.name;
    case 'PrivateIdentifier':
      return `#${callee.name}`;
    case 'MemberExpression':
      return memberName(callee);
    // `createRequest(base)('/jobs')`: what it is made by.
    case 'CallExpression':
    case 'NewExpression':
      return calledName(callee.callee);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
      return calledName(callee.expression);
    case 'AwaitExpression':
      return calledName(callee.argument);
    case 'SequenceExpression': {
      const last = callee.expressions.at(-1);
      return last === undefined ? null : calledName(last);
    }
    // What is injected stands for what is called otherwise.
    case 'LogicalExpression':
      return calledName(callee.right) ?? calledName(callee.left);
    case 'ConditionalExpression':
      return calledName(callee.consequent) ?? calledName(callee.alternate);
    default:
      return null;
  }
}

function memberName({ computed, property, object }: TSESTree.MemberExpression): string | null {
  if (!computed) return calledName(property);
  if (property.type === 'Literal' && typeof property.value === 'string') return property.value;
  return calledName(object);
}
