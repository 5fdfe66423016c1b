import { DefinitionType } from '@typescript-eslint/scope-manager';
import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { changingAt } from './changing.js';
import type { Iteration } from './iteration.js';
import { dependsOnTurn } from './references.js';
import type { RoundTripSite, Step } from './round-trips.js';
import { isRead, onlyReads } from './sql-statement.js';
import { effectsIn, saysEffect } from './turn-effects.js';
import { nodesIn } from './turn.js';

/**
 * Does a request that is the same in every turn get the same answer each time? It has to read, whatever the turn, and
 * nothing else in the turn may write.
 */
export function isSameQuestion(resolution: Resolution, iteration: Iteration, site: RoundTripSite): boolean {
  const { call, node, steps } = site;
  if (!onlyReads(resolution, site) || writes(resolution, iteration.body)) return false;
  // What is given to a function that only reads may be for what it does with the answer.
  if (dependsOnTurn(resolution, iteration, node) && !isBehindReads(resolution, steps)) return false;
  return steps.every((step, index) => {
    const changes = changingAt(resolution, iteration, { steps: steps.slice(0, index + 1) });
    const isSettled = (test: TSESTree.Node) => isOfConstants(resolution.at(test), test) && !changes(test);
    return isAlwaysAsked(step, steps[index + 1]?.from ?? call.node, isSettled);
  });
}

/** Does a condition only compare parameters and literals, which nothing changes meanwhile? */
function isOfConstants(home: Resolution, given: TSESTree.Node): boolean {
  const node = bare(given);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return [node.left, node.right].every((side) => isOfConstants(home, side));
    case AST_NODE_TYPES.UnaryExpression:
      return isOfConstants(home, node.argument);
    case AST_NODE_TYPES.Identifier: {
      if (node.name === 'undefined') return true;
      const { defs, references } = ASTUtils.findVariable(home.sourceCode.getScope(node), node.name) ?? {};
      return (
        defs?.[0]?.type === DefinitionType.Parameter && !references?.some((reference) => reference.isWrite())
      );
    }
    default:
      return false;
  }
}

function writes(resolution: Resolution, body: TSESTree.Node): boolean {
  for (const { node } of nodesIn(resolution, body)) {
    const known = resolution.callAt(node);
    if (known?.member.roundTrip && !isRead(resolution, known)) return true;
  }
  for (const effect of effectsIn(resolution, body)) if (saysEffect(effect)) return true;
  return false;
}

function isBehindReads(resolution: Resolution, steps: readonly Step[]): boolean {
  return steps.length > 0 && steps.every(({ to }) => changesNothing(resolution.at(to), to));
}

/** A function that changes what it read, as in `report.lines.push(line)`, may read what it has just written. */
function changesNothing(home: Resolution, { body }: FunctionNode): boolean {
  if (writes(home, body)) return false;
  for (const { node } of nodesIn(home, body)) {
    const isChanged =
      (node.type === AST_NODE_TYPES.AssignmentExpression &&
        node.left.type === AST_NODE_TYPES.MemberExpression) ||
      (node.type === AST_NODE_TYPES.CallExpression &&
        /^(?:add|push|set|splice|unshift)$/u.test(calledName(node)));
    if (isChanged) return false;
  }
  return true;
}

/** A function that only asks under a condition may know the answer already, unless that is settled: the same in every turn. */
function isAlwaysAsked(
  { to }: Step,
  place: TSESTree.Node,
  isSettled: (test: TSESTree.Node) => boolean,
): boolean {
  for (let node: TSESTree.Node | undefined = place; node && node !== to; node = node.parent) {
    const { parent } = node;
    const isIf = parent?.type === AST_NODE_TYPES.IfStatement && isSettled(parent.test);
    if (!isIf && isCondition(parent, node)) return false;
    if (parent?.type === AST_NODE_TYPES.BlockStatement) {
      const before = parent.body.slice(0, parent.body.indexOf(node as TSESTree.Statement));
      if (before.some((step) => step.type === AST_NODE_TYPES.IfStatement && !isSettled(step.test)))
        return false;
    }
  }
  return true;
}

/** Does it depend on a condition in a node whether a part of it is reached? The condition itself is. */
function isCondition(parent: TSESTree.Node | undefined, part: TSESTree.Node): boolean {
  switch (parent?.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return parent.left !== part;
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.IfStatement:
      return parent.test !== part;
    case AST_NODE_TYPES.SwitchStatement:
    case AST_NODE_TYPES.SwitchCase:
    case AST_NODE_TYPES.TryStatement:
      return true;
    default:
      return false;
  }
}
