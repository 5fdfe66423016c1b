import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, ownNodes } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { usesIn } from './references.js';

const saysTtl = /ttl|expir|max_?age|life_?time|seconds|duration|retention/iu;

/**
 * The test of a choice by a time to live that leads to this write, where the other way sets it:
 * `ttl ? set(key, value, 'EX', ttl) : set(key, value)`, `if (ttl) … else …`, `if (!ttl) return …; …`.
 */
export function ttlChoice(resolution: Resolution, call: LibraryCall): TSESTree.Node | undefined {
  let child: TSESTree.Node = call.node;
  for (
    let node = call.node.parent as TSESTree.Node | undefined;
    node && !isFunction(node);
    node = node.parent
  ) {
    for (const { test, others } of choicesAt(node, child)) {
      if (!isAboutTtl(resolution, test)) continue;
      if (others.some((other) => writesToo(resolution, other, call))) return test;
    }
    child = node;
  }
  return undefined;
}

/** By its own words, or by those of the value that a name in it was given: `const t = ttl ?? options.ttl`. */
export function isAboutTtl(resolution: Resolution, test: TSESTree.Node): boolean {
  const { sourceCode } = resolution;
  if (saysTtl.test(sourceCode.getText(test))) return true;
  return [...usesIn(resolution, test)].some(({ node }) => {
    const value = assignedOnce(resolution, node);
    return value !== node && isNumeric(value) && saysTtl.test(sourceCode.getText(value));
  });
}

/** Can it be a time, unlike a cache that is made with one? */
function isNumeric(value: TSESTree.Node): boolean {
  if (isFunction(value) || value.type === AST_NODE_TYPES.NewExpression) return false;
  return (
    value.type !== AST_NODE_TYPES.CallExpression ||
    value.arguments.every(({ type }) => type !== AST_NODE_TYPES.ObjectExpression)
  );
}

interface Choice {
  readonly test: TSESTree.Node;
  /** What runs when the test decides the other way. */
  readonly others: readonly TSESTree.Node[];
}

/** The choices at a node that decide whether the child runs. */
function choicesAt(node: TSESTree.Node, child: TSESTree.Node): readonly Choice[] {
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression: {
      const { test, consequent, alternate } = node;
      if (child === test) return [];
      const other = child === consequent ? alternate : consequent;
      return [{ test, others: other ? [other] : statementsAfter(node) }];
    }
    case AST_NODE_TYPES.BlockStatement:
      return statementsBefore(node, child)
        .filter((statement) => statement.type === AST_NODE_TYPES.IfStatement)
        .filter(({ consequent }) => endsWithReturn(consequent))
        .map(({ test, consequent }) => ({ test, others: [consequent] }));
    default:
      return [];
  }
}

function statementsBefore(
  block: TSESTree.BlockStatement,
  child: TSESTree.Node,
): readonly TSESTree.Statement[] {
  return block.body.filter((statement) => statement.range[1] <= child.range[0]);
}

function statementsAfter(node: TSESTree.Node): readonly TSESTree.Statement[] {
  const block = node.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement) return [];
  return block.body.filter((statement) => statement.range[0] >= node.range[1]);
}

/** Is there another call on the same receiver? */
function writesToo({ sourceCode }: Resolution, root: TSESTree.Node, { receiver }: LibraryCall): boolean {
  const text = receiver && sourceCode.getText(receiver);
  for (const node of ownNodes(root, sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.CallExpression) continue;
    const callee = bare(node.callee);
    if (callee.type === AST_NODE_TYPES.MemberExpression && sourceCode.getText(callee.object) === text)
      return true;
  }
  return false;
}

function endsWithReturn(node: TSESTree.Statement): boolean {
  const last = node.type === AST_NODE_TYPES.BlockStatement ? node.body.at(-1) : node;
  return last?.type === AST_NODE_TYPES.ReturnStatement;
}
