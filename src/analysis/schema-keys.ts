import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import {
  canBeLeftOut,
  changeOfKeys,
  objectSchemasOf,
  plainValues,
  shapeOfSchema,
  valuesThere,
  valuesThereWith,
  type ObjectSchemas,
} from '../catalogue/object-schemas.js';
import { importOf, stringOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName, propertyName } from '../resolve/syntax.js';
import { declarationOf } from './declaration-of.js';

/** A key of an object, as a type or schema describes it. */
export interface Key {
  readonly name: string;
  /** It cannot be left out. */
  readonly isThere: boolean;
  /** Its value is a text, number, date or the like, as a column has it, and no other object. */
  readonly isPlain: boolean;
}

/** What is asked about: the objects that a schema is given, or those that come out of it. */
export type SideOfSchema = 'given' | 'result';

/** Which keys do the objects of a schema have? `undefined` where they may have more, or nobody can tell. */
export function keysOfSchema(
  asking: Resolution,
  given: TSESTree.Node,
  side: SideOfSchema,
  hops = furthest,
): readonly Key[] | undefined {
  const node = bare(given);
  if (hops === 0) return undefined;
  const resolution = asking.at(node);
  if (node.type !== AST_NODE_TYPES.CallExpression) {
    const held = heldBy(resolution, node);
    return held && keysOfSchema(resolution, held, side, hops - 1);
  }
  const step = stepOf(resolution, node.callee, node.arguments);
  if (!step) return undefined;
  const { library, name, subject, others } = step;
  if (library?.objects.test(name)) return subject && keysOfShape(resolution, subject, side, hops);
  const change = changeOfKeys.find(([words]) => words.test(name.toLowerCase()))?.[1];
  if (change === undefined || !subject) return undefined;
  if (change === 'more') {
    const added = [subject, ...others].flatMap((one) => listed(one));
    return merged(added.map((one) => keysOfAdded(resolution, one, side, hops)));
  }
  const keys = keysOfSchema(resolution, subject, side, hops);
  switch (change) {
    case 'none':
      return keys;
    case 'none of what is given':
      return side === 'given' ? keys : undefined;
    default: {
      const chosen = namesIn(others[0]);
      return chosen && keys?.filter((key) => chosen.includes(key.name) === (change === 'these'));
    }
  }
}

/** How many names a schema is followed through. */
const furthest = 8;

/** The library whose value a name is, by its import: `z`, or `object` of valibot. */
export function schemasOfName(asking: Resolution, name: TSESTree.Node): ObjectSchemas | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier) return undefined;
  const { sourceCode } = asking.at(name);
  const [definition, another] = ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs ?? [];
  const imported = definition && !another ? importOf(definition) : undefined;
  return imported && objectSchemasOf(imported.specifier);
}

/** One call that makes a schema: a function of the library, or a method of another schema. */
export interface Step {
  /** Left out for a method. */
  readonly library: ObjectSchemas | undefined;
  readonly name: string;
  /** What it is called on, or given first. */
  readonly subject: TSESTree.Node | undefined;
  readonly others: readonly TSESTree.Node[];
}

/** What does a callee do that is given these arguments? */
export function stepOf(
  resolution: Resolution,
  given: TSESTree.Node,
  [first, ...others]: readonly TSESTree.Node[],
): Step | undefined {
  const callee = bare(given);
  const library = schemasOfName(resolution, rootOf(callee));
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return library && { library, name: callee.name, subject: first, others };
  }
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  if (name === undefined || callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return library
    ? { library, name, subject: first, others }
    : { library, name, subject: callee.object, others: first ? [first, ...others] : [] };
}

/** `z` of `z.iso.datetime` */
function rootOf(callee: TSESTree.Node): TSESTree.Node {
  let node = callee;
  while (node.type === AST_NODE_TYPES.MemberExpression) node = bare(node.object);
  return node;
}

/** The schema that a constant holds, here or in another file of the project. */
export function heldBy(resolution: Resolution, name: TSESTree.Node): TSESTree.Expression | undefined {
  const declared = declarationOf(resolution, name);
  const isConstant =
    declared?.type === AST_NODE_TYPES.VariableDeclarator &&
    declared.id.type === AST_NODE_TYPES.Identifier &&
    declared.parent.kind === 'const';
  return isConstant ? (declared.init ?? undefined) : undefined;
}

/** What is added: a schema, or the shape of one. */
function keysOfAdded(
  resolution: Resolution,
  added: TSESTree.Node,
  side: SideOfSchema,
  hops: number,
): readonly Key[] | undefined {
  return bare(added).type === AST_NODE_TYPES.ObjectExpression
    ? keysOfShape(resolution, added, side, hops)
    : (keysOfSchema(resolution, added, side, hops) ?? keysOfShape(resolution, added, side, hops));
}

/** `{ id: z.string(), ...Named.shape }` */
function keysOfShape(
  asking: Resolution,
  given: TSESTree.Node,
  side: SideOfSchema,
  hops: number,
): readonly Key[] | undefined {
  const shape = bare(given);
  const resolution = asking.at(shape);
  if (hops === 0) return undefined;
  if (shape.type === AST_NODE_TYPES.MemberExpression && shapeOfSchema.test(propertyName(shape) ?? ''))
    return keysOfSchema(resolution, shape.object, side, hops);
  if (shape.type !== AST_NODE_TYPES.ObjectExpression) {
    const held = heldBy(resolution, shape);
    return held && keysOfShape(resolution, held, side, hops - 1);
  }
  const parts = shape.properties.map((property): readonly Key[] | undefined => {
    if (property.type === AST_NODE_TYPES.SpreadElement)
      return keysOfShape(resolution, property.argument, side, hops);
    const name = keyName(property);
    if (name === undefined) return undefined;
    const isIn = (values: RegExp) => isMadeBy(resolution, property.value, values, hops);
    return [{ name, isThere: isIn(valuesThere), isPlain: isIn(plainValues) }];
  });
  return merged(parts);
}

/** Of two keys of one name, the later one counts. */
function merged(parts: readonly (readonly Key[] | undefined)[]): readonly Key[] | undefined {
  const keys = new Map<string, Key>();
  for (const part of parts) {
    if (!part) return undefined;
    for (const key of part) keys.set(key.name, key);
  }
  return [...keys.values()];
}

/** Is it sure that each value of a schema is there, and made by one of these functions? */
function isMadeBy(asking: Resolution, given: TSESTree.Node, makers: RegExp, hops: number): boolean {
  const node = bare(given);
  if (hops === 0) return false;
  const resolution = asking.at(node);
  if (node.type !== AST_NODE_TYPES.CallExpression) {
    const held = heldBy(resolution, node);
    return held !== undefined && isMadeBy(resolution, held, makers, hops - 1);
  }
  const step = stepOf(resolution, node.callee, node.arguments);
  if (!step) return false;
  const { library, subject } = step;
  const name = step.name.toLowerCase();
  const isOf = (one: TSESTree.Node) => isMadeBy(resolution, one, makers, hops);
  if (!library) return !canBeLeftOut.test(name) && !!subject && isOf(subject);
  if (makers.test(name)) return true;
  return valuesThereWith.test(name) && !!subject && listed(subject).every(isOf);
}

/** The elements of a list that is written out; else the expression itself. */
function listed(given: TSESTree.Node): readonly TSESTree.Node[] {
  const node = bare(given);
  return node.type === AST_NODE_TYPES.ArrayExpression ? node.elements.filter((one) => one !== null) : [node];
}

/** `{ id: true, name: true }` and `['id', 'name']` */
function namesIn(given: TSESTree.Node | undefined): readonly string[] | undefined {
  const node = given && bare(given);
  if (node?.type === AST_NODE_TYPES.ArrayExpression)
    return allOf(node.elements.map((one) => stringOf(one ?? undefined)));
  if (node?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  return allOf(
    node.properties.map((property) =>
      property.type === AST_NODE_TYPES.Property &&
      property.value.type === AST_NODE_TYPES.Literal &&
      property.value.value === true
        ? keyName(property)
        : undefined,
    ),
  );
}

/** All items, where each is known. */
export function allOf<Item>(items: readonly (Item | undefined)[]): readonly Item[] | undefined {
  return items.includes(undefined) ? undefined : (items as readonly Item[]);
}
