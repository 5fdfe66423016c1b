import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { FanOut } from '../analysis/concurrency.js';
import type { Iteration } from '../analysis/iteration.js';
import { nodesIn } from '../analysis/turn.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { sourceKind } from './batch-source.js';
import type { Task } from './bounded-call.js';
import { sourceLines, wrapped } from './code-lines.js';
import { isContextual } from './contextual-types.js';
import { taskOf } from './task.js';

/** What a list of promises is made of, where an edit can write it anew. */
export interface PromiseList {
  readonly source: TSESTree.Node;
  /** The source is known to be an array. */
  readonly isArray: boolean;
  readonly task: Task;
  /** What runs once per element. */
  readonly each: TSESTree.Node;
  /** Statements that only make the list, right before the one that waits for it. */
  readonly made: readonly TSESTree.Statement[];
}

/** What is a list of promises made of, that a call waits for and nothing else uses? */
export function promiseList(
  resolution: Resolution,
  { iteration, each }: FanOut,
  waiter: TSESTree.CallExpression,
): PromiseList | undefined {
  const [list, ...others] = waiter.arguments;
  if (!list || others.length > 0) return undefined;
  if (list === iteration.node) return mappedList(resolution, iteration, each, waiter);
  if (list.type !== AST_NODE_TYPES.Identifier) return undefined;
  const before = statementsBefore(resolution, list, waiter);
  if (!before) return undefined;
  const { declaration, between, init } = before;
  if (between.length === 0 && init === iteration.node) {
    return mappedList(resolution, iteration, each, waiter, [declaration]);
  }
  const [loop, ...more] = between;
  if (loop !== iteration.node || more.length > 0 || !isEmptyList(init)) return undefined;
  return pushedList(resolution, iteration, each, [declaration, loop]);
}

/** `list.map(callback)` or `Array.from(list, callback)`. */
export function mappedList(
  resolution: Resolution,
  { node: map, method, call }: Iteration,
  each: TSESTree.Node,
  list: TSESTree.Node,
  made: readonly TSESTree.Statement[] = [],
): PromiseList | undefined {
  if (map.type !== AST_NODE_TYPES.CallExpression || call || map.typeArguments) return undefined;
  const { callee } = map;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional || method === 'flatMap')
    return undefined;
  const isFrom = propertyName(callee) === 'from';
  const source = isFrom ? map.arguments[0] : callee.object;
  if (!source || map.arguments.length !== (isFrom ? 2 : 1)) return undefined;
  if (isFrom && source.type === AST_NODE_TYPES.ObjectExpression) return undefined; // `{ length }`
  if (source.type === AST_NODE_TYPES.ChainExpression || isIterator(source)) return undefined;
  const task = taskOf(resolution, each, list);
  return task && { source, isArray: !isFrom, task, each, made };
}

/** `map.values().map(…)` is an iterator, which has no length. */
function isIterator(source: TSESTree.Node): boolean {
  const made = bare(source);
  if (made.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(made.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const isObject = callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'Object';
  return !isObject && /^(?:entries|keys|matchAll|values)$/u.test(propertyName(callee) ?? '');
}

/** `for (const url of urls) list.push(load(url));` */
function pushedList(
  resolution: Resolution,
  iteration: Iteration,
  each: TSESTree.Node,
  made: readonly TSESTree.Statement[],
): PromiseList | undefined {
  const { node: loop, element, source } = iteration;
  if (loop.type !== AST_NODE_TYPES.ForOfStatement || loop.await || !element || !source) return undefined;
  if (loop.left.type !== AST_NODE_TYPES.VariableDeclaration || loop.left.kind === 'var') return undefined;
  const kind = sourceKind(resolution, iteration);
  if (kind !== 'array' && kind !== 'collection') return undefined;
  const [only, ...others] = loop.body.type === AST_NODE_TYPES.BlockStatement ? loop.body.body : [loop.body];
  const push = each.parent;
  if (only?.type !== AST_NODE_TYPES.ExpressionStatement || others.length > 0 || only.expression !== push) {
    return undefined;
  }
  if (push.type !== AST_NODE_TYPES.CallExpression || push.arguments.length !== 1) return undefined;
  for (const { node, isOwnCode } of nodesIn(resolution, each)) {
    if (isOwnCode && node.type === AST_NODE_TYPES.AwaitExpression) return undefined;
  }
  const parameters = resolution.sourceCode.getText(element);
  const body = sourceLines(resolution.sourceCode, each.range);
  const returns = promisedType(resolution, each, made);
  const task: Task = {
    callback: wrapped(`(${parameters})${returns} => `, body),
    parts: { parameters, isAsync: false, returns, body },
    ignoresIndex: true,
    isPlain: !isContextual(each),
  };
  return { source, isArray: kind === 'array', task, each, made };
}

/** What a list says about the promises in it, where a call may need to be told what it gives. */
function promisedType(
  resolution: Resolution,
  each: TSESTree.Node,
  [list]: readonly TSESTree.Statement[],
): string {
  const type =
    list?.type === AST_NODE_TYPES.VariableDeclaration
      ? list.declarations[0]?.id.typeAnnotation?.typeAnnotation
      : undefined;
  if (type?.type !== AST_NODE_TYPES.TSArrayType || isToldByItself(resolution, each)) return '';
  return `: ${resolution.sourceCode.getText(type.elementType)}`;
}

/** Is it written at a call or at the function that it calls what it gives? */
function isToldByItself(resolution: Resolution, each: TSESTree.Node): boolean {
  const call = bare(each);
  if (call.type !== AST_NODE_TYPES.CallExpression) return true;
  if (call.typeArguments) return true;
  const called = resolution.valueOf(bare(call.callee));
  return called?.kind === 'function' && !called.node.typeParameters;
}

interface Before {
  readonly declaration: TSESTree.VariableDeclaration;
  readonly init: TSESTree.Expression | null;
  readonly between: readonly TSESTree.Statement[];
}

/** The declaration of a list and what stands between it and the statement that waits for it, if that is all there is. */
function statementsBefore(
  { sourceCode }: Resolution,
  list: TSESTree.Identifier,
  waiter: TSESTree.CallExpression,
): Before | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(list), list.name);
  const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
  if (!variable || declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const { parent: declaration, init } = declarator;
  const block = declaration.parent;
  if (block.type !== AST_NODE_TYPES.BlockStatement && block.type !== AST_NODE_TYPES.Program) return undefined;
  const first = block.body.indexOf(declaration);
  const last = block.body.findIndex((statement) => isFirstIn(waiter, statement));
  if (declaration.declarations.length !== 1 || last <= first) return undefined;
  const between = block.body.slice(first + 1, last);
  const isElsewhere = variable.references.some(
    ({ identifier, init: isInit }) =>
      isInit !== true &&
      identifier !== list &&
      !between.some(({ range }) => range[0] <= identifier.range[0] && identifier.range[1] <= range[1]),
  );
  return isElsewhere ? undefined : { declaration, init, between };
}

/** Does a statement begin with the call, so that nothing of it runs before? */
function isFirstIn(waiter: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (let node = waiter; node !== statement;) {
    const { parent } = node;
    if (!parent) return false;
    const isFirst =
      parent.type === AST_NODE_TYPES.AwaitExpression ||
      parent.type === AST_NODE_TYPES.ExpressionStatement ||
      parent.type === AST_NODE_TYPES.ReturnStatement ||
      parent.type === AST_NODE_TYPES.VariableDeclaration ||
      (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier);
    if (!isFirst) return false;
    node = parent;
  }
  return true;
}

function isEmptyList(init: TSESTree.Expression | null): boolean {
  return init?.type === AST_NODE_TYPES.ArrayExpression && init.elements.length === 0;
}
