import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { documentedValue } from './jsdoc.js';
import { agreed, type Resolution } from './resolution.js';
import { bare, classOfThis, isFunction, keyName, propertyName, pushChildren } from './syntax.js';
import { asInstance, functionType, givenBy, instance, type ClassNode, type Value } from './value.js';

/** What is a member of a class of the project: a field, parameter property, getter, method, or inherited? */
export function classMember(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): Value | undefined {
  for (const owner of lineage(resolution, node)) {
    const home = resolution.at(owner);
    const own = declaredMember(home, owner, name, isStatic) ?? assignedMember(home, owner, name, isStatic);
    if (own) return own;
  }
  const inherited = inheritedValue(resolution, node, isStatic);
  return inherited && resolution.memberOf(inherited, name);
}

/** The catalogued value that instances of a class of the project (or the class itself) are, because it extends it. */
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

/** The class and the classes of the project that it extends, nearest first; ends where they extend each other. */
function lineage(resolution: Resolution, node: ClassNode): readonly ClassNode[] {
  const classes = new Set([node]);
  for (let current = node; current.superClass;) {
    const superclass = resolution.valueOf(current.superClass);
    if (superclass?.kind !== 'class' || classes.has(superclass.node)) break;
    current = superclass.node;
    classes.add(current);
  }
  return [...classes];
}

function declaredMember(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): Value | undefined {
  let overload: Value | undefined;
  for (const element of declarationsIn(node).get(name) ?? []) {
    switch (element.type) {
      case AST_NODE_TYPES.PropertyDefinition:
      case AST_NODE_TYPES.AccessorProperty:
      case AST_NODE_TYPES.TSAbstractPropertyDefinition:
        if (element.static === isStatic) {
          const initial = element.value ? [element.value] : [];
          const made = [...initial, ...assignedTo(resolution, node, name, isStatic)];
          const said = annotatedValue(resolution, element) ?? documentedValue(resolution, element);
          return madeAs(resolution, said, made);
        }
        break;
      case AST_NODE_TYPES.TSParameterProperty:
        if (!isStatic) {
          const { parameter } = element;
          const { typeAnnotation } = parameterPattern(element);
          const annotated = annotatedValue(resolution, { typeAnnotation, decorators: element.decorators });
          const isDefault = parameter.type === AST_NODE_TYPES.AssignmentPattern;
          return madeAs(resolution, annotated, isDefault ? [parameter.right] : []);
        }
        break;
      case AST_NODE_TYPES.MethodDefinition:
      case AST_NODE_TYPES.TSAbstractMethodDefinition:
        if (element.static === isStatic && element.kind !== 'set') {
          const method = methodValue(element.value);
          if (element.kind === 'get') return method && resultOf(resolution, method);
          if (method?.kind === 'function') return method;
          overload ??= method;
        }
        break;
    }
  }
  return overload;
}

function methodValue(node: TSESTree.MethodDefinition['value']): Value | undefined {
  if (isFunction(node)) return { kind: 'function', node };
  return node.returnType && functionType(node.params, node.returnType);
}

/** What is annotated, with the call that made it where one of these shows it; without an annotation, what they are. */
function madeAs(
  resolution: Resolution,
  annotated: Value | undefined,
  expressions: readonly TSESTree.Node[],
): Value | undefined {
  if (annotated && annotated.kind !== 'instance') return annotated;
  const made = agreed(expressions.map(resolution.valueOf));
  if (!annotated) return made;
  return made?.kind === 'instance' && made.type === annotated.type ? made : annotated;
}

type Declaration = TSESTree.ClassElement | TSESTree.TSParameterProperty;

const declarations = new WeakMap<ClassNode, ReadonlyMap<string, readonly Declaration[]>>();

/** The elements of a class and the parameters that are properties of it, by name. */
function declarationsIn(node: ClassNode): ReadonlyMap<string, readonly Declaration[]> {
  let known = declarations.get(node);
  if (!known) {
    known = byName(
      node.body.body.flatMap((element): Declaration[] =>
        element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor'
          ? element.value.params.filter((parameter) => parameter.type === AST_NODE_TYPES.TSParameterProperty)
          : [element],
      ),
      declaredName,
    );
    declarations.set(node, known);
  }
  return known;
}

function declaredName(node: Declaration): string | undefined {
  if (node.type === AST_NODE_TYPES.TSParameterProperty) {
    const pattern = parameterPattern(node);
    return pattern.type === AST_NODE_TYPES.Identifier ? pattern.name : undefined;
  }
  return 'key' in node ? keyName(node) : undefined;
}

function parameterPattern({ parameter }: TSESTree.TSParameterProperty) {
  return parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
}

function byName<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string | undefined,
): Map<string, Item[]> {
  const named = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === undefined) continue;
    const found = named.get(name);
    if (found) found.push(item);
    else named.set(name, [item]);
  }
  return named;
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

/** `@InjectRepository(User)` injects by itself, `@Inject(CACHE_MANAGER)` and `@Inject(getModelToken(…))` what the token stands for. */
function injectedValue(resolution: Resolution, expression: TSESTree.Expression): Value | undefined {
  if (expression.type !== AST_NODE_TYPES.CallExpression) return undefined;
  for (const candidate of [expression.callee, expression.arguments[0]]) {
    const value =
      candidate?.type === AST_NODE_TYPES.CallExpression
        ? resolution.callAt(candidate)
        : candidate && resolution.valueOf(candidate);
    if (!value || !('member' in value) || value.member.injects === undefined) continue;
    return instance(value.library, value.member.injects, value.evidence);
  }
  return undefined;
}

/**
 * By what a container of dependencies knows the value of a field or parameter property: `CACHE` of `@Inject(CACHE)`, or its
 * type, where no decorator names anything.
 */
export function injectedAs(given: TSESTree.Node): TSESTree.Node | undefined {
  const member = bare(given);
  const isOfThis =
    member.type === AST_NODE_TYPES.MemberExpression && member.object.type === AST_NODE_TYPES.ThisExpression;
  const name = isOfThis ? propertyName(member) : undefined;
  const owner = name === undefined ? undefined : classOfThis(member)?.node;
  const [declaration] = (owner && name !== undefined && declarationsIn(owner).get(name)) || [];
  if (!declaration || !('decorators' in declaration)) return undefined;
  for (const { expression } of declaration.decorators) {
    if (expression.type === AST_NODE_TYPES.CallExpression && expression.arguments[0])
      return expression.arguments[0];
  }
  const typed =
    declaration.type === AST_NODE_TYPES.TSParameterProperty ? parameterPattern(declaration) : declaration;
  return 'typeAnnotation' in typed ? typed.typeAnnotation?.typeAnnotation : undefined;
}

const assignments = new WeakMap<ClassNode, ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]>>();

function assignedMember(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): Value | undefined {
  return agreed(
    assignedTo(resolution, node, name, isStatic).map(
      (right) => documentedValue(resolution, right.parent) ?? resolution.valueOf(right),
    ),
  );
}

/** What is assigned to `this.name` in a class. */
function assignedTo(
  resolution: Resolution,
  node: ClassNode,
  name: string,
  isStatic: boolean,
): readonly TSESTree.Expression[] {
  if (isStatic) return [];
  let assigned = assignments.get(node);
  if (!assigned) {
    assigned = byName(assignmentsIn(resolution, node), assignedName);
    assignments.set(node, assigned);
  }
  return (assigned.get(name) ?? []).map(({ right }) => right);
}

function assignmentsIn(
  { sourceCode }: Resolution,
  node: ClassNode,
): readonly TSESTree.AssignmentExpression[] {
  const found: TSESTree.AssignmentExpression[] = [];
  const pending: TSESTree.Node[] = [node.body];
  for (let current = pending.pop(); current; current = pending.pop()) {
    if (current.type === AST_NODE_TYPES.AssignmentExpression) found.push(current);
    pushChildren(pending, current, sourceCode.visitorKeys);
  }
  return found;
}

function assignedName({ left }: TSESTree.AssignmentExpression): string | undefined {
  const target = bare(left);
  return target.type === AST_NODE_TYPES.MemberExpression &&
    target.object.type === AST_NODE_TYPES.ThisExpression
    ? propertyName(target)
    : undefined;
}

/** What a function of the project gives when it is called: by its annotation, else by what it returns. */
export function resultOf(resolution: Resolution, value: Value): Value | undefined {
  if (value.kind === 'function-type') return resolution.typeValue(value.returns);
  if (value.kind !== 'function') return undefined;
  const { node } = value;
  const home = resolution.at(node);
  const annotated = node.returnType && home.typeValue(node.returnType.typeAnnotation);
  if (annotated) return annotated;
  if (node.body.type !== AST_NODE_TYPES.BlockStatement) return home.valueOf(node.body);
  return agreed(returnedExpressions(home, node.body).map((returned) => home.valueOf(returned)));
}

/** What a function returns, without the functions in it. */
export function returnedExpressions(
  resolution: Resolution,
  body: TSESTree.BlockStatement,
): TSESTree.Expression[] {
  const returned: TSESTree.Expression[] = [];
  const pending: TSESTree.Node[] = [...body.body];
  for (let current = pending.pop(); current; current = pending.pop()) {
    if (isFunction(current)) continue;
    if (current.type === AST_NODE_TYPES.ReturnStatement) {
      if (current.argument) returned.push(current.argument);
    } else if (current.type !== AST_NODE_TYPES.ExpressionStatement) {
      pushChildren(pending, current, resolution.sourceCode.visitorKeys);
    }
  }
  return returned;
}
