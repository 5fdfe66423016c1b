import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import {
  bare,
  calledName,
  childNodes,
  enclosingFunction,
  isFunction,
  keyName,
  propertyName,
} from '../resolve/syntax.js';
import { isInside } from './iteration.js';
import { fieldElsewhere } from './schema-elsewhere.js';

/** Lists of more elements than this are not short, whatever checks them. */
const longest = 1000;

/** A field that a schema in the file describes as a list. */
interface ListField {
  readonly node: TSESTree.Node;
  readonly isBounded: boolean;
}

const fieldsOf = new WeakMap<TSESTree.Program, ReadonlyMap<string, readonly ListField[]>>();

/**
 * Does a schema say how many elements the field of this name has at most: `ids: z.array(…).max(20)`? One of another file
 * does where the place says which it is; of those in the file, where several fields have the name, those count that are of the schema of this place, or else all.
 */
export function isBoundedBySchema(resolution: Resolution, field: string, place: TSESTree.Node): boolean {
  const elsewhere = fieldElsewhere(resolution, field, place);
  const isBoundedElsewhere = elsewhere && boundOf(elsewhere);
  if (isBoundedElsewhere !== undefined) return isBoundedElsewhere;
  const { ast, text, visitorKeys } = resolution.sourceCode;
  let fields = fieldsOf.get(ast);
  if (!fields) {
    fields =
      /ArrayMaxSize|maxItems|maxLength|\.(?:length|max)\(|: (?:readonly )?\[['"\w][^\]\n]*\](?:;| \})/u.test(
        text,
      )
        ? fieldsIn(ast, visitorKeys)
        : new Map();
    fieldsOf.set(ast, fields);
  }
  const named = (fields.get(field) ?? []).filter(
    ({ node }) => !isOfOtherRoute(node, place) && !isUsedElsewhere(resolution, node, place),
  );
  const isMixed = named.some(({ isBounded }) => isBounded !== named[0]?.isBounded);
  const own = isMixed ? named.filter(({ node }) => isSchemaOf(resolution, node, place)) : named;
  const asked = own.length > 0 ? own : named;
  return asked.length > 0 && asked.every(({ isBounded }) => isBounded);
}

function fieldsIn(
  program: TSESTree.Program,
  visitorKeys: Resolution['sourceCode']['visitorKeys'],
): ReadonlyMap<string, readonly ListField[]> {
  const fields = new Map<string, ListField[]>();
  const pending: TSESTree.Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (
      node.type === AST_NODE_TYPES.Property ||
      node.type === AST_NODE_TYPES.PropertyDefinition ||
      node.type === AST_NODE_TYPES.TSPropertySignature
    ) {
      const name = keyName(node);
      const isBounded = boundOf(node);
      if (name !== undefined && isBounded !== undefined) {
        fields.set(name, [...(fields.get(name) ?? []), { node, isBounded }]);
      }
    }
    pending.push(...childNodes(node, visitorKeys));
  }
  return fields;
}

function boundOf(
  node: TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.TSPropertySignature,
): boolean | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Property:
      return listBound(node.value);
    case AST_NODE_TYPES.TSPropertySignature:
      return node.typeAnnotation?.typeAnnotation.type === AST_NODE_TYPES.TSTupleType ? true : undefined;
    default:
      return decoratedBound(node);
  }
}

/** Does a field stand in what a function is registered with, as `app.post('/a', { schema }, handler)`, and the place in another? */
function isOfOtherRoute(field: TSESTree.Node, place: TSESTree.Node): boolean {
  for (let node = field.parent; node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.CallExpression && node.arguments.some((given) => isFunction(given)))
      return !isInside(place, node) && enclosingRegistration(place) !== undefined;
  }
  return false;
}

function enclosingRegistration(place: TSESTree.Node): TSESTree.Node | undefined {
  const host = enclosingFunction(place);
  return host?.parent.type === AST_NODE_TYPES.CallExpression ? host.parent : undefined;
}

/** Is the constant that holds a field only named in routes of their own: `app.post('/a', check(Ids), handler)`, `Ids.parse(body)`? */
function isUsedElsewhere({ sourceCode }: Resolution, field: TSESTree.Node, place: TSESTree.Node): boolean {
  const constant = constantAround(field);
  if (!constant || enclosingRegistration(place) === undefined) return false;
  const uses = sourceCode
    .getDeclaredVariables(constant)
    .flatMap(({ references }) => references)
    .filter(({ identifier, init }) => init !== true && identifier.parent.type !== AST_NODE_TYPES.TSTypeQuery);
  return uses.length > 0 && uses.every(({ identifier }) => isInOtherRoute(identifier, place));
}

/** The constant of the module in which a field is written, if no other module can use it. */
function constantAround(field: TSESTree.Node): TSESTree.VariableDeclarator | undefined {
  for (let node = field.parent; node; node = node.parent) {
    if (isFunction(node)) return undefined;
    if (node.type === AST_NODE_TYPES.VariableDeclarator)
      return node.parent.parent.type === AST_NODE_TYPES.Program ? node : undefined;
  }
  return undefined;
}

function isInOtherRoute(use: TSESTree.Node, place: TSESTree.Node): boolean {
  for (let node = use.parent; node; node = node.parent) {
    const isRoute =
      node.type === AST_NODE_TYPES.CallExpression && node.arguments.some((given) => isFunction(given));
    if (isRoute) return !isInside(place, node);
  }
  return false;
}

/** Does a field stand in the schema that checks what is read at a place: of the same route, of its type, or parsed by? */
function isSchemaOf(resolution: Resolution, field: TSESTree.Node, place: TSESTree.Node): boolean {
  for (let node = field.parent; node; node = node.parent) {
    if (!isInside(place, node)) continue;
    if (node.type === AST_NODE_TYPES.CallExpression) return true;
    break;
  }
  const owners = ownerNames(field);
  const schema = schemaName(resolution, place);
  return (schema !== undefined && owners.includes(schema)) || isGivenAround(resolution, owners, place);
}

/** `route({ schema: { body: Ids } }, (request) => request.body.ids)`: a constant that a call around the place is given. */
function isGivenAround({ sourceCode }: Resolution, owners: readonly string[], place: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = place; node; node = node.parent) {
    const { parent } = node;
    if (!isFunction(node) || parent?.type !== AST_NODE_TYPES.CallExpression) continue;
    const others = parent.arguments.filter((argument) => argument !== node);
    const given = others.map((argument) => sourceCode.getText(argument)).join(' ');
    if (owners.some((owner) => new RegExp(`\\b${owner}\\b`, 'u').test(given))) return true;
  }
  return false;
}

/** `Dto` of `dto.ids` with `dto: Dto`, `body` of `const { ids } = body.parse(input)`. */
function schemaName({ sourceCode }: Resolution, place: TSESTree.Node): string | undefined {
  const start = place.type === AST_NODE_TYPES.MemberExpression ? bare(place.object) : place;
  if (start.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(start), start.name)?.defs ?? [];
  const declared: TSESTree.Node | undefined = definition?.node;
  if (declared?.type === AST_NODE_TYPES.VariableDeclarator && declared.init) {
    const made = bare(declared.init);
    const callee = made.type === AST_NODE_TYPES.CallExpression ? bare(made.callee) : undefined;
    const parser = callee?.type === AST_NODE_TYPES.MemberExpression ? bare(callee.object) : undefined;
    return parser?.type === AST_NODE_TYPES.Identifier ? parser.name : undefined;
  }
  const annotation =
    definition?.name.type === AST_NODE_TYPES.Identifier ? definition.name.typeAnnotation : undefined;
  const type = annotation?.typeAnnotation;
  return type?.type === AST_NODE_TYPES.TSTypeReference && type.typeName.type === AST_NODE_TYPES.Identifier
    ? type.typeName.name
    : undefined;
}

/** The names of the class, interface and constants in which a field stands. */
function ownerNames(field: TSESTree.Node): readonly string[] {
  const names: string[] = [];
  for (let node = field.parent; node; node = node.parent) {
    const name = 'id' in node ? node.id : undefined;
    if (name && 'name' in name && typeof name.name === 'string') names.push(name.name);
  }
  return names;
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
