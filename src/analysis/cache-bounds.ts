import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Construction } from '../catalogue/schema.js';
import { factsFor, installedMajor } from '../resolve/installed-major.js';
import type { CallNode } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { LibraryMember } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';
import { returnedBy } from './returned.js';

/** Is what is given for a bound left out by whoever has the cache made? */
type IsOmitted = (bound: TSESTree.Node) => boolean;

/**
 * Does the call that makes a cache surely leave it without a default time to live and without a bound on its size?
 * What the code does not show may be either.
 */
export function isUnbounded(
  resolution: Resolution,
  origin: CallNode,
  facts: Construction,
  isOmitted: IsOmitted = () => false,
): boolean {
  if (facts.boundedByDefault || origin.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  const given = origin.arguments;
  if (facts.boundArgument !== undefined) {
    const bound = given[facts.boundArgument];
    if (bound && assignedOnce(resolution, bound).type !== AST_NODE_TYPES.ObjectExpression) return false;
  }
  const options = facts.options === 'any' ? given : given.slice(facts.options, facts.options + 1);
  return options.every((node) => isOpen(resolution, node, { ...facts, isOmitted }, deepest));
}

type Bounds = Construction & { readonly isOmitted: IsOmitted };

/** How deep bounds are looked for. */
const deepest = 12;

/** Does this argument, and everything in it, surely set no bound? */
function isOpen(resolution: Resolution, given: TSESTree.Node, facts: Bounds, hops: number): boolean {
  const node = assignedOnce(resolution, given);
  const isOpenToo = (next: TSESTree.Node | null) =>
    !next || (hops > 0 && isOpen(resolution, next, facts, hops - 1));
  const areOpen = (all: readonly TSESTree.Node[]) => all.length > 0 && all.every(isOpenToo);
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression: {
      if (node.properties.some(isGetter)) return true; // a store of one's own, no options
      const factory = node.properties.find(isFactory);
      return (factory ? [factory] : node.properties).every((property) => {
        const name = property.type === AST_NODE_TYPES.Property ? keyName(property) : undefined;
        if (property.type !== AST_NODE_TYPES.Property || name === undefined) return false;
        if (facts.bounds.includes(name)) return isNoBound(property.value) || facts.isOmitted(property.value);
        return mayHoldBound(name, assignedOnce(resolution, property.value))
          ? isOpenToo(property.value)
          : true;
      });
    }
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.every(isOpenToo);
    case AST_NODE_TYPES.CallExpression: {
      const called = resolution.valueOf(node.callee);
      const store = called?.kind === 'member' ? storeMadeBy(resolution, called) : undefined;
      if (store) {
        const isOverridden = (key: string) =>
          facts.lifetimes?.includes(key) === true && !facts.bounds.includes(key);
        const bounds = store.bounds.filter((key) => !isOverridden(key));
        return isUnbounded(resolution, node, { ...store, bounds }, facts.isOmitted);
      }
      if (called?.kind !== 'function') return node.arguments.every(isOpenToo);
      const home = resolution.at(called.node);
      return hops > 0 && isOpen(home, called.node, facts, hops - 1);
    }
    case AST_NODE_TYPES.NewExpression:
      return node.arguments.every(isOpenToo);
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
      return areOpen(returnedBy(resolution, node));
    case AST_NODE_TYPES.LogicalExpression:
      return isOpenToo(node.left) && isOpenToo(node.right);
    case AST_NODE_TYPES.MemberExpression:
      return isEnvironment(node.object) || saysWhere.test(propertyName(node) ?? '');
    case AST_NODE_TYPES.Identifier:
      return saysWhere.test(node.name) || isStoreFunction(resolution, node);
    case AST_NODE_TYPES.Literal:
      return !facts.boundedKinds?.includes(String(node.value));
    default:
      return node.type === AST_NODE_TYPES.TemplateLiteral;
  }
}

/** What is known of the store that a function of a library makes. */
function storeMadeBy(
  { filename }: Resolution,
  { library, member: { constructs } }: LibraryMember,
): Construction | undefined {
  return constructs && factsFor(constructs, installedMajor(filename, library.packages[0]));
}

/** `caching(redisStore, options)`: the cache calls it with the options that stand beside it. */
function isStoreFunction(resolution: Resolution, node: TSESTree.Identifier): boolean {
  const named = resolution.valueOf(node);
  const store = named?.kind === 'member' ? storeMadeBy(resolution, named) : undefined;
  return store !== undefined && !store.boundedByDefault;
}

/** `{ useFactory: () => options, inject: […] }`: what a container of dependencies asks for the options. */
function isFactory(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === AST_NODE_TYPES.Property && keyName(property) === 'useFactory';
}

/** `get: (key) => …` */
function isGetter(property: TSESTree.ObjectLiteralElement): boolean {
  return (
    property.type === AST_NODE_TYPES.Property && keyName(property) === 'get' && isFunction(property.value)
  );
}

/** What says where a server is. */
const saysWhere = /(?:ur[il]|host|dsn|address)$/iu;

/** An option that is no bound itself may hold one where it is an object or a list, or names a store. */
function mayHoldBound(name: string, value: TSESTree.Node): boolean {
  return (
    /^use(?:Class|Existing|Factory)$|store|cache|adapter|driver|options|primary|secondary/iu.test(name) ||
    holders.has(value.type)
  );
}

const holders: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.NewExpression,
]);

function isEnvironment(node: TSESTree.Expression): boolean {
  return (
    node.type === AST_NODE_TYPES.MemberExpression &&
    node.object.type === AST_NODE_TYPES.Identifier &&
    node.object.name === 'process'
  );
}

/** A value that switches a bound off: `0`, `-1`, `false`, `Infinity`, also as the fallback of `??` and `||`. */
function isNoBound(given: TSESTree.Node): boolean {
  const node = bare(given);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return !node.value;
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '-' || node.operator === 'void';
    case AST_NODE_TYPES.Identifier:
      return node.name === 'undefined' || node.name === 'Infinity';
    case AST_NODE_TYPES.LogicalExpression:
      return node.operator !== '&&' && isNoBound(node.right);
    default:
      return false;
  }
}
