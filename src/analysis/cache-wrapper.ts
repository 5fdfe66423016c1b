import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { CacheWrite, TtlForm } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { callersOf, type CacheCall } from './cache-calls.js';
import { ttlChoice } from './cache-choice.js';
import { isNothing, lacksTtl } from './cache-expiry.js';
import { usesIn } from './references.js';

/** A call of a function that takes an optional time to live for an entry, which the call leaves out. */
export interface OmittedTtl {
  readonly node: TSESTree.CallExpression;
  /** The name of the parameter that is left out. */
  readonly parameter: string;
  /** The argument from which the function makes the key. */
  readonly key: TSESTree.Node | undefined;
}

/** Where do calls of this file leave out the time to live that a function would pass on to this write? */
export function omittedTtls(
  resolution: Resolution,
  write: CacheCall,
  facts: CacheWrite,
  keyNode: TSESTree.Node,
): readonly OmittedTtl[] {
  return passedOn(resolution, write, facts.ttl).flatMap(({ owner, index, name }) => {
    const keyParameter = parametersIn(resolution, keyNode).find((parameter) => parameter.owner === owner);
    return callersOf(resolution, owner)
      .filter((call) => isLeftOut(call, index))
      .map((node) => ({ node, parameter: name, key: keyParameter && node.arguments[keyParameter.index] }));
  });
}

function isLeftOut(call: TSESTree.CallExpression, index: number): boolean {
  if (call.arguments.some((given) => given.type === AST_NODE_TYPES.SpreadElement)) return false;
  const given = call.arguments[index];
  return !given || isNothing(given);
}

interface Parameter {
  readonly owner: FunctionNode;
  readonly index: number;
  readonly name: string;
  /** Left out, it is no time to live: `ttl?` or `ttl = 0`. */
  readonly isOptional: boolean;
}

/** The optional parameters that are the time to live of a write, or that decide whether it has one. */
function passedOn(resolution: Resolution, write: CacheCall, ttl: TtlForm | undefined): readonly Parameter[] {
  const places =
    ttl && !lacksTtl(resolution, write.node.arguments, ttl)
      ? ttlPlaces(write.node, ttl)
      : [ttlChoice(resolution, write)];
  return places
    .flatMap((place) => (place ? parametersIn(resolution, place) : []))
    .filter(({ isOptional }) => isOptional);
}

/** The expressions in the place of the time to live, where leaving it out means none. */
function ttlPlaces(call: TSESTree.CallExpression, ttl: TtlForm): readonly TSESTree.Node[] {
  if (ttl.form === 'tokens' || ttl.form === 'items') return [];
  const given = call.arguments[ttl.argument];
  // `ttl ? { EX: ttl } : undefined`
  if (given?.type === AST_NODE_TYPES.ConditionalExpression) {
    return [given.consequent, given.alternate].some(isNothingAtAll) ? [given.test] : [];
  }
  const values =
    given?.type === AST_NODE_TYPES.ObjectExpression
      ? given.properties.flatMap((property) =>
          property.type === AST_NODE_TYPES.Property ? [property.value] : [],
        )
      : [given];
  return values.filter((value) => value?.type === AST_NODE_TYPES.Identifier);
}

/** `undefined` or `{}`. */
function isNothingAtAll(node: TSESTree.Node): boolean {
  return isNothing(node) || (node.type === AST_NODE_TYPES.ObjectExpression && node.properties.length === 0);
}

function parametersIn(resolution: Resolution, node: TSESTree.Node): readonly Parameter[] {
  return [...usesIn(resolution, node)].flatMap(({ variable }) => parameterOf(variable) ?? []);
}

function parameterOf({ defs, name }: TSESLint.Scope.Variable): Parameter | undefined {
  const owner: TSESTree.Node | undefined = defs[0]?.node;
  if (!isFunction(owner)) return undefined;
  for (const [index, parameter] of owner.params.entries()) {
    const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
    if (target.type !== AST_NODE_TYPES.Identifier || target.name !== name) continue;
    const isOptional =
      parameter.type === AST_NODE_TYPES.AssignmentPattern ? isNone(parameter.right) : target.optional;
    return { owner, index, name, isOptional };
  }
  return undefined;
}

function isNone(given: TSESTree.Node): boolean {
  const node = bare(given);
  return isNothing(node) || (node.type === AST_NODE_TYPES.Literal && node.value === 0);
}
