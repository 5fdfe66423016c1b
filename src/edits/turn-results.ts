import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { nodesIn } from '../analysis/turn.js';
import { isWithin } from '../analysis/ownership-carried.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName } from '../resolve/syntax.js';

/** A place at which a turn hands on what it found: `results.push(x)`, `byId.set(id, x)` or `byId[id] = x`. */
export interface TurnResult {
  readonly node: TSESTree.AssignmentExpression | TSESTree.CallExpression;
  readonly target: TSESTree.Identifier;
  readonly into: 'list' | 'map' | 'object';
  /** The elements, or a key and its value. */
  readonly given: readonly TSESTree.Node[];
}

/** A statement of a turn, and the `continue` that follows where it is not the last that the turn does anyway. */
export interface LastStatement {
  readonly skip?: TSESTree.ContinueStatement;
}

/** What turns hand on to a list of the outside, or else to a map or an object. */
export function turnResults(resolution: Resolution, iteration: Iteration): readonly TurnResult[] {
  const pushed: TurnResult[] = [];
  const entries: TurnResult[] = [];
  for (const { node } of nodesIn(resolution, iteration.body)) {
    const result = turnResult(node);
    const declared = result && declarationOf(resolution, result.target);
    if (!result || !declared || isWithin(declared.name, iteration.node)) continue;
    if (result.into === 'list') pushed.push(result);
    else if (isMade(declared.node, result)) entries.push(result);
  }
  return pushed.length > 0 ? pushed : entries;
}

function turnResult(node: TSESTree.Node): TurnResult | undefined {
  if (node.type === AST_NODE_TYPES.AssignmentExpression) {
    const { left, operator, right } = node;
    const isEntry = operator === '=' && left.type === AST_NODE_TYPES.MemberExpression && left.computed;
    if (!isEntry || left.object.type !== AST_NODE_TYPES.Identifier) return undefined;
    return { node, target: left.object, into: 'object', given: [left.property, right] };
  }
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  if (callee.object.type !== AST_NODE_TYPES.Identifier) return undefined;
  const into = { push: 'list', set: 'map' } as const;
  const name = propertyName(callee);
  if (name !== 'push' && name !== 'set') return undefined;
  return { node, target: callee.object, into: into[name], given: node.arguments };
}

/** `new Map()` or `{}` with a name that stays the same. */
function isMade(declarator: TSESTree.Node, { given, into }: TurnResult): boolean {
  if (declarator.type !== AST_NODE_TYPES.VariableDeclarator || declarator.parent.kind !== 'const')
    return false;
  const init = declarator.init && bare(declarator.init);
  if (given.length !== 2 || given.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) return false;
  if (into === 'object') return init?.type === AST_NODE_TYPES.ObjectExpression;
  const isNew = init?.type === AST_NODE_TYPES.NewExpression;
  return isNew && init.callee.type === AST_NODE_TYPES.Identifier && init.callee.name === 'Map';
}

function declarationOf({ sourceCode }: Resolution, name: TSESTree.Identifier) {
  return ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs[0];
}

/** Is a place a statement of its own, after which its turn does nothing more? */
export function lastStatement(node: TSESTree.Node, body: TSESTree.Node): LastStatement | undefined {
  let statement = node.parent;
  if (statement?.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const skip = nextTo(statement);
  const isSkip = skip?.type === AST_NODE_TYPES.ContinueStatement && !skip.label;
  for (; statement !== body; statement = statement.parent) {
    const { parent } = statement;
    if (!parent || (!isSkip && nextTo(statement))) return undefined;
    if (
      parent.type === AST_NODE_TYPES.TryStatement ? parent.finalizer !== null : !passesOn.has(parent.type)
    ) {
      return undefined;
    }
  }
  return isSkip ? { skip } : {};
}

/** Statements after which comes what comes after their last part. */
const passesOn: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.BlockStatement,
  AST_NODE_TYPES.CatchClause,
  AST_NODE_TYPES.IfStatement,
]);

function nextTo(statement: TSESTree.Node): TSESTree.Statement | undefined {
  const { parent } = statement;
  if (parent?.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  return parent.body[parent.body.indexOf(statement as TSESTree.Statement) + 1];
}

/** The places at which a turn of a loop ends early. */
export function continuesOf(
  resolution: Resolution,
  body: TSESTree.Node,
): readonly TSESTree.ContinueStatement[] {
  const found: TSESTree.ContinueStatement[] = [];
  for (const { node, isOwnCode } of nodesIn(resolution, body)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.ContinueStatement && !isOfInnerLoop(node, body))
      found.push(node);
  }
  return found;
}

function isOfInnerLoop(node: TSESTree.Node, body: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== body; current = current.parent) {
    if (/^(?:For|While|DoWhile)/u.test(current.type) || isFunction(current)) return true;
  }
  return false;
}
