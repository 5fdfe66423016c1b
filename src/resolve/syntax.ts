import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ClassNode, FunctionNode } from './value.js';

/** The expression without parentheses, `as`, `!`, `satisfies`, optional chain and `await` around it. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSInstantiationExpression:
      case AST_NODE_TYPES.ChainExpression:
        current = current.expression;
        break;
      case AST_NODE_TYPES.AwaitExpression:
        current = current.argument;
        break;
      case AST_NODE_TYPES.SequenceExpression: {
        const last = current.expressions.at(-1);
        if (!last) return current;
        current = last;
        break;
      }
      default:
        return current;
    }
  }
}

/** The last name of what is called: `find` of `users.find(…)`; empty where it has none. */
export function calledName({ callee: given }: TSESTree.CallExpression): string {
  const callee = bare(given);
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  return callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
}

/** The name of a property where it is written out: `x.name`, `x['name']`, `x.#name`. */
export function propertyName(node: TSESTree.MemberExpression): string | undefined {
  if (node.property.type === AST_NODE_TYPES.PrivateIdentifier) return `#${node.property.name}`;
  if (!node.computed) return node.property.name;
  return node.property.type === AST_NODE_TYPES.Literal && typeof node.property.value === 'string'
    ? node.property.value
    : undefined;
}

/** The name of a key where it is written out. */
export function keyName(node: {
  readonly key: TSESTree.Node;
  readonly computed: boolean;
}): string | undefined {
  const { key } = node;
  if (key.type === AST_NODE_TYPES.PrivateIdentifier) return `#${key.name}`;
  if (key.type === AST_NODE_TYPES.Identifier && !node.computed) return key.name;
  return key.type === AST_NODE_TYPES.Literal && typeof key.value === 'string' ? key.value : undefined;
}

/** What people call a function by: `load`, `Posts.load`, `posts.load`. */
export function declaredName(node: FunctionNode): string | undefined {
  const { parent } = node;
  if (node.id) return node.id.name;
  switch (parent.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : undefined;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
      return withOwner(parent.parent.parent.id?.name, keyName(parent));
    case AST_NODE_TYPES.Property: {
      const holder = parent.parent.parent;
      const id = holder.type === AST_NODE_TYPES.VariableDeclarator ? holder.id : undefined;
      return withOwner(id?.type === AST_NODE_TYPES.Identifier ? id.name : undefined, keyName(parent));
    }
    default:
      return undefined;
  }
}

function withOwner(owner: string | undefined, name: string | undefined): string | undefined {
  return owner === undefined || name === undefined ? name : `${owner}.${name}`;
}

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    node?.type === AST_NODE_TYPES.FunctionExpression ||
    node?.type === AST_NODE_TYPES.FunctionDeclaration
  );
}

/** The nearest function around a node. */
export function enclosingFunction(start: TSESTree.Node): FunctionNode | undefined {
  for (let node = start.parent; node; node = node.parent) if (isFunction(node)) return node;
  return undefined;
}

export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === AST_NODE_TYPES.ClassDeclaration || node?.type === AST_NODE_TYPES.ClassExpression;
}

/** The class whose `this` (or whose constructor function, in a static member) is meant at a node. */
export function classOfThis(
  node: TSESTree.Node,
): { readonly node: ClassNode; readonly isStatic: boolean } | undefined {
  for (let current = node.parent, child = node; current; child = current, current = current.parent) {
    switch (current.type) {
      case AST_NODE_TYPES.MethodDefinition:
      case AST_NODE_TYPES.PropertyDefinition:
      case AST_NODE_TYPES.AccessorProperty:
        if (child === current.value) return memberClass(current, current.static);
        break;
      case AST_NODE_TYPES.StaticBlock:
        return memberClass(current, true);
      case AST_NODE_TYPES.FunctionDeclaration:
      case AST_NODE_TYPES.TSModuleBlock:
        return undefined;
      case AST_NODE_TYPES.FunctionExpression:
        if (current.parent.type !== AST_NODE_TYPES.MethodDefinition) return undefined;
        break;
    }
  }
  return undefined;
}

/** The function whose `this` is meant at a node. */
export function functionOfThis(node: TSESTree.Node): FunctionNode | undefined {
  let current: TSESTree.Node | undefined = node.parent;
  while (current && (!isFunction(current) || current.type === AST_NODE_TYPES.ArrowFunctionExpression)) {
    current = current.parent;
  }
  return current;
}

/** The object literal whose method a `this` stands in. */
export function literalOfThis(node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const property = functionOfThis(node)?.parent;
  return property?.type === AST_NODE_TYPES.Property &&
    property.parent.type === AST_NODE_TYPES.ObjectExpression
    ? property.parent
    : undefined;
}

/** `this: Team`, as the first parameter of the function that a `this` stands in. */
export function annotationOfThis(node: TSESTree.ThisExpression): TSESTree.TSTypeAnnotation | undefined {
  const [first] = functionOfThis(node)?.params ?? [];
  return first?.type === AST_NODE_TYPES.Identifier && first.name === 'this'
    ? first.typeAnnotation
    : undefined;
}

function memberClass(member: TSESTree.Node, isStatic: boolean) {
  const node = member.parent?.parent;
  return isClass(node) ? { node, isStatic } : undefined;
}

/** Every node below a node that is not inside a further function, in the order of the code. */
export function* ownNodes(
  root: TSESTree.Node,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): Generator<TSESTree.Node> {
  const pending: TSESTree.Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    if (node !== root && (isFunction(node) || isClass(node))) continue;
    pushChildren(pending, node, visitorKeys);
  }
}

/** A node and everything below it, in the order of the code, also in functions and classes. Types are left out. */
export function* nodesBelow(
  root: TSESTree.Node,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): Generator<TSESTree.Node> {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    pushChildren(pending, node, visitorKeys);
  }
}

/** Keys of what only says which type something has: nothing runs there. */
const typeKeys: ReadonlySet<string> = new Set([
  'implements',
  'returnType',
  'superTypeArguments',
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
]);

/**
 * Adds the children of a node to a stack, the first on top, so that a walk comes by them in the order of the code.
 * Leaves types out. Makes no lists, because walks go through whole functions and classes.
 */
export function pushChildren(
  stack: TSESTree.Node[],
  node: TSESTree.Node,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): void {
  if (node.type === AST_NODE_TYPES.Identifier) return;
  const keys = visitorKeys[node.type] ?? [];
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const key = keys[at] ?? '';
    if (typeKeys.has(key)) continue;
    const value: unknown = node[key as keyof typeof node];
    if (Array.isArray(value)) {
      for (let place = value.length - 1; place >= 0; place -= 1) {
        const child: unknown = value[place];
        if (isNode(child)) stack.push(child); // a list can have holes
      }
    } else if (isNode(value)) {
      stack.push(value);
    }
  }
}

/** A call with those that follow in its chain: `load().then(…).catch(…)` of `load()`. */
export function wholeChain(call: TSESTree.CallExpression): TSESTree.Node {
  let node: TSESTree.Node = call;
  for (;;) {
    const member: TSESTree.Node | undefined = node.parent;
    if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== node) return node;
    const next: TSESTree.Node = member.parent;
    if (next.type !== AST_NODE_TYPES.CallExpression || next.callee !== member) return node;
    node = next;
  }
}

/** `null`, `undefined` */
export function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === AST_NODE_TYPES.Literal && node.value === null) ||
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined')
  );
}

/** The children of a node, in the order of the code. */
export function childNodes(
  node: TSESTree.Node,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value: unknown = node[key as keyof typeof node];
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) children.push(child); // a list can have holes
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  return children;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null;
}

/** The text of a template, with `?` for what is put in. */
export function templateText({ quasis }: TSESTree.TemplateLiteral): string {
  return quasis.map(({ value }) => value.raw).join('?');
}
