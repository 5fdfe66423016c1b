import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { RowsShape } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName, propertyName } from '../resolve/syntax.js';

/** Where the rows of an answer are taken out of it. */
export interface RowsPlace {
  /** What gives the rows, and can be replaced by them. */
  readonly node: TSESTree.Node;
  /** The pattern that takes the rows out of the answer, and what takes its place. */
  readonly pattern?: { readonly node: TSESTree.Node; readonly text: string };
  /** The rows stay under this property, because the answer has a name. */
  readonly under?: string;
}

/** Where the rows are in an answer: as the catalogue says it, or under the property that holds the only one. */
export type AnswerShape = RowsShape | { readonly property: string };

/** Where are the rows of an awaited answer taken, if nothing else of it is used? */
export function rowsPlace(
  resolution: Resolution,
  answer: TSESTree.Node,
  shape: AnswerShape | undefined,
): RowsPlace | undefined {
  if (shape === 'array') return isPlainList(resolution, answer) ? { node: answer } : undefined;
  const under = shape === 'rows' ? shape : typeof shape === 'object' ? shape.property : undefined;
  if (under === undefined && shape !== 'first') return undefined;
  const { parent } = answer;
  if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === answer) {
    return !parent.optional && isRows(parent, under) ? { node: parent } : undefined;
  }
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator || parent.init !== answer) return undefined;
  const { id } = parent;
  if (id.type === AST_NODE_TYPES.Identifier) {
    return under !== undefined && usesOnlyRows(resolution, id, under) ? { node: answer, under } : undefined;
  }
  const rows = id.typeAnnotation ? undefined : patternOf(id, under);
  return rows && { node: answer, pattern: { node: id, text: resolution.sourceCode.getText(rows) } };
}

/** What drivers put on a list of rows beside the rows. */
const aboutRows = new Set(['columns', 'command', 'count', 'fields', 'rowCount', 'state', 'statement']);

/** Is an answer that is a list used as nothing else, and not asked for what else the server said? */
function isPlainList({ sourceCode }: Resolution, answer: TSESTree.Node): boolean {
  const { parent } = answer;
  if (parent?.type === AST_NODE_TYPES.MemberExpression) return !isAboutRows(answer);
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator || parent.init !== answer) return true;
  if (parent.id.type === AST_NODE_TYPES.ObjectPattern) return false;
  if (parent.id.type !== AST_NODE_TYPES.Identifier) return true;
  const variable = ASTUtils.findVariable(sourceCode.getScope(parent.id), parent.id.name);
  return variable?.references.every(({ identifier }) => !isAboutRows(identifier)) ?? false;
}

function isAboutRows(list: TSESTree.Node): boolean {
  const { parent } = list;
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator)
    return parent.id.type === AST_NODE_TYPES.ObjectPattern && parent.init === list;
  return (
    parent?.type === AST_NODE_TYPES.MemberExpression &&
    parent.object === list &&
    aboutRows.has(propertyName(parent) ?? '')
  );
}

function isRows(member: TSESTree.MemberExpression, under: string | undefined): boolean {
  if (under !== undefined) return propertyName(member) === under;
  return member.computed && member.property.type === AST_NODE_TYPES.Literal && member.property.value === 0;
}

/** The only thing that a pattern takes: `rows` in `{ rows }`, `[user]` in `{ rows: [user] }` or `[[user]]`. */
function patternOf(
  id: TSESTree.ArrayPattern | TSESTree.ObjectPattern,
  under: string | undefined,
): TSESTree.Node | undefined {
  let taken: TSESTree.Node | null | undefined;
  if (id.type === AST_NODE_TYPES.ArrayPattern) {
    if (under === undefined && id.elements.length === 1) taken = id.elements[0];
  } else {
    const [only, ...others] = id.properties;
    if (under !== undefined && others.length === 0 && only?.type === AST_NODE_TYPES.Property) {
      taken = keyName(only) === under ? only.value : undefined;
    }
  }
  return taken?.type === AST_NODE_TYPES.Identifier || taken?.type === AST_NODE_TYPES.ArrayPattern
    ? taken
    : undefined;
}

function usesOnlyRows({ sourceCode }: Resolution, id: TSESTree.Identifier, under: string): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(id), id.name);
  if (!variable || id.typeAnnotation) return false;
  return variable.references.every(
    ({ identifier, init }) =>
      init === true ||
      (identifier.parent.type === AST_NODE_TYPES.MemberExpression &&
        identifier.parent.object === identifier &&
        propertyName(identifier.parent) === under),
  );
}
