import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName } from '../resolve/syntax.js';
import { rootOf } from './turn.js';

const receiving = /^(?:[cC]laim|[dD]equeue|[lL]ease|[pP]oll|[pP]ull|[rR]eceive|[rR]eserve)(?![a-z])/u;

/** Is a list what a queue hands out at a time: `const { Messages } = await client.send(new ReceiveMessageCommand(…))`? Its reader takes as much as it means to work on. */
export function isReceivedBatch({ sourceCode }: Resolution, list: TSESTree.Node | undefined): boolean {
  const root = list && rootOf(list.type === AST_NODE_TYPES.LogicalExpression ? list.left : list);
  if (root?.type !== AST_NODE_TYPES.Identifier) return false;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(root), root.name)?.defs ?? [];
  const declared: TSESTree.Node | undefined = definition?.node;
  if (declared?.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  if (declared.init?.type !== AST_NODE_TYPES.AwaitExpression) return false;
  const asked = bare(declared.init.argument);
  if (asked.type !== AST_NODE_TYPES.CallExpression) return false;
  const [command] = asked.arguments;
  const name =
    command?.type === AST_NODE_TYPES.NewExpression && command.callee.type === AST_NODE_TYPES.Identifier
      ? command.callee.name
      : calledName(asked);
  return receiving.test(name);
}
