import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { CacheWrite, TtlForm } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, keyName, nodesBelow, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';
import { madeBy } from './made-by.js';
import { callersOf, hostOf, type CacheCall, type CacheCalls } from './cache-calls.js';
import { isAboutTtl, ttlChoice } from './cache-choice.js';
import { expiriesOf, testAround } from './cache-expiries.js';
import { isNothing, lacksTtl } from './cache-expiry.js';
import { cacheKey } from './cache-key.js';
import { usesIn, type Use } from './references.js';

/** A call of a function that takes an optional time to live for an entry, which the call leaves out. */
export interface OmittedTtl {
  readonly node: TSESTree.CallExpression;
  /** The parameter that is left out. */
  readonly parameter: Parameter;
  /** The argument from which the function makes the key. */
  readonly key: TSESTree.Node | undefined;
}

/** Where do calls of this file leave out the time to live that a function would pass on to this write? */
export function omittedTtls(
  calls: CacheCalls,
  write: CacheCall,
  facts: CacheWrite,
  keyNode: TSESTree.Node,
): readonly OmittedTtl[] {
  const { resolution } = calls;
  return passedOn(calls, write, facts).flatMap((parameter) => {
    const { owner } = parameter;
    const keyParameter = parametersIn(resolution, keyNode, 3).find((other) => other.owner === owner);
    return callersOf(resolution, owner)
      .filter((call) => leavesOut(resolution, call, parameter))
      .map((node) => ({
        node,
        parameter,
        key: keyParameter && node.arguments[keyParameter.index],
      }));
  });
}

/** Does a call give nothing for a parameter, and nothing else stands in for it? */
export function leavesOut(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  parameter: Parameter,
): boolean {
  return (
    isLeftOut(call, parameter) &&
    (parameter.field === undefined || isFieldLeftOut(resolution, call, parameter))
  );
}

/** `new JsonCache('menu')`, where `this.ttl` is what the class could be given, and a method takes that where it gets nothing. */
function isFieldLeftOut(
  resolution: Resolution,
  { callee }: TSESTree.CallExpression,
  { owner, field }: Parameter,
): boolean {
  const made =
    callee.type === AST_NODE_TYPES.MemberExpression ? madeBy(resolution, callee.object) : undefined;
  const body = owner.parent.parent;
  if (made?.type !== AST_NODE_TYPES.NewExpression || body?.type !== AST_NODE_TYPES.ClassBody || !field)
    return false;
  const home = resolution.at(owner);
  return body.body.some(
    (member) =>
      member.type === AST_NODE_TYPES.MethodDefinition &&
      member.kind === 'constructor' &&
      givenToField(home, member.value, field).some((given) => isLeftOut(made, given)),
  );
}

/** The optional parameters of a constructor that a field gets as they are: `this.ttl = ttl`, `private readonly ttl?: number`. */
function givenToField(
  resolution: Resolution,
  maker: TSESTree.MethodDefinition['value'],
  { name, option }: OwnField,
): readonly Pick<Parameter, 'index' | 'option'>[] {
  const declared = maker.params.findIndex(
    (parameter) =>
      parameter.type === AST_NODE_TYPES.TSParameterProperty && nameOf(parameter.parameter) === name,
  );
  const property = maker.params[declared];
  if (property?.type === AST_NODE_TYPES.TSParameterProperty) {
    const isOptional =
      property.parameter.type === AST_NODE_TYPES.AssignmentPattern
        ? isNothingAtAll(property.parameter.right)
        : property.parameter.optional;
    return isOptional ? [{ index: declared, ...(option === undefined ? {} : { option }) }] : [];
  }
  return [...nodesBelow(maker.body ?? maker, resolution.sourceCode.visitorKeys)].flatMap((node) => {
    const isAssigned =
      node.type === AST_NODE_TYPES.AssignmentExpression && ownField(node.left)?.name === name;
    if (!isAssigned || !isPlainName(node.right)) return [];
    return parametersIn(resolution, node.right)
      .filter((given) => given.isOptional || option !== undefined)
      .map((given) => (option === undefined ? given : { ...given, option }));
  });
}

function nameOf(parameter: TSESTree.TSParameterProperty['parameter']): string | undefined {
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  return target.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
}

/** A field of a class, or one option of it. */
interface OwnField {
  readonly name: string;
  readonly option?: string;
}

/** `this.ttl`, `this.options.ttl` */
function ownField(node: TSESTree.Node): OwnField | undefined {
  if (node.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = propertyName(node);
  if (name === undefined) return undefined;
  if (node.object.type === AST_NODE_TYPES.ThisExpression) return { name };
  const owner = ownField(node.object);
  return owner && owner.option === undefined ? { name: owner.name, option: name } : undefined;
}

/** Does a call give nothing for a parameter, or options without the one that it is? */
export function isLeftOut(
  { arguments: all }: TSESTree.CallExpression | TSESTree.NewExpression,
  { index, option }: Pick<Parameter, 'index' | 'option'>,
): boolean {
  if (all.some((given) => given.type === AST_NODE_TYPES.SpreadElement)) return false;
  const given = all[index];
  if (!given || isNothing(given)) return true;
  return (
    option !== undefined &&
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.every(
      (property) => property.type === AST_NODE_TYPES.Property && (keyName(property) ?? option) !== option,
    )
  );
}

/** What a function is given: a parameter, or one option of it. */
export interface Parameter {
  readonly owner: FunctionNode;
  readonly index: number;
  readonly name: string;
  /** Where it is `ttl` of `options.ttl` or `{ ttl }`. */
  readonly option?: string;
  /** Left out, it is no time to live: `ttl?` or `ttl = 0`. */
  readonly isOptional: boolean;
  /** The field of the class that stands in for it: `ttl = this.ttl`. */
  readonly field?: OwnField;
}

/** The optional parameters that are the time to live of a write, or that decide whether it has one. */
export function passedOn(
  calls: CacheCalls,
  write: CacheCall,
  { key, ttl }: CacheWrite,
): readonly Parameter[] {
  const { resolution } = calls;
  const keyNode = write.given[key];
  const places =
    ttl && !lacksTtl(resolution, write.given, ttl)
      ? ttlPlaces(resolution, write, ttl)
      : [
          ttlChoice(resolution, write),
          ...write.additions.filter((test) => isAboutTtl(resolution, test)),
          ...(keyNode ? testsOfExpiries(calls, write, keyNode) : []),
        ];
  return places
    .flatMap((place) => (place ? parametersIn(resolution, place) : []))
    .filter(({ isOptional }) => isOptional);
}

/** What decides whether the function sets a time to live for the same key with another call. */
function testsOfExpiries(
  calls: CacheCalls,
  write: CacheCall,
  key: TSESTree.Node,
): readonly (TSESTree.Node | undefined)[] {
  const host = hostOf(write.node);
  return expiriesOf(calls, write, cacheKey(calls.resolution, key)).map(({ node }) => testAround(node, host));
}

/** The expressions in the place of the time to live, where leaving it out means none. */
function ttlPlaces(resolution: Resolution, call: CacheCall, ttl: TtlForm): readonly TSESTree.Node[] {
  if (ttl.form === 'tokens' || ttl.form === 'items') return [];
  const argument = call.given[ttl.argument];
  const given = argument && writtenAs(resolution, argument);
  // `ttl ? { EX: ttl } : undefined`
  if (given?.type === AST_NODE_TYPES.ConditionalExpression) {
    return [given.consequent, given.alternate].some(isNothingAtAll) ? [given.test] : [];
  }
  const values: readonly (TSESTree.Node | undefined)[] =
    given?.type === AST_NODE_TYPES.ObjectExpression
      ? given.properties.flatMap((property) =>
          property.type === AST_NODE_TYPES.Property ? [property.value] : [],
        )
      : [given];
  return values.filter((value): value is TSESTree.Node => value !== undefined && isPlainName(value));
}

/** `ttl ? { EX: ttl } : undefined`, also where it has a name. */
function writtenAs(resolution: Resolution, given: TSESTree.Node): TSESTree.Node {
  const made = assignedOnce(resolution, given);
  return made.type === AST_NODE_TYPES.ConditionalExpression ? made : given;
}

/** `undefined` or `{}`. */
function isNothingAtAll(node: TSESTree.Node): boolean {
  return isNothing(node) || (node.type === AST_NODE_TYPES.ObjectExpression && node.properties.length === 0);
}

/** `ttl`, `options.ttl`, `options?.ttl`: what leaves it out gets nothing in its stead. */
export function isPlainName(given: TSESTree.Node): boolean {
  const node = bare(given);
  return (
    node.type === AST_NODE_TYPES.Identifier ||
    (node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.Identifier)
  );
}

/** The parameters of functions that an expression uses, in so many hops also by names that are given something made of them. */
export function parametersIn(resolution: Resolution, node: TSESTree.Node, hops = 0): readonly Parameter[] {
  return [...usesIn(resolution, node)].flatMap((use) => {
    const parameter = parameterOf(resolution, use);
    if (parameter) return [parameter];
    const made = assignedOnce(resolution, use.node);
    const source = made === use.node ? listOf(use) : made;
    return !source || hops === 0 ? [] : parametersIn(resolution, source, hops - 1);
  });
}

/** `entries` of `for (const [key, value] of entries)` */
function listOf({ variable: { defs } }: Use): TSESTree.Node | undefined {
  const loop: TSESTree.Node | undefined = defs[0]?.node.parent?.parent;
  return loop?.type === AST_NODE_TYPES.ForOfStatement && loop.left === defs[0]?.node.parent
    ? loop.right
    : undefined;
}

function parameterOf(resolution: Resolution, { node, variable: { defs, name } }: Use): Parameter | undefined {
  const owner: TSESTree.Node | undefined = defs[0]?.node;
  if (!isFunction(owner)) return undefined;
  for (const [index, parameter] of owner.params.entries()) {
    const hasDefault = parameter.type === AST_NODE_TYPES.AssignmentPattern;
    const target = hasDefault ? parameter.left : parameter;
    const isNamed = target.type === AST_NODE_TYPES.Identifier && target.name === name;
    const member = isNamed && node.parent.type === AST_NODE_TYPES.MemberExpression ? node.parent : undefined;
    const option =
      target.type === AST_NODE_TYPES.ObjectPattern
        ? optionNamed(target, name)
        : member && propertyName(member);
    if (option !== undefined) return { owner, index, name: option, option, isOptional: isEmpty(parameter) };
    if (!isNamed) continue;
    const field = hasDefault ? ownField(parameter.right) : undefined;
    if (field !== undefined) return { owner, index, name, isOptional: true, field };
    return {
      owner,
      index,
      name,
      isOptional: hasDefault ? isNone(parameter.right) : target.optional || isUntyped(resolution),
    };
  }
  return undefined;
}

/** In JavaScript, whatever a function is given can be left out. */
function isUntyped({ filename }: Resolution): boolean {
  return /\.[cm]?jsx?$/u.test(filename);
}

/** Options without a default, or with an empty one. */
function isEmpty(parameter: TSESTree.Parameter): boolean {
  return parameter.type !== AST_NODE_TYPES.AssignmentPattern || isNothingAtAll(parameter.right);
}

/** The key that a pattern takes apart into a name of its own, without a default. */
function optionNamed({ properties }: TSESTree.ObjectPattern, name: string): string | undefined {
  const property = properties.find(
    ({ value }) => value?.type === AST_NODE_TYPES.Identifier && value.name === name,
  );
  return property?.type === AST_NODE_TYPES.Property ? keyName(property) : undefined;
}

function isNone(given: TSESTree.Node): boolean {
  const node = bare(given);
  return isNothing(node) || (node.type === AST_NODE_TYPES.Literal && node.value === 0);
}
