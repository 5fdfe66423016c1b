import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import type { OpenStar } from '../sql/open-stars.js';
import { HOLE } from '../sql/tokens.js';
import { usesIn } from './references.js';
import type { SqlText } from './sql-text.js';
import type { SqlUse } from './sql-uses.js';

/** Does whoever calls the function choose the table, of which the query names no column? Then nobody can name them. */
export function isOfAnyTable(
  resolution: Resolution,
  { text, filledAt }: SqlText,
  { anyTableAt }: OpenStar,
  use: SqlUse,
): boolean {
  if (anyTableAt === undefined) return false;
  const table = text.charAt(anyTableAt) === HOLE ? filledAt(anyTableAt) : firstValue(use);
  return table !== undefined && isGiven(resolution, table, 4);
}

/** What fills the first placeholder of a text: `table` in `raw('SELECT * FROM ??', [table])`. */
function firstValue({ root, calls }: SqlUse): TSESTree.Node | undefined {
  const call = root.type === AST_NODE_TYPES.CallExpression ? root : calls[0];
  if (!call || call.type === AST_NODE_TYPES.TaggedTemplateExpression) return undefined;
  const values = call.arguments[1];
  const first = values?.type === AST_NODE_TYPES.ArrayExpression ? values.elements[0] : values;
  return first ?? undefined;
}

/** Is an expression made of what a function is given, or of the turn of a loop? A choice between two names is not. */
export function isGiven(resolution: Resolution, given: TSESTree.Node, hops: number): boolean {
  const node = bare(given);
  if (node.type === AST_NODE_TYPES.ConditionalExpression) {
    return [node.consequent, node.alternate].some((branch) => isGiven(resolution, branch, hops));
  }
  for (const { variable } of usesIn(resolution, node)) {
    const [definition] = variable.defs;
    const declared: TSESTree.Node | undefined = definition?.node;
    if (String(definition?.type) === 'Parameter') return true;
    if (declared?.type !== AST_NODE_TYPES.VariableDeclarator) continue;
    const isOfTurn = declared.parent.parent.type === AST_NODE_TYPES.ForOfStatement;
    if (isOfTurn || (hops > 0 && declared.init && isGiven(resolution, declared.init, hops - 1))) return true;
  }
  return false;
}
