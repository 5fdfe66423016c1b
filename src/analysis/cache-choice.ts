import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, ownNodes } from '../resolve/syntax.js';

const saysTtl = /ttl|expir|max_?age|life_?time|seconds|duration|retention/iu;

/**
 * The test of a choice by a time to live that leads to this write, where the other branch sets it:
 * `ttl ? set(key, value, 'EX', ttl) : set(key, value)`, `if (ttl) … else …`, `if (ttl) return …; …`.
 */
export function ttlChoice(
  resolution: Resolution,
  { node: call, library }: LibraryCall,
): TSESTree.Node | undefined {
  let child: TSESTree.Node = call;
  for (
    let node: TSESTree.Node | undefined = call.parent;
    node && !isFunction(node);
    child = node, node = node.parent
  ) {
    for (const { test, other } of choicesAt(node, child)) {
      if (!saysTtl.test(resolution.sourceCode.getText(test))) continue;
      for (const inside of ownNodes(other, resolution.sourceCode.visitorKeys)) {
        if (resolution.callAt(inside)?.library === library) return test;
      }
    }
  }
  return undefined;
}

interface Choice {
  readonly test: TSESTree.Node;
  readonly other: TSESTree.Node;
}

/** The choices at a node that decide whether the child runs, and what runs instead of it. */
function choicesAt(node: TSESTree.Node, child: TSESTree.Node): readonly Choice[] {
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression: {
      const { test, consequent, alternate } = node;
      const other = child === consequent ? alternate : child === alternate ? consequent : undefined;
      return other ? [{ test, other }] : [];
    }
    case AST_NODE_TYPES.BlockStatement:
      return node.body
        .slice(
          0,
          node.body.findIndex((statement) => statement === child),
        )
        .filter((statement) => statement.type === AST_NODE_TYPES.IfStatement)
        .filter(({ consequent }) => endsWithReturn(consequent))
        .map(({ test, consequent }) => ({ test, other: consequent }));
    default:
      return [];
  }
}

function endsWithReturn(node: TSESTree.Statement): boolean {
  const last = node.type === AST_NODE_TYPES.BlockStatement ? node.body.at(-1) : node;
  return last?.type === AST_NODE_TYPES.ReturnStatement;
}
