// The least that a jscodeshift transform can do for the same migration: no import, no look at what becomes of an answer.
export default ({ source }, { jscodeshift: j }) =>
  j(source)
    .find(j.CallExpression, { callee: { name: 'fetch' } })
    .replaceWith(({ node }) => j.callExpression(j.identifier('api.fetch'), node.arguments))
    .toSource();
