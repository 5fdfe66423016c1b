import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, propertyName } from '../resolve/syntax.js';
import { isOwnPlace, type Turn } from './turn.js';

const stopFlag =
  /^(?:is|this)?_?(?:abort(?:ed|ing)?|cancel(?:l?ed|ing)?|closed|closing|disposed|shutdown|shutting_?down|stop(?:ped|ping)?)(?:requested)?$/iu;

/** Does a statement leave a loop because somebody else stopped the work: `if (signal.aborted) break;`? No answer of a turn says so. */
export function isStopped(turn: Turn, exit: TSESTree.Node): boolean {
  for (let node = exit.parent; node && node !== turn.iteration.node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.IfStatement)
      return isStopFlag(node.test) && !isOwnPlace(turn, node.test);
    if (node.type !== AST_NODE_TYPES.BlockStatement) return false;
  }
  return false;
}

/** Does its name say that an expression tells whether the work was stopped? */
export function isStopFlag(test: TSESTree.Node): boolean {
  const flag = bare(test);
  if (flag.type === AST_NODE_TYPES.MemberExpression) return stopFlag.test(propertyName(flag) ?? '');
  return flag.type === AST_NODE_TYPES.Identifier && stopFlag.test(flag.name);
}
