import type { TSESTree } from '@typescript-eslint/types';
import type { ResolvedSettings } from '../../settings/settings.js';
import { isClientModule } from '../clients/modules.js';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import type { FunctionNode } from '../values/value.js';

/** A function, or the module's own code. */
export type Root = FunctionNode | TSESTree.Program;

/**
 * The functions that may send a request themselves. Names decide only what is skipped: a name counts once anything
 * that mentions a client went into it.
 */
export function findCandidates(
  program: TSESTree.Program,
  settings: ResolvedSettings,
  sends: Sends = () => false,
): Root[] {
  const names = namesThatSend(program, settings, sends);
  const candidates: Root[] = [];
  const visit = (node: TSESTree.Node, within: Root, inherits: boolean): void => {
    const inner = isFunctionNode(node) ? node : within;
    if (
      (node.type === 'CallExpression' || node.type === 'NewExpression') &&
      !candidates.includes(within) &&
      (mentionsAny(node.callee, names) ||
        (inherits && isOwnMember(node.callee)) ||
        node.arguments.some((one) => isHanded(one, names)))
    ) {
      candidates.push(within);
    }
    // What a class inherits from one that sends is known in the file of that one.
    const isHeir =
      (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') &&
      node.superClass !== null &&
      mentionsAny(node.superClass, names);
    for (const child of childNodes(node)) visit(child, inner, inherits || isHeir);
  };
  visit(program, program, false);
  return candidates;
}

/** `this.request`, `super.request`. */
function isOwnMember(callee: TSESTree.Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    (callee.object.type === 'ThisExpression' || callee.object.type === 'Super')
  );
}

/** Whether what a module exports under a name may send a request. */
export type Sends = (specifier: string, name: string) => boolean;

/** The names by which a file may have a client, or a function of another file that has one. */
export function namesThatSend(
  program: TSESTree.Program,
  settings: ResolvedSettings,
  sends: Sends,
): Set<string> {
  const names = new Set(['fetch', '$fetch']);
  const modules = new Set(Object.keys(settings.clients).map((key) => key.split('#')[0] ?? key));
  const isKnown = (module: unknown): boolean =>
    typeof module === 'string' &&
    (isClientModule(module) || modules.has(module) || sends(module, '*'));
  const targets: { to: TSESTree.Node; from: TSESTree.Node }[] = [];
  const visit = (node: TSESTree.Node): void => {
    switch (node.type) {
      case 'ImportDeclaration':
        if (isClientModule(node.source.value) || modules.has(node.source.value)) {
          for (const specifier of node.specifiers) names.add(specifier.local.name);
        } else {
          for (const specifier of node.specifiers) {
            if (sends(node.source.value, importedName(specifier))) names.add(specifier.local.name);
          }
        }
        break;
      case 'VariableDeclarator':
        if (node.init !== null) {
          if (requiresClient(node.init, isKnown)) addNames(node.id, names);
          else targets.push({ to: node.id, from: node.init });
        }
        break;
      case 'CallExpression':
        // `import('./api').then(({ send }) => …)`
        if (isThenOf(node, isKnown)) {
          for (const handler of node.arguments) {
            if (isFunctionNode(handler) && handler.params[0]) addNames(handler.params[0], names);
          }
        }
        break;
      case 'AssignmentExpression':
        targets.push({ to: node.left, from: node.right });
        break;
      case 'AssignmentPattern':
        targets.push({ to: node.left, from: node.right });
        break;
      case 'PropertyDefinition':
        if (node.value !== null) targets.push({ to: node.key, from: node.value });
        if (node.typeAnnotation) {
          targets.push({ to: node.key, from: node.typeAnnotation });
        }
        break;
      case 'Identifier':
        // `constructor(private readonly api: ApiClient)`: the type says which class it is.
        if (node.typeAnnotation) targets.push({ to: node, from: node.typeAnnotation });
        break;
      case 'Property':
        targets.push({ to: node.key, from: node.value });
        // `const { fetch: send } = globalThis`
        if (node.value.type === 'Identifier') targets.push({ to: node.value, from: node.key });
        break;
      default:
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(program);
  for (let size = 0; size !== names.size;) {
    size = names.size;
    for (const { to, from } of targets) if (givesClient(from, names)) addNames(to, names);
  }
  return names;
}

function importedName(node: TSESTree.ImportClause): string {
  if (node.type === 'ImportNamespaceSpecifier') return '*';
  if (node.type === 'ImportDefaultSpecifier') return 'default';
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

function requiresClient(node: TSESTree.Node, isKnown: (module: unknown) => boolean): boolean {
  if (node.type === 'MemberExpression') return requiresClient(node.object, isKnown);
  if (node.type === 'AwaitExpression') return requiresClient(node.argument, isKnown);
  if (node.type === 'ImportExpression') {
    return node.source.type === 'Literal' && isKnown(node.source.value);
  }
  if (node.type !== 'CallExpression') return false;
  const [module] = node.arguments;
  return (
    node.callee.type === 'Identifier' &&
    node.callee.name === 'require' &&
    module?.type === 'Literal' &&
    isKnown(module.value)
  );
}

function isThenOf(
  { callee }: TSESTree.CallExpression,
  isKnown: (module: unknown) => boolean,
): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'then' &&
    callee.object.type === 'ImportExpression' &&
    requiresClient(callee.object, isKnown)
  );
}

/** Whether an expression may give a client on, and not what a request came back with. */
function givesClient(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  if (isFunctionNode(node)) return false;
  if (node.type === 'AwaitExpression') return false;
  if (node.type === 'CallExpression') {
    const isMaker =
      node.callee.type === 'MemberExpression' &&
      node.callee.property.type === 'Identifier' &&
      ['create', 'extend', 'bind', 'defaults', 'agent', 'native'].includes(
        node.callee.property.name,
      );
    if (isMaker && mentionsAny(node.callee, names)) return true;
    if (isFactory(node.callee, names)) return true;
    return node.arguments.some((one) => givesClient(one, names));
  }
  if (node.type === 'Identifier') return names.has(node.name);
  for (const child of childNodes(node)) if (givesClient(child, names)) return true;
  return false;
}

/** `createApi(…)`: what is called is no client itself, so it may give one. */
function isFactory(callee: TSESTree.Node, names: ReadonlySet<string>): boolean {
  return (
    callee.type === 'Identifier' &&
    names.has(callee.name) &&
    callee.name !== 'fetch' &&
    callee.name !== '$fetch'
  );
}

function addNames(node: TSESTree.Node, names: Set<string>): void {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') names.add(node.name);
  else if (node.type === 'MemberExpression') addNames(node.property, names);
  else if (node.type === 'ObjectPattern' || node.type === 'ArrayPattern') {
    for (const child of childNodes(node)) addNames(child, names);
  } else if (node.type === 'Property') addNames(node.value, names);
}

/** `useQuery({ queryFn: load })` */
function isHanded(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  if (node.type !== 'ObjectExpression') return isName(node, names);
  return node.properties.some((one) => one.type === 'Property' && isName(one.value, names));
}

function isName(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  return node.type === 'Identifier' && names.has(node.name);
}

function mentionsAny(node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return names.has(node.name);
  // `globalThis['fetch']`
  if (node.type === 'Literal') return typeof node.value === 'string' && names.has(node.value);
  if (isFunctionNode(node)) return false;
  if (node.type === 'CallExpression') {
    return mentionsAny(node.callee, names) || node.arguments.some((one) => isName(one, names));
  }
  for (const child of childNodes(node)) if (mentionsAny(child, names)) return true;
  return false;
}
