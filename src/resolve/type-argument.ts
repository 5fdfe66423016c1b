import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from './resolution.js';
import { calledName } from './syntax.js';
import type { Value } from './value.js';

/**
 * What a call gives that says so by its only type argument: `container.resolve<Store>('store')`, `host.get<Redis>('redis')`,
 * `this.getActiveManager<EntityManager>(context)`.
 */
export function saidByArgument(
  resolution: Resolution,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Value | undefined {
  const [type, ...others] = node.typeArguments?.params ?? [];
  if (!type || others.length > 0 || node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const name = calledName(node);
  const called = resolution.valueOf(node.callee);
  const isAny = /^(?:inject|resolve)$/u.test(name) || (called !== undefined && givesItsParameter(called));
  if (!isAny && (called || !givesOne.test(name))) return undefined;
  const said = resolution.typeValue(type);
  if (said?.kind === 'instance') return isAny || !isRow(said) ? said : undefined;
  return isAny && said?.kind !== 'other' ? said : undefined;
}

/** Of a function that nothing is known of, its name has to say that it gives one thing, and not a list or what makes it. */
const givesOne =
  /^(?:(?:get|inject|lookup|obtain|require|resolve|use)(?![a-z])\w*)(?<!All|Array|Class|Factory|List|Many|Map|Token|[^s]s)$/u;

/** What is asked for by its key comes in an answer: `http.get<User>(url)`. */
function isRow({ library, type }: Extract<Value, { kind: 'instance' }>): boolean {
  return library.types[type]?.isRow === true;
}

/** `function get<T>(name: string): T` */
function givesItsParameter(called: Value): boolean {
  if (called.kind !== 'function') return false;
  const { typeParameters, returnType } = called.node;
  const [parameter, ...others] = typeParameters?.params ?? [];
  const given = returnType && settledType(returnType.typeAnnotation);
  return (
    parameter !== undefined &&
    others.length === 0 &&
    given?.type === AST_NODE_TYPES.TSTypeReference &&
    given.typeName.type === AST_NODE_TYPES.Identifier &&
    given.typeName.name === parameter.name.name
  );
}

/** A type without the promise around it. */
export function settledType(type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type !== AST_NODE_TYPES.TSTypeReference || type.typeName.type !== AST_NODE_TYPES.Identifier) {
    return type;
  }
  const [argument] = type.typeArguments?.params ?? [];
  return type.typeName.name === 'Promise' && argument ? argument : type;
}
