import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, isFunction, propertyName } from '../resolve/syntax.js';
import { iterationAround } from './iteration.js';

type Variable = TSESLint.Scope.Variable;

interface Search {
  /** The variables that were followed, so that none is twice. */
  readonly seen: Set<Variable>;
  /** Which calls of a function count. */
  readonly isMeant: IsMeant;
}

/** Is it a call of a function of the list that somebody asks about? It can stand in another file. */
export type IsMeant = (call: TSESTree.CallExpression) => boolean;

const any: IsMeant = () => true;

/**
 * Is each function of a list called by what the list is handed to: `for (const task of tasks) await task()`,
 * `pAll(tasks)`, a function of the project that does it?
 */
export function eachIsCalled(resolution: Resolution, list: TSESTree.Node, isMeant: IsMeant = any): boolean {
  return isEachCalled(resolution, list, { seen: new Set(), isMeant });
}

function isEachCalled(resolution: Resolution, list: TSESTree.Node, search: Search): boolean {
  let node = list;
  while (node.parent && isWrapper(node.parent, node)) node = node.parent;
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && isMemberCalled(resolution, parent, search);
    case AST_NODE_TYPES.CallExpression:
      if (parent.callee === node)
        return iterationAround(resolution, parent) !== undefined && search.isMeant(parent);
      return isGivenToRunner(resolution, parent, node, search);
    case AST_NODE_TYPES.ForOfStatement: {
      if (parent.right !== node) return false;
      const { left } = parent;
      return isVariableCalled(
        resolution,
        left.type === AST_NODE_TYPES.VariableDeclaration ? left : parent,
        search,
      );
    }
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init === node && isVariableCalled(resolution, parent, search);
    case AST_NODE_TYPES.SpreadElement: {
      const outer = parent.parent;
      return outer.type === AST_NODE_TYPES.ArrayExpression
        ? isEachCalled(resolution, outer, search)
        : isPushedCalled(resolution, outer, search);
    }
    default:
      return false;
  }
}

/** What gives the list that it holds: `tasks!`, `await tasks`, `tasks ?? []`, `flag ? tasks : []`, `[…tasks]`. */
function isWrapper(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test !== node;
    default:
      return false;
  }
}

/** Methods that give the elements of the list, or one of them. */
const keeping =
  /^(?:at|concat|entries|filter|flat|pop|reverse|shift|slice|splice|toReversed|toSorted|values)$/u;

function isMemberCalled(resolution: Resolution, member: TSESTree.MemberExpression, search: Search): boolean {
  if (member.computed) return isEachCalled(resolution, member, search); // `tasks[next]`
  const call = member.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return false;
  const name = propertyName(member) ?? '';
  if (keeping.test(name)) return isEachCalled(resolution, call, search);
  const [callback] = call.arguments;
  const parameter = /^(?:flatMap|forEach|map)$/u.test(name) ? 0 : name === 'reduce' ? 1 : undefined;
  if (!callback || parameter === undefined) return false;
  if (isFunction(callback)) return isParameterCalled(resolution, callback, parameter, search);
  const passed = resolution.valueOf(callback); // `tasks.map(limit)`
  return passed !== undefined && 'library' in passed && passed.kind !== 'module';
}

/** Is the list, or an element of it, given to something that calls it? */
function isGivenToRunner(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  given: TSESTree.Node,
  search: Search,
): boolean {
  const library = resolution.callAt(call);
  if (library) {
    const { callback, chunks, iterates, limits } = library.member;
    if (chunks) return isEachCalled(resolution, call, search);
    if (!iterates) return limits !== undefined || callback !== undefined;
    const each =
      iterates.source === call.arguments.indexOf(given as TSESTree.Expression) &&
      call.arguments[iterates.callback];
    return each && isFunction(each) ? isParameterCalled(resolution, each, 0, search) : false;
  }
  const name = calledName(call);
  if (name === 'then') return iterationAround(resolution, call) !== undefined;
  const called = resolution.valueOf(call.callee);
  if (called?.kind === 'function') {
    const index = call.arguments.indexOf(given as TSESTree.Expression);
    if (isParameterCalled(resolution.at(called.node), called.node, index, search)) return true;
  }
  return (name === 'from' || /chunk/iu.test(name)) && isEachCalled(resolution, call, search);
}

function isParameterCalled(
  home: Resolution,
  host: Extract<TSESTree.Node, { params: unknown; body: unknown }> & TSESTree.FunctionLike,
  index: number,
  search: Search,
): boolean {
  const parameter = host.params[index];
  if (!parameter) return false;
  const names = home.sourceCode.getDeclaredVariables(host);
  return names.some(
    (variable) => variable.defs[0]?.name === nameOf(parameter) && isCalledThrough(home, variable, search),
  );
}

/** The name of a parameter, `task` of `task = () => {}` and of `[task, index]` too. */
function nameOf(parameter: TSESTree.Node): TSESTree.Node | undefined {
  return parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
}

function isVariableCalled(resolution: Resolution, declaration: TSESTree.Node, search: Search): boolean {
  return resolution.sourceCode
    .getDeclaredVariables(declaration)
    .some((variable) => isCalledThrough(resolution, variable, search));
}

/** The list that elements are put into: `tasks` of `tasks.push(…)`. */
export function isListCalled(resolution: Resolution, push: TSESTree.Node, isMeant: IsMeant = any): boolean {
  return isPushedCalled(resolution, push, { seen: new Set(), isMeant });
}

function isPushedCalled(resolution: Resolution, push: TSESTree.Node, search: Search): boolean {
  const variable = listOfPush(resolution, push);
  return variable !== undefined && isCalledThrough(resolution, variable, search);
}

/** Which variable does `tasks.push(…)` put something into? */
export function listOfPush({ sourceCode }: Resolution, push: TSESTree.Node): Variable | undefined {
  if (push.type !== AST_NODE_TYPES.CallExpression || !/^(?:add|push|unshift)$/u.test(calledName(push)))
    return undefined;
  const list = push.callee.type === AST_NODE_TYPES.MemberExpression ? push.callee.object : undefined;
  if (list?.type !== AST_NODE_TYPES.Identifier) return undefined;
  return ASTUtils.findVariable(sourceCode.getScope(list), list.name) ?? undefined;
}

function isCalledThrough(resolution: Resolution, variable: Variable, search: Search): boolean {
  if (search.seen.has(variable)) return false;
  search.seen.add(variable);
  return variable.references.some(
    (reference) => reference.isRead() && isEachCalled(resolution, reference.identifier, search),
  );
}
