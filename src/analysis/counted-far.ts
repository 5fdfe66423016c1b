import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { isCapped, isSmallNumber } from './number-bound.js';

/**
 * Does a loop count up to a number that can be large, or step through dates:
 * `for (let page = 0; page < pages; page++)`, `for (let day = from; day <= to; day = addDays(day, 1))`?
 */
export function countsFar(resolution: Resolution, { node }: Iteration): boolean {
  if (node.type !== AST_NODE_TYPES.ForStatement || node.test?.type !== AST_NODE_TYPES.BinaryExpression)
    return false;
  if (!node.update || !/^<=?$/u.test(node.test.operator)) return false;
  if (node.update.type !== AST_NODE_TYPES.UpdateExpression) return stepsThroughDates(node.update);
  return !isFew(resolution, node.test.right);
}

/** `for (let day = from; day <= to; day = addDays(day, 1))`: one turn for each day. Longer steps are windows of what is read. */
export function stepsThroughDays({ test, update }: TSESTree.ForStatement): boolean {
  if (test?.type !== AST_NODE_TYPES.BinaryExpression || !/^<=?$/u.test(test.operator) || !update)
    return false;
  const step = update.type === AST_NODE_TYPES.AssignmentExpression ? update.right : update;
  if (step.type !== AST_NODE_TYPES.CallExpression || !stepsThroughDates(update)) return false;
  if (!/^(?:add|plus)Days?$|^nextDay$|^set(?:UTC)?Date$/u.test(calledName(step))) return false;
  return step.arguments.every((by) => by.type !== AST_NODE_TYPES.Literal || by.value === 1);
}

/** Does a loop count up to a few: `for (let n = 0; n < 5; n++)`? */
export function countsToFew(resolution: Resolution, { node }: Iteration): boolean {
  if (node.type !== AST_NODE_TYPES.ForStatement || node.test?.type !== AST_NODE_TYPES.BinaryExpression)
    return false;
  const isCounted = node.update?.type === AST_NODE_TYPES.UpdateExpression;
  return isCounted && /^<=?$/u.test(node.test.operator) && isFew(resolution, node.test.right);
}

/** A small number, one that is held down, or one that is set for an installation: `config.log.keepFiles`. */
function isFew(resolution: Resolution, count: TSESTree.Node): boolean {
  const end = assignedOnce(resolution, count);
  switch (end.type) {
    case AST_NODE_TYPES.Literal:
      return isSmallNumber(end);
    case AST_NODE_TYPES.ConditionalExpression:
      return isFew(resolution, end.consequent) && isFew(resolution, end.alternate);
    default:
      return isCapped(end) || configured.test(resolution.sourceCode.getText(end));
  }
}

const configured = /^(?:this\.)?[#\w]*(?:config(?:uration)?|env|options|settings)\b/iu;

/** `day.setDate(day.getDate() + 1)`, `day = addDays(day, 1)`, `day = day.plus({ days: 1 })` */
function stepsThroughDates(update: TSESTree.Expression): boolean {
  if (update.type === AST_NODE_TYPES.CallExpression) {
    return /^set(?:UTC)?(?:Date|FullYear|Hours|Minutes|Month|Time)$/u.test(calledName(update));
  }
  return (
    update.type === AST_NODE_TYPES.AssignmentExpression &&
    update.operator === '=' &&
    update.right.type === AST_NODE_TYPES.CallExpression &&
    /^(?:add|plus)(?:Days?|Hours?|Months?|Weeks?|Years?)?$|^next(?:Day|Hour|Month|Week)$/u.test(
      calledName(update.right),
    )
  );
}
