import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { importedNode } from '../resolve/exports.js';
import { importOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, keyName, propertyName } from '../resolve/syntax.js';
import { declaredWith } from './declared-with.js';

/** A field as a schema describes it: of a class with decorators, or in the literal that a schema is made of. */
export type FieldNode = TSESTree.PropertyDefinition | TSESTree.Property;

/**
 * Where does another file of the project describe a field that is read at a place? In the class of `dto.ids`, in the schema
 * that parsed what holds it, or in the one whose type that has: `z.infer<typeof Ids>`.
 */
export function fieldElsewhere(
  resolution: Resolution,
  field: string,
  place: TSESTree.Node,
): FieldNode | undefined {
  const holder = holderOf(resolution, place);
  if (!holder) return undefined;
  const value =
    holder.type === AST_NODE_TYPES.TSTypeAnnotation
      ? resolution.typeValue(holder.typeAnnotation)
      : resolution.valueOf(holder);
  if (value?.kind === 'object') {
    if (resolution.at(value.node) === resolution) return undefined;
    const found = value.node.body.body.find((element) => keyOf(element) === field);
    return found?.type === AST_NODE_TYPES.PropertyDefinition ? found : undefined;
  }
  const schema = schemaOf(resolution, holder);
  const home = schema && resolution.at(schema);
  return home && home !== resolution ? fieldIn(home, schema, field) : undefined;
}

function keyOf(element: TSESTree.ClassElement): string | undefined {
  return element.type === AST_NODE_TYPES.PropertyDefinition ? keyName(element) : undefined;
}

/** What the field is a part of: `dto` of `dto.ids`, what `const { ids } = …` takes apart, or the type of `({ ids }: Ids)`. */
function holderOf(
  { sourceCode }: Resolution,
  place: TSESTree.Node,
): TSESTree.Expression | TSESTree.TSTypeAnnotation | undefined {
  if (place.type === AST_NODE_TYPES.MemberExpression) return place.object;
  if (place.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(place), place.name)?.defs ?? [];
  const name: TSESTree.Node | undefined = definition?.name;
  const entry = name?.parent?.type === AST_NODE_TYPES.AssignmentPattern ? name.parent.parent : name?.parent;
  const pattern = entry?.type === AST_NODE_TYPES.Property ? entry.parent : undefined;
  if (pattern?.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
  if (pattern.typeAnnotation) return pattern.typeAnnotation;
  const { parent } = pattern;
  return parent.type === AST_NODE_TYPES.VariableDeclarator ? (parent.init ?? undefined) : undefined;
}

const parsing = /^(?:assert|cast|parse|parseAsync|validate|validateAsync|validateSync)$/u;

/** The schema of another file that made or typed what holds a field. */
function schemaOf(resolution: Resolution, holder: TSESTree.Node): TSESTree.Node | undefined {
  if (holder.type === AST_NODE_TYPES.TSTypeAnnotation) return schemaOfType(resolution, holder.typeAnnotation);
  const made = declaredWith(resolution, holder);
  if (made.type === AST_NODE_TYPES.CallExpression) {
    const callee = bare(made.callee);
    const isParsed =
      callee.type === AST_NODE_TYPES.MemberExpression && parsing.test(propertyName(callee) ?? '');
    return isParsed ? initialOf(resolution, bare(callee.object)) : undefined;
  }
  if (made.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(made), made.name)?.defs ?? [];
  const name: TSESTree.Node | undefined = definition?.name;
  const annotation = name?.type === AST_NODE_TYPES.Identifier ? name.typeAnnotation : undefined;
  return annotation && schemaOfType(resolution, annotation.typeAnnotation);
}

/** `Ids` of `z.infer<typeof Ids>`, also behind an alias. */
function schemaOfType(resolution: Resolution, type: TSESTree.TypeNode, hops = 3): TSESTree.Node | undefined {
  if (type.type !== AST_NODE_TYPES.TSTypeReference || hops === 0) return undefined;
  const [asked] = type.typeArguments?.params ?? [];
  if (asked?.type === AST_NODE_TYPES.TSTypeQuery) return initialOf(resolution, asked.exprName);
  const alias = declarationOf(resolution, type.typeName)?.parent;
  return alias?.type === AST_NODE_TYPES.TSTypeAliasDeclaration
    ? schemaOfType(resolution.at(alias), alias.typeAnnotation, hops - 1)
    : undefined;
}

/** What the constant of this name is made with. */
function initialOf(resolution: Resolution, name: TSESTree.Node): TSESTree.Node | undefined {
  const declarator = declarationOf(resolution, name)?.parent;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator ? (declarator.init ?? undefined) : undefined;
}

function declarationOf(resolution: Resolution, name: TSESTree.Node): TSESTree.Node | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name)?.defs ?? [];
  const imported = definition && importOf(definition);
  return imported ? importedNode(resolution, imported) : definition?.name;
}

/** The first property of this name in a schema. */
function fieldIn({ sourceCode }: Resolution, schema: TSESTree.Node, field: string): FieldNode | undefined {
  const pending: TSESTree.Node[] = [schema];
  for (let node = pending.shift(); node; node = pending.shift()) {
    if (node.type === AST_NODE_TYPES.Property && keyName(node) === field) return node;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return undefined;
}
