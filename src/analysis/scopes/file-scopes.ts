import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ClassNode, FunctionNode } from '../values/value.js';
import { ExportTable } from '../modules/exports.js';
import { findFilled } from './filled.js';
import { Lines } from './lines.js';
import { functionName } from './names.js';
import { findSteppedCalls, type SteppedCalls } from './stepped-arguments.js';
import { childNodes, isFunctionNode } from './walk.js';

/** Where a function or class stands. */
export interface Place {
  /** The nearest function around it; null at the top of the module. */
  within: FunctionNode | null;
  /** The nearest class around it, where it is a member of it. */
  member: { of: ClassNode; static: boolean } | null;
  /** The object literal whose member this is. */
  object: TSESTree.ObjectExpression | null;
  parent: TSESTree.Node;
}

/** What the names and nesting of one file say: bindings, functions, classes, assignments. */
export class FileScopes {
  readonly functions = new Map<FunctionNode, Place>();
  readonly classes = new Map<ClassNode, Place>();
  /** Member names that the file assigns somewhere (`x.name = …`), outside of constructors. */
  readonly assignedMembers = new Set<string>();
  /** Every node's enclosing function, for the nodes that can be or lead to a call. */
  private readonly variables = new Map<TSESTree.Node, Variable>();

  private stepped: SteppedCalls | null = null;
  private filledNames: ReadonlySet<string> | null = null;
  private exportTable: ExportTable | null = null;
  private lineTable: Lines | null = null;

  /** @param path relative to the working directory */
  constructor(
    readonly path: string,
    readonly text: string,
    readonly program: TSESTree.Program,
    scopes: ScopeManager,
  ) {
    for (const scope of scopes.scopes) {
      for (const variable of scope.variables) {
        for (const name of variable.identifiers) this.variables.set(name, variable);
      }
      for (const reference of scope.references) {
        if (reference.resolved !== null && reference.resolved.defs.length > 0) {
          this.variables.set(reference.identifier, reference.resolved);
        }
      }
    }
    this.visit(program, null, null, null, program, program);
  }

  /** The variable that an identifier means; undefined for a global one. */
  variableOf(identifier: TSESTree.Node): Variable | undefined {
    return this.variables.get(identifier);
  }

  get steppedCalls(): SteppedCalls {
    this.stepped ??= findSteppedCalls(this.program);
    return this.stepped;
  }

  /** The names of what elements are added to or taken from (`seen.add(id)`, `this.ids.push(id)`). */
  get filled(): ReadonlySet<string> {
    this.filledNames ??= findFilled(this.program);
    return this.filledNames;
  }

  get exports(): ExportTable {
    this.exportTable ??= new ExportTable(this.program);
    return this.exportTable;
  }

  get lines(): Lines {
    this.lineTable ??= new Lines(this.text);
    return this.lineTable;
  }

  /** Whether a node is one of this file. */
  contains(node: TSESTree.Node): boolean {
    return isWithin(node, this.program);
  }

  /** The nearest function around a node; the program where there is none. */
  functionAround(node: TSESTree.Node): FunctionNode | TSESTree.Program {
    let nearest: FunctionNode | TSESTree.Program = this.program;
    for (const one of this.functions.keys()) {
      const isAround = one.range[0] <= node.range[0] && node.range[1] <= one.range[1];
      if (isAround && one.range[0] >= nearest.range[0]) nearest = one;
    }
    return nearest;
  }

  /** The named classes and functions around a node, outermost first, with dots between; null where there are none. */
  nameAround(node: TSESTree.Node): string | null {
    const names: string[] = [];
    let around: FunctionNode | TSESTree.Program | null = this.functionAround(node);
    while (around !== null && around.type !== 'Program') {
      const place = this.functions.get(around);
      const name = functionName(around, place?.parent);
      if (name !== null) names.unshift(name);
      const className = place?.member?.of.id?.name;
      if (className !== undefined) names.unshift(className);
      around = place?.within ?? null;
    }
    return names.length === 0 ? null : names.join('.');
  }

  private visit(
    node: TSESTree.Node,
    within: FunctionNode | null,
    inClass: ClassNode | null,
    member: Place['member'],
    parent: TSESTree.Node,
    grandparent: TSESTree.Node,
  ): void {
    let innerFunction = within;
    let innerClass = inClass;
    let innerMember = member;
    if (isFunctionNode(node)) {
      const object =
        parent.type === 'Property' && grandparent.type === 'ObjectExpression' ? grandparent : null;
      this.functions.set(node, { within, member, object, parent });
      innerFunction = node;
      innerMember = null;
    } else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
      this.classes.set(node, { within, member: null, object: null, parent });
      innerClass = node;
    } else if (
      (node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') &&
      inClass !== null
    ) {
      innerMember = { of: inClass, static: node.static };
    } else if (
      node.type === 'AssignmentExpression' &&
      node.left.type === 'MemberExpression' &&
      !node.left.computed &&
      node.left.property.type === 'Identifier' &&
      !(within !== null && isConstructor(this.functions.get(within)?.parent))
    ) {
      this.assignedMembers.add(node.left.property.name);
    } else if (
      node.type === 'UpdateExpression' &&
      node.argument.type === 'MemberExpression' &&
      node.argument.property.type === 'Identifier'
    ) {
      this.assignedMembers.add(node.argument.property.name);
    }
    for (const child of childNodes(node)) {
      this.visit(child, innerFunction, innerClass, innerMember, node, parent);
    }
  }
}

function isConstructor(node: TSESTree.Node | undefined): boolean {
  return node?.type === 'MethodDefinition' && node.kind === 'constructor';
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  if (node === outer) return true;
  return childNodes(outer).some(
    (child) =>
      child.range[0] <= node.range[0] && node.range[1] <= child.range[1] && isWithin(node, child),
  );
}
