import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { AddedFunctions } from '../catalogue/schema.js';
import type { Resolution } from './resolution.js';
import { bare, isFunction, keyName, propertyName } from './syntax.js';
import { asInstance, instance, type CallNode, type Instance, type Value } from './value.js';

/** The function that people have added to what a value is made of: `latest` of `schema.statics.latest = function () { … }`, for a model of `schema`. */
export function addedFunction(resolution: Resolution, made: Instance, name: string): Value | undefined {
  const added = made.library.types[made.type]?.added;
  if (!added || made.origin?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const base = made.origin.arguments[added.argument];
  const value = base && asInstance(resolution.valueOf(base));
  if (value?.type !== added.to || !value.origin) return undefined;
  const given = functionsAdded(resolution.at(value.origin), value.origin, added).get(name);
  return given && resolution.valueOf(given);
}

// By the call that makes what they are added to.
const known = new WeakMap<CallNode, ReadonlyMap<string, TSESTree.Node>>();

function functionsAdded(
  home: Resolution,
  origin: CallNode,
  added: AddedFunctions,
): ReadonlyMap<string, TSESTree.Node> {
  let found = known.get(origin);
  if (!found) {
    found = new Map([...optionsOf(origin, added), ...addedLater(home, origin, added)].flatMap(functionsIn));
    known.set(origin, found);
  }
  return found;
}

/** Functions by name, as an object or as one of them with its name. */
type Given = TSESTree.Node | readonly [string, TSESTree.Node];

function functionsIn(given: Given): readonly (readonly [string, TSESTree.Node])[] {
  if (!('type' in given)) return [given];
  if (given.type !== AST_NODE_TYPES.ObjectExpression) return [];
  return given.properties.flatMap((property) => {
    const name = property.type === AST_NODE_TYPES.Property ? keyName(property) : undefined;
    return name !== undefined && 'value' in property ? [[name, property.value] as const] : [];
  });
}

/** `new Schema({ … }, { statics: { … } })` */
function optionsOf(origin: CallNode, { under }: AddedFunctions): readonly Given[] {
  if (origin.type === AST_NODE_TYPES.TaggedTemplateExpression) return [];
  return origin.arguments
    .slice(1)
    .flatMap((options) => functionsIn(options).flatMap(([name, value]) => (name === under ? [value] : [])));
}

/** `schema.statics.latest = …`, `schema.statics = { … }`, `schema.static('latest', …)`, `schema.static({ … })` */
function addedLater(
  { sourceCode }: Resolution,
  origin: CallNode,
  { by, under }: AddedFunctions,
): readonly Given[] {
  const { parent } = origin;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator) return [];
  const [variable] = sourceCode.getDeclaredVariables(parent);
  return (variable?.references ?? []).flatMap(({ identifier }): readonly Given[] => {
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return [];
    const name = propertyName(member);
    const outer = member.parent;
    if (name === by && outer.type === AST_NODE_TYPES.CallExpression) return givenTo(outer);
    if (name !== under) return [];
    if (outer.type === AST_NODE_TYPES.AssignmentExpression && outer.left === member) return [outer.right];
    const key = outer.type === AST_NODE_TYPES.MemberExpression ? propertyName(outer) : undefined;
    const assigned = outer.parent;
    return key !== undefined &&
      assigned?.type === AST_NODE_TYPES.AssignmentExpression &&
      assigned.left === outer
      ? [[key, assigned.right]]
      : [];
  });
}

function givenTo({ arguments: [first, second] }: TSESTree.CallExpression): readonly Given[] {
  if (first?.type !== AST_NODE_TYPES.Literal || typeof first.value !== 'string') return first ? [first] : [];
  return second ? [[first.value, second]] : [];
}

/** What `this` is in a function that is added in one of these ways, or in a method of an object that is. */
export function thisOfAdded(resolution: Resolution, given: TSESTree.Node): Instance | undefined {
  const place = placeOf(given);
  const base = place && asInstance(resolution.valueOf(place.base));
  if (!base) return undefined;
  const { library, evidence } = base;
  for (const [type, { added }] of Object.entries(library.types)) {
    if (added?.to === base.type && (place?.name === added.under || place?.name === added.by))
      return instance(library, type, evidence);
  }
  return undefined;
}

/** To what a function or object of functions is added, and by which name. */
function placeOf({ parent }: TSESTree.Node): { base: TSESTree.Node; name: string | undefined } | undefined {
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression: {
      const left = bare(parent.left);
      if (left.type !== AST_NODE_TYPES.MemberExpression) return undefined;
      const holder = isFunction(parent.right) ? bare(left.object) : left;
      return holder.type === AST_NODE_TYPES.MemberExpression
        ? { base: holder.object, name: propertyName(holder) }
        : undefined;
    }
    case AST_NODE_TYPES.CallExpression: {
      const callee = bare(parent.callee);
      return callee.type === AST_NODE_TYPES.MemberExpression
        ? { base: callee.object, name: propertyName(callee) }
        : undefined;
    }
    case AST_NODE_TYPES.Property: {
      const made = parent.parent.parent;
      return made.type === AST_NODE_TYPES.NewExpression ? { base: made, name: keyName(parent) } : undefined;
    }
    default:
      return undefined;
  }
}
