import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, enclosingFunction, isFunction, ownNodes, propertyName } from '../resolve/syntax.js';

/** Does the function give up before a place when a list is too long: `if (ids.length > 100) throw …`, `!== 1`? */
export function hasLengthGuard(place: TSESTree.Node, variable: TSESLint.Scope.Variable): boolean {
  return variable.references.some(({ identifier }) => {
    if (identifier.range[0] > place.range[0]) return false;
    const length = identifier.parent;
    if (length.type !== AST_NODE_TYPES.MemberExpression || propertyName(length) !== 'length') return false;
    return boundsLength(length);
  });
}

function boundsLength(member: TSESTree.MemberExpression): boolean {
  const length = member.parent.type === AST_NODE_TYPES.ChainExpression ? member.parent : member;
  const comparison = length.parent;
  if (comparison.type !== AST_NODE_TYPES.BinaryExpression) return false;
  const isTooLong =
    comparison.left === length ? /^>=?$/u.test(comparison.operator) : /^<=?$/u.test(comparison.operator);
  const bound = comparison.left === length ? comparison.right : comparison.left;
  if (/^!==?$/u.test(comparison.operator)) return isSome(bound) && endsFunction(comparison);
  if (isTooLong) return !isNone(bound, comparison.operator) && endsFunction(comparison);
  return /^[<>]=?$/u.test(comparison.operator) && isAsserted(comparison);
}

/** `assert(ids.length <= 100)`: what throws unless it is so. */
function isAsserted(condition: TSESTree.Node): boolean {
  const call = condition.parent;
  return (
    call?.type === AST_NODE_TYPES.CallExpression &&
    call.arguments[0] === condition &&
    /^(?:assert|check|ensure|invariant|ok|require)$/u.test(calledName(call))
  );
}

/** The same for a member: `if (req.body.ids.length > 100) return …`. */
export function hasMemberGuard({ sourceCode }: Resolution, place: TSESTree.MemberExpression): boolean {
  const host = enclosingFunction(place);
  if (!host) return false;
  const text = plainText(sourceCode, place);
  for (const node of ownNodes(host.body, sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.MemberExpression || node.range[0] > place.range[0]) continue;
    if (propertyName(node) !== 'length' || plainText(sourceCode, node.object) !== text) continue;
    if (boundsLength(node)) return true;
  }
  return false;
}

function plainText(sourceCode: Resolution['sourceCode'], node: TSESTree.Node): string {
  return sourceCode.getText(node).replace(/[?!]/gu, '');
}

/** `> 0` and `>= 1` only ask whether there are any. */
function isNone(node: TSESTree.Node, operator: string): boolean {
  return node.type === AST_NODE_TYPES.Literal && node.value === (operator.endsWith('=') ? 1 : 0);
}

/** `!== 1` leaves exactly one; `!== 0` and `!== others.length` leave any number. */
function isSome(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'number' && node.value > 0;
}

/** Is the condition that of an `if` which returns or throws? */
function endsFunction(condition: TSESTree.Node): boolean {
  let current: TSESTree.Node | undefined = condition;
  while (current && current.type !== AST_NODE_TYPES.IfStatement) {
    if (isFunction(current)) return false;
    current = current.parent;
  }
  if (!current) return false;
  const { consequent } = current;
  const last = consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body.at(-1) : consequent;
  return last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement;
}
