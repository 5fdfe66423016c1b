import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import type { OpenStar } from '../sql/open-stars.js';
import { usesIn } from './references.js';
import type { SqlText } from './sql-text.js';

/** Does whoever calls the function choose the table, of which the query names no column? Then nobody can name them. */
export function isOfAnyTable(
  resolution: Resolution,
  { filledAt }: SqlText,
  { anyTableAt }: OpenStar,
): boolean {
  const table = anyTableAt === undefined ? undefined : filledAt(anyTableAt);
  return table !== undefined && isGiven(resolution, table, 4);
}

/** Is an expression made of what a function is given, or of the turn of a loop? A choice between two names is not. */
function isGiven(resolution: Resolution, given: TSESTree.Node, hops: number): boolean {
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
