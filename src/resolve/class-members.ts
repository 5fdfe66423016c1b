import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { agreed, type Resolution } from './resolution.js';
import { bare, childNodes, isFunction, keyName, propertyName } from './syntax.js';
import { asInstance, givenBy, type ClassNode, type Value } from './value.js';

/** What is a member of a class of this file: a field, parameter property, getter, method, or inherited? */
export function classMember(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): Value | undefined {
  for (const owner of lineage(resolution, node)) {
    const own =
      declaredMember(resolution, owner, name, isStatic) ?? assignedMember(resolution, owner, name, isStatic);
    if (own) return own;
  }
  const inherited = inheritedValue(resolution, node, isStatic);
  return inherited && resolution.memberOf(inherited, name);
}

/** The catalogued value that instances of a class of this file (or the class itself) are, because it extends it. */
export function inheritedValue(
  resolution: Resolution,
  node: ClassNode,
  isStatic: boolean,
): Value | undefined {
  const root = lineage(resolution, node).at(-1);
  const superclass = root?.superClass ? resolution.valueOf(root.superClass) : undefined;
  if (superclass?.kind === 'instance') return superclass;
  if (superclass?.kind !== 'member') return undefined;
  return isStatic ? asInstance(superclass) : givenBy(superclass, undefined);
}

/** The class and the classes of this file that it extends, nearest first; ends where they extend each other. */
function lineage(resolution: Resolution, node: ClassNode): readonly ClassNode[] {
  const classes = [node];
  for (let current = node; current.superClass;) {
    const superclass = resolution.valueOf(current.superClass);
    if (superclass?.kind !== 'class' || classes.includes(superclass.node)) break;
    current = superclass.node;
    classes.push(current);
  }
  return classes;
}

function declaredMember(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): Value | undefined {
  for (const element of node.body.body) {
    switch (element.type) {
      case AST_NODE_TYPES.PropertyDefinition:
      case AST_NODE_TYPES.AccessorProperty:
      case AST_NODE_TYPES.TSAbstractPropertyDefinition:
        if (element.static === isStatic && keyName(element) === name) {
          const found = annotatedValue(resolution, element);
          return found ?? (element.value ? resolution.valueOf(element.value) : undefined);
        }
        break;
      case AST_NODE_TYPES.MethodDefinition:
        if (element.kind === 'constructor' && !isStatic) {
          const property = parameterProperty(element, name);
          if (property) return annotatedValue(resolution, property);
        } else if (element.static === isStatic && element.kind !== 'set' && keyName(element) === name) {
          const method: Value | undefined = isFunction(element.value)
            ? { kind: 'function', node: element.value }
            : undefined;
          return element.kind === 'get' && method ? resultOf(resolution, method) : method;
        }
        break;
    }
  }
  return undefined;
}

interface Annotated {
  readonly typeAnnotation?: TSESTree.TSTypeAnnotation | undefined;
  readonly decorators?: readonly TSESTree.Decorator[] | undefined;
}

/** What an annotation or an injecting decorator says about a field or parameter. */
export function annotatedValue(resolution: Resolution, node: Annotated): Value | undefined {
  const annotated = node.typeAnnotation && resolution.typeValue(node.typeAnnotation.typeAnnotation);
  if (annotated && annotated.kind !== 'other') return annotated;
  for (const decorator of node.decorators ?? []) {
    const injected = injectedValue(resolution, decorator.expression);
    if (injected) return injected;
  }
  return annotated;
}

/** `@InjectRepository(User)` injects by itself, `@Inject(CACHE_MANAGER)` what its token stands for. */
function injectedValue(resolution: Resolution, expression: TSESTree.Expression): Value | undefined {
  if (expression.type !== AST_NODE_TYPES.CallExpression) return undefined;
  for (const candidate of [expression.callee, expression.arguments[0]]) {
    const value = candidate && resolution.valueOf(candidate);
    if (value?.kind !== 'member' || value.member.injects === undefined) continue;
    const { library, evidence, member } = value;
    return { kind: 'instance', library, evidence, type: member.injects as string };
  }
  return undefined;
}

function parameterProperty(constructor: TSESTree.MethodDefinition, name: string): Annotated | undefined {
  for (const parameter of constructor.value.params) {
    if (parameter.type !== AST_NODE_TYPES.TSParameterProperty) continue;
    const target =
      parameter.parameter.type === AST_NODE_TYPES.AssignmentPattern
        ? parameter.parameter.left
        : parameter.parameter;
    if (target.type === AST_NODE_TYPES.Identifier && target.name === name) {
      return { typeAnnotation: target.typeAnnotation, decorators: parameter.decorators };
    }
  }
  return undefined;
}

const assignments = new WeakMap<ClassNode, ReadonlyMap<string, readonly TSESTree.Expression[]>>();

function assignedMember(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): Value | undefined {
  if (isStatic) return undefined;
  let assigned = assignments.get(node);
  if (!assigned) {
    assigned = assignmentsToThis(resolution, node);
    assignments.set(node, assigned);
  }
  return agreed((assigned.get(name) ?? []).map((value) => resolution.valueOf(value)));
}

function assignmentsToThis(resolution: Resolution, node: ClassNode): Map<string, TSESTree.Expression[]> {
  const assigned = new Map<string, TSESTree.Expression[]>();
  const pending: TSESTree.Node[] = [node.body];
  for (let current = pending.pop(); current; current = pending.pop()) {
    if (current.type === AST_NODE_TYPES.AssignmentExpression) {
      const target = bare(current.left);
      const name =
        target.type === AST_NODE_TYPES.MemberExpression &&
        target.object.type === AST_NODE_TYPES.ThisExpression
          ? propertyName(target)
          : undefined;
      if (name !== undefined) assigned.set(name, [...(assigned.get(name) ?? []), current.right]);
    }
    pending.push(...childNodes(current, resolution.sourceCode.visitorKeys));
  }
  return assigned;
}

/** What a function of this file gives when it is called: by its annotation, else by what it returns. */
export function resultOf(resolution: Resolution, value: Value): Value | undefined {
  if (value.kind === 'function-type') return resolution.typeValue(value.returns);
  if (value.kind !== 'function') return undefined;
  const { node } = value;
  const annotated = node.returnType && resolution.typeValue(node.returnType.typeAnnotation);
  if (annotated) return annotated;
  if (node.body.type !== AST_NODE_TYPES.BlockStatement) return resolution.valueOf(node.body);
  return agreed(returnedExpressions(resolution, node.body).map((returned) => resolution.valueOf(returned)));
}

function returnedExpressions(resolution: Resolution, body: TSESTree.BlockStatement): TSESTree.Expression[] {
  const returned: TSESTree.Expression[] = [];
  const pending: TSESTree.Node[] = [...body.body];
  for (let current = pending.pop(); current; current = pending.pop()) {
    if (isFunction(current)) continue;
    if (current.type === AST_NODE_TYPES.ReturnStatement) {
      if (current.argument) returned.push(current.argument);
    } else if (current.type !== AST_NODE_TYPES.ExpressionStatement) {
      pending.push(...childNodes(current, resolution.sourceCode.visitorKeys));
    }
  }
  return returned;
}
