import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { isInside, type Iteration } from '../analysis/iteration.js';
import { rootOf } from '../analysis/turn.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { parameterText } from './batch-plain.js';
import { sourceKind, type SourceKind } from './batch-source.js';
import type { TSESLint } from '@typescript-eslint/utils';

/** A list that can be gone through once more before an iteration. */
export interface BatchList {
  readonly kind: SourceKind;
  /** What gives the list, where that is not the source itself. */
  readonly text?: string;
  /** The parameters of a function that is given an element, where they are not those of the iteration. */
  readonly parameters?: string;
}

/** The iteration with its element, where that is a counter or a property; undefined where it goes over no list. */
export function overList(resolution: Resolution, iteration: Iteration): Iteration | undefined {
  const { node } = iteration;
  if (node.type !== AST_NODE_TYPES.ForStatement) return iteration;
  const counter = counterOf(resolution, iteration, node);
  return counter && { ...iteration, element: counter };
}

/** How can the list of an iteration be gone through once more before it? */
export function listOf(resolution: Resolution, iteration: Iteration): BatchList {
  const { element, node, source } = iteration;
  const text = source ? resolution.sourceCode.getText(source) : '';
  if (node.type === AST_NODE_TYPES.ForInStatement) return { kind: 'array', text: `Object.keys(${text})` };
  if (node.type === AST_NODE_TYPES.ForStatement && element?.type === AST_NODE_TYPES.Identifier) {
    return { kind: 'array', parameters: `_, ${element.name}` };
  }
  return { kind: sourceKind(resolution, iteration) };
}

/** The parameters of a function that is given an element of the list and uses these parts of it. */
export function parametersOf(
  resolution: Resolution,
  element: TSESTree.Node,
  { parameters }: BatchList,
  used: ReadonlySet<TSESLint.Scope.Variable>,
): string | undefined {
  return parameters ?? parameterText(resolution, element, used);
}

/** `i` of `for (let i = 0; i < rows.length; i++)`, where neither it nor the list is assigned in the body. */
function counterOf(
  { sourceCode }: Resolution,
  { body, source }: Iteration,
  { init, test, update }: TSESTree.ForStatement,
): TSESTree.Identifier | undefined {
  const declarator =
    init?.type === AST_NODE_TYPES.VariableDeclaration && init.kind === 'let' && init.declarations.length <= 2
      ? init.declarations[0]
      : undefined;
  if (declarator?.id.type !== AST_NODE_TYPES.Identifier || !source) return undefined;
  const { id } = declarator;
  const starts = declarator.init?.type === AST_NODE_TYPES.Literal && declarator.init.value === 0;
  const goesOn =
    test?.type === AST_NODE_TYPES.BinaryExpression &&
    test.operator === '<' &&
    test.left.type === AST_NODE_TYPES.Identifier &&
    test.left.name === id.name &&
    bare(test.right).type === AST_NODE_TYPES.MemberExpression &&
    propertyName(bare(test.right) as TSESTree.MemberExpression) === 'length';
  const counts =
    (update?.type === AST_NODE_TYPES.UpdateExpression && update.operator === '++') ||
    (update?.type === AST_NODE_TYPES.AssignmentExpression &&
      update.operator === '+=' &&
      update.right.type === AST_NODE_TYPES.Literal &&
      update.right.value === 1);
  if (!starts || !goesOn || !counts || init?.type !== AST_NODE_TYPES.VariableDeclaration) return undefined;
  if (init.declarations.length > 1) return undefined;
  const root = rootOf(source);
  const names = [id, ...(root.type === AST_NODE_TYPES.Identifier ? [root] : [])];
  const isChanged = names.some((name) =>
    ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.references.some(
      (reference) => reference.isWrite() && isInside(reference.identifier, body),
    ),
  );
  return isChanged || root.type === AST_NODE_TYPES.CallExpression ? undefined : id;
}
