import type { TSESTree } from '@typescript-eslint/types';

/** What a module exports under a name. */
export type Export =
  /** A binding of the module, by the identifier that names it. */
  | { kind: 'binding'; name: TSESTree.Identifier }
  | { kind: 'expression'; node: TSESTree.Node }
  | { kind: 'declaration'; node: TSESTree.FunctionDeclaration | TSESTree.ClassDeclaration }
  /** Handed on from another module. */
  | { kind: 'from'; module: string; name: string };

/** The exports of a module, ES or CommonJS. */
export class ExportTable {
  private readonly named = new Map<string, Export>();
  private readonly stars: string[] = [];

  constructor(program: TSESTree.Program) {
    for (const statement of program.body) this.read(statement);
  }

  find(name: string): Export | undefined {
    return this.named.get(name);
  }

  get names(): readonly string[] {
    return [...this.named.keys()];
  }

  /** The modules all of whose exports are handed on. */
  get handedOn(): readonly string[] {
    return this.stars;
  }

  private read(statement: TSESTree.ProgramStatement): void {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        this.readNamed(statement);
        break;
      case 'ExportDefaultDeclaration': {
        const { declaration } = statement;
        if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
          this.named.set('default', { kind: 'declaration', node: declaration });
        } else if (declaration.type === 'Identifier') {
          this.named.set('default', { kind: 'binding', name: declaration });
        } else this.named.set('default', { kind: 'expression', node: declaration });
        break;
      }
      case 'ExportAllDeclaration':
        if (statement.exported === null) this.stars.push(statement.source.value);
        else {
          const name = nameOf(statement.exported);
          this.named.set(name, { kind: 'from', module: statement.source.value, name: '*' });
        }
        break;
      case 'ExpressionStatement':
        this.readCommonJs(statement.expression);
        break;
      default:
    }
  }

  private readNamed(statement: TSESTree.ExportNamedDeclaration): void {
    const { declaration, source } = statement;
    for (const { local, exported } of statement.specifiers) {
      const name = nameOf(exported);
      if (source !== null)
        this.named.set(name, { kind: 'from', module: source.value, name: nameOf(local) });
      else if (local.type === 'Identifier') this.named.set(name, { kind: 'binding', name: local });
    }
    if (declaration === null) return;
    if (declaration.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations) {
        for (const identifier of identifiersOf(id)) {
          this.named.set(identifier.name, { kind: 'binding', name: identifier });
        }
      }
    } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
      this.named.set(declaration.id.name, { kind: 'binding', name: declaration.id });
    }
  }

  /** `module.exports = …`, `exports.name = …`, `Object.assign(exports, …)`, and what compilers write. */
  private readCommonJs(node: TSESTree.Expression): void {
    if (node.type === 'CallExpression') {
      this.readAssigned(node);
      this.readStar(node);
      this.readDefined(node);
    }
    if (node.type !== 'AssignmentExpression') return;
    const { left, right } = node;
    if (right.type === 'AssignmentExpression') this.readCommonJs(right);
    const value = assignedValue(right);
    if (isExports(left)) this.readWhole(value);
    else if (
      left.type === 'MemberExpression' &&
      left.property.type === 'Identifier' &&
      isExports(left.object)
    ) {
      this.named.set(left.property.name, { kind: 'expression', node: value });
    }
  }

  private readWhole(value: TSESTree.Expression): void {
    const module = requiredModule(value);
    const whole: Export =
      module === null ? { kind: 'expression', node: value } : { kind: 'from', module, name: '*' };
    this.named.set('default', whole);
    this.named.set('*', whole);
    this.readParts(value);
  }

  private readAssigned({ callee, arguments: [target, ...sources] }: TSESTree.CallExpression): void {
    if (
      target === undefined ||
      !isExports(target) ||
      callee.type !== 'MemberExpression' ||
      !isNamed(callee.object, 'Object') ||
      !isNamed(callee.property, 'assign')
    )
      return;
    for (const source of sources) this.readParts(source);
  }

  /** `__exportStar(require('./x'), exports)`, `tslib_1.__exportStar(…)`, `__export(require('./x'))`. */
  private readStar({ callee, arguments: [source] }: TSESTree.CallExpression): void {
    const name = callee.type === 'MemberExpression' ? callee.property : callee;
    if (!isNamed(name, '__exportStar') && !isNamed(name, '__export')) return;
    const module = source === undefined ? null : requiredModule(source);
    if (module !== null) this.stars.push(module);
  }

  /** `Object.defineProperty(exports, 'name', { get: () => other.name })`. */
  private readDefined({ callee, arguments: [target, key, how] }: TSESTree.CallExpression): void {
    if (
      callee.type !== 'MemberExpression' ||
      !isNamed(callee.object, 'Object') ||
      !isNamed(callee.property, 'defineProperty') ||
      target === undefined ||
      !isExports(target) ||
      key?.type !== 'Literal' ||
      how?.type !== 'ObjectExpression'
    )
      return;
    const node = definedValue(how);
    if (node !== null) this.named.set(String(key.value), { kind: 'expression', node });
  }

  private readParts(node: TSESTree.Node): void {
    const module = requiredModule(node);
    if (module !== null) this.stars.push(module);
    if (node.type === 'ObjectExpression') this.readMembers(node);
  }

  private readMembers(object: TSESTree.ObjectExpression): void {
    for (const member of object.properties) {
      if (member.type === 'SpreadElement') this.readParts(member.argument);
      else if (member.key.type === 'Identifier' && !member.computed) {
        this.named.set(member.key.name, { kind: 'expression', node: member.value });
      }
    }
  }
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** `module.exports` or `exports`. */
function isExports(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression'
    ? isNamed(node.object, 'module') && isNamed(node.property, 'exports')
    : isNamed(node, 'exports');
}

function assignedValue(node: TSESTree.Expression): TSESTree.Expression {
  return node.type === 'AssignmentExpression' ? assignedValue(node.right) : node;
}

/** What a property descriptor gives: its value, or what its getter returns. */
function definedValue({ properties }: TSESTree.ObjectExpression): TSESTree.Node | null {
  for (const property of properties) {
    if (property.type !== 'Property') continue;
    const { key, value } = property;
    if (isNamed(key, 'value')) return value;
    if (!isNamed(key, 'get')) continue;
    if (value.type !== 'FunctionExpression' && value.type !== 'ArrowFunctionExpression')
      return null;
    if (value.body.type !== 'BlockStatement') return value.body;
    const [only] = value.body.body;
    return only?.type === 'ReturnStatement' ? only.argument : null;
  }
  return null;
}

function requiredModule(node: TSESTree.Node): string | null {
  if (node.type !== 'CallExpression' || !isNamed(node.callee, 'require')) return null;
  const [module] = node.arguments;
  return module?.type === 'Literal' && typeof module.value === 'string' ? module.value : null;
}

function identifiersOf(pattern: TSESTree.Node): TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        identifiersOf(property.type === 'Property' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) =>
        element === null ? [] : identifiersOf(element),
      );
    case 'AssignmentPattern':
      return identifiersOf(pattern.left);
    default:
      return [];
  }
}
