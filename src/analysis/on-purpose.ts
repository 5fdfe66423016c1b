import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction } from '../resolve/syntax.js';
import type { Iteration } from './iteration.js';

const reason =
  /\b(?:on purpose|intentional(?:ly)?|deliberate(?:ly)?|by design|sequential(?:ly)?|serially|one (?:\w+ )?(?:at a time|by one)|stop\w* (?:\w+ ){0,3}at the first|(?:last|later) (?:\w+ ){1,3}(?:overrides?|overwrites?|wins?)|(?:last|later)(?: \w+)? (?:overrides?|overwrites?|wins?)|order matters|(?:after|on|than) the (?:one before|previous one)|one after the other|in (?:the |this |that )?order(?! to)\b|(?:auto-?)?pipelin\w*|rate.?limit\w*|throttl\w*|back-?pressure|re-?(?:load|read|fetch)\w* (?:so|to|because|after)\b|(?:avoid|prevent)\w* (?:a )?(?:deadlock|overload|race|exhaust)\w*|(?:cannot|can't|never|not) deadlock|(?:abandon|abort|affect|block|break|fail|lose|sink|stop)\w* (?:all )?the (?:others?|rest|remaining|whole|entire)\b)/iu;

/** Does a comment at an iteration, or at a place in it, say why each element goes by itself? */
export function isOnPurpose(
  resolution: Resolution,
  { node, body }: Iteration,
  place: TSESTree.Node,
): boolean {
  return [...statementsAround(place, body), ...openersOf(statementOf(node))].some((statement) =>
    resolution.sourceCode.getCommentsBefore(statement).some(({ value }) => reason.test(value)),
  );
}

function* statementsAround(place: TSESTree.Node, body: TSESTree.Node): Generator<TSESTree.Node> {
  for (let node: TSESTree.Node | undefined = place; node && node !== body; node = node.parent) {
    if (isStatement(node)) yield node;
  }
}

/** The statement of an iteration; of a list that is put together over some statements, the one it stands in. */
function statementOf(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (!isStatement(current) && current.parent && !isFunction(current)) current = current.parent;
  return current;
}

/** A statement, and the blocks and functions that begin with it: what is said of `if (enabled) { try { …` is said of what is in it. */
function* openersOf(statement: TSESTree.Node): Generator<TSESTree.Node> {
  yield statement;
  let current = statement;
  for (;;) {
    const block: TSESTree.Node | undefined = current.parent;
    if (block?.type !== AST_NODE_TYPES.BlockStatement || block.body[0] !== current) return;
    const { parent } = block;
    if (isFunction(parent)) {
      yield* declarationsOf(parent);
      return;
    }
    if (parent.type !== AST_NODE_TYPES.IfStatement && parent.type !== AST_NODE_TYPES.TryStatement) return;
    yield parent;
    current = parent;
  }
}

/** What declares a function, outwards to its statement: a comment stands before `export`, or before the method. */
function* declarationsOf(declared: TSESTree.Node): Generator<TSESTree.Node> {
  for (let node: TSESTree.Node | undefined = declared; node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.CallExpression) return;
    yield node;
    if (
      node.type !== AST_NODE_TYPES.ExportNamedDeclaration &&
      /Declaration$|Statement$|^MethodDefinition$/u.test(node.type)
    ) {
      if (node.parent?.type.startsWith('Export')) yield node.parent;
      return;
    }
  }
}

function isStatement(node: TSESTree.Node): boolean {
  return node.type.endsWith('Statement') || node.type === AST_NODE_TYPES.VariableDeclaration;
}
