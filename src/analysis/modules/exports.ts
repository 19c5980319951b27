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

  /** `module.exports = …`, `exports.name = …`. */
  private readCommonJs(node: TSESTree.Expression): void {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return;
    const { object, property } = node.left;
    if (property.type !== 'Identifier') return;
    if (isNamed(object, 'module') && property.name === 'exports') {
      this.named.set('default', { kind: 'expression', node: node.right });
      this.named.set('*', { kind: 'expression', node: node.right });
      if (node.right.type === 'ObjectExpression') this.readMembers(node.right);
    } else if (
      isNamed(object, 'exports') ||
      (object.type === 'MemberExpression' && isNamed(object.object, 'module'))
    ) {
      this.named.set(property.name, { kind: 'expression', node: node.right });
    }
  }

  private readMembers(object: TSESTree.ObjectExpression): void {
    for (const member of object.properties) {
      if (member.type === 'Property' && member.key.type === 'Identifier' && !member.computed) {
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
