import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, childNodes, keyName, propertyName } from '../resolve/syntax.js';
import { isInside } from './iteration.js';

/** Lists of more elements than this are not short, whatever checks them. */
const longest = 1000;

/** A place where a schema describes a field as a list. */
interface Description {
  readonly node: TSESTree.Node;
  readonly isBounded: boolean;
}

const descriptionsOf = new WeakMap<TSESTree.Program, ReadonlyMap<string, readonly Description[]>>();

/**
 * Does a schema in the file say how many elements the field of this name has at most, where it is used at a place:
 * `ids: z.array(…).max(20)`? Where schemas differ, those count that are given to the same call as the place:
 * `procedure.input(schema).query(({ input }) => …)`.
 */
export function isBoundedBySchema({ sourceCode }: Resolution, field: string, place: TSESTree.Node): boolean {
  const { ast, text, visitorKeys } = sourceCode;
  let descriptions = descriptionsOf.get(ast);
  if (!descriptions) {
    descriptions = /ArrayMaxSize|maxItems|maxLength|\.(?:length|max)\(/u.test(text)
      ? descriptionsIn(ast, visitorKeys)
      : new Map();
    descriptionsOf.set(ast, descriptions);
  }
  const ofField = descriptions.get(field);
  if (!ofField) return false;
  const allBounded = ofField.every(({ isBounded }) => isBounded);
  if (allBounded || !ofField.some(({ isBounded }) => isBounded)) return allBounded;
  for (let node = place.parent; node; node = node.parent) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const call = node;
    const given = ofField.filter((description) => isInside(description.node, call));
    if (given.length > 0) return given.every(({ isBounded }) => isBounded);
  }
  return false;
}

function descriptionsIn(
  program: TSESTree.Program,
  visitorKeys: Resolution['sourceCode']['visitorKeys'],
): ReadonlyMap<string, readonly Description[]> {
  const descriptions = new Map<string, Description[]>();
  const pending: TSESTree.Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Property || node.type === AST_NODE_TYPES.PropertyDefinition) {
      const name = keyName(node);
      const isBounded = node.type === AST_NODE_TYPES.Property ? listBound(node.value) : decoratedBound(node);
      if (name !== undefined && isBounded !== undefined) {
        descriptions.set(name, [...(descriptions.get(name) ?? []), { node, isBounded }]);
      }
    }
    pending.push(...childNodes(node, visitorKeys));
  }
  return descriptions;
}

/** Has a schema of a list a limit? `undefined` where it is none of a list. */
function listBound(schema: TSESTree.Node): boolean | undefined {
  const value = bare(schema);
  if (value.type === AST_NODE_TYPES.ObjectExpression) return keywordBound(value);
  let isList = false;
  let isBounded = false;
  for (let node: TSESTree.Node = value; node.type === AST_NODE_TYPES.CallExpression;) {
    const name = calledName(node);
    if (/^(?:array|Array|set|tuple)$/u.test(name)) {
      isList = true;
      isBounded ||= name === 'tuple' || node.arguments.some(hasMaxItems);
    } else if (name === 'pipe') {
      // Valibot: `pipe(array(…), maxLength(10))`.
      isList ||= node.arguments.some((part) => listBound(part) !== undefined);
      isBounded ||= node.arguments.some(isLimit);
    } else {
      isBounded ||= isLimit(node);
    }
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) break;
    node = bare(callee.object);
  }
  return isList ? isBounded : undefined;
}

/** `.max(20)`, `.length(3)`, `maxLength(20)`, also with a constant. */
function isLimit(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const [limit] = node.arguments;
  return limit !== undefined && /^(?:length|max|maxLength)$/u.test(calledName(node)) && !isHuge(limit);
}

function isHuge(limit: TSESTree.Node): boolean {
  return limit.type === AST_NODE_TYPES.Literal && typeof limit.value === 'number' && limit.value > longest;
}

/** JSON Schema: `{ type: 'array', maxItems: 20 }`. */
function keywordBound(schema: TSESTree.ObjectExpression): boolean | undefined {
  const isList = schema.properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property &&
      keyName(property) === 'type' &&
      property.value.type === AST_NODE_TYPES.Literal &&
      property.value.value === 'array',
  );
  return isList ? hasMaxItems(schema) : undefined;
}

function hasMaxItems(options: TSESTree.Node): boolean {
  return (
    options.type === AST_NODE_TYPES.ObjectExpression &&
    options.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        keyName(property) === 'maxItems' &&
        !isHuge(property.value),
    )
  );
}

/** `@ArrayMaxSize(20) ids: string[]` */
function decoratedBound({ decorators, typeAnnotation }: TSESTree.PropertyDefinition): boolean | undefined {
  if (decorators.length === 0 || typeAnnotation?.typeAnnotation.type !== AST_NODE_TYPES.TSArrayType) {
    return undefined;
  }
  return decorators.some(({ expression }) => {
    if (expression.type !== AST_NODE_TYPES.CallExpression) return false;
    const [limit] = expression.arguments;
    return calledName(expression) === 'ArrayMaxSize' && limit !== undefined && !isHuge(limit);
  });
}

/** The field that a pattern takes a name from: `ids` for `list` of `const { ids: list } = body`. */
export function fieldOfPattern(name: TSESTree.Node): string | undefined {
  let node = name;
  if (node.parent?.type === AST_NODE_TYPES.AssignmentPattern) node = node.parent;
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.Property && parent.parent.type === AST_NODE_TYPES.ObjectPattern
    ? keyName(parent)
    : undefined;
}

/** The field that a member is read from, where it is one of something that was given. */
export function fieldOfMember(member: TSESTree.MemberExpression): string | undefined {
  return member.object.type === AST_NODE_TYPES.ThisExpression ? undefined : propertyName(member);
}
