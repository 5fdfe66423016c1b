import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, keyName, pushChildren } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside, type Iteration } from './iteration.js';
import { isOwnOf, isWrittenIn, usesIn } from './references.js';
import type { RoundTripSite, Step } from './round-trips.js';

type Variable = TSESLint.Scope.Variable;

/** What is another in each turn. */
interface Changes {
  readonly variable: (variable: Variable) => boolean;
  /** In a method that is called on something that changes. */
  readonly isThis: boolean;
}

/**
 * Answers for code at the request of a round trip: is it another in each turn of the iteration?
 * Follows what the loop passes on through the functions on the way to the request.
 */
export function changingAt(
  resolution: Resolution,
  iteration: Iteration,
  { steps }: Pick<RoundTripSite, 'steps'>,
): (node: TSESTree.Node) => boolean {
  let changes: Changes = {
    variable: (variable) => isOwnOf(iteration, variable) || isWrittenIn(iteration, variable),
    isThis: false,
  };
  for (const step of steps) changes = passedOn(resolution, step, changes);
  return (node) => mentions(resolution, node, changes);
}

function mentions(resolution: Resolution, node: TSESTree.Node, changes: Changes): boolean {
  const home = resolution.at(node);
  for (const { variable } of usesIn(home, node)) if (changes.variable(variable)) return true;
  return changes.isThis && holdsThis(home, node);
}

function holdsThis({ sourceCode }: Resolution, root: TSESTree.Node): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.ThisExpression) return true;
    pushChildren(pending, node, sourceCode.visitorKeys);
  }
  return false;
}

/** Is a method called on something that changes: `new Transfer(row).settle()`? */
function changesReceiver(resolution: Resolution, from: TSESTree.Node, changes: Changes): boolean {
  const callee = from.type === AST_NODE_TYPES.CallExpression ? bare(from.callee) : undefined;
  return (
    callee?.type === AST_NODE_TYPES.MemberExpression &&
    (callee.object.type === AST_NODE_TYPES.ThisExpression
      ? changes.isThis
      : mentions(resolution, callee.object, changes))
  );
}

/** Which variables change inside a function that is called with arguments of which some do? */
function passedOn(resolution: Resolution, { from, to }: Step, changes: Changes): Changes {
  const changing = new Set<Variable>();
  const home = resolution.at(to);
  // A function of another file sees no variable of this one.
  const isInSight = home === resolution.at(from);
  const inside: Changes = {
    variable: (variable) => changing.has(variable) || (isInSight && changes.variable(variable)),
    isThis: changesReceiver(resolution, from, changes),
  };
  const scopes = scopesOf(home, to);
  for (const variable of scopes.flatMap((scope) => scope.variables)) {
    const [definition] = variable.defs;
    if (definition?.node !== to || parameterOf(to, definition.name) < 0) continue;
    if (isChangingParameter(resolution, from, to, definition.name, changes)) changing.add(variable);
  }
  for (let before = -1; before < changing.size;) {
    before = changing.size;
    for (const variable of scopes.flatMap((scope) => scope.variables)) {
      if (!changing.has(variable) && isFilledWith(resolution, variable, inside)) changing.add(variable);
    }
  }
  return inside;
}

function scopesOf({ sourceCode }: Resolution, callee: FunctionNode): readonly TSESLint.Scope.Scope[] {
  const first = sourceCode.scopeManager?.acquire(callee);
  const scopes = first ? [first] : [];
  for (const scope of scopes) scopes.push(...scope.childScopes);
  return scopes;
}

/** The index of the parameter in which a name stands. */
function parameterOf({ params }: FunctionNode, name: TSESTree.Node): number {
  return params.findIndex((parameter) => isInside(name, parameter));
}

function isChangingParameter(
  resolution: Resolution,
  from: TSESTree.Node,
  to: FunctionNode,
  name: TSESTree.Node,
  changes: Changes,
): boolean {
  if (from.type !== AST_NODE_TYPES.CallExpression) return true; // Handed over by name, it is given the element.
  const index = parameterOf(to, name);
  const spread = from.arguments.findIndex((argument) => argument.type === AST_NODE_TYPES.SpreadElement);
  const parameter = to.params[index];
  if ((spread >= 0 && spread <= index) || parameter?.type === AST_NODE_TYPES.RestElement) {
    return from.arguments.some((argument) => mentions(resolution, argument, changes));
  }
  const argument = from.arguments[saysThis(to) ? index - 1 : index];
  if (!argument || !parameter) return false;
  const part = partFor(parameter, name, bare(argument));
  return part.some((node) => mentions(resolution, node, changes));
}

/** `function (this: Team, id)`: nothing is given for the first parameter. */
function saysThis({ params: [first] }: FunctionNode): boolean {
  return first?.type === AST_NODE_TYPES.Identifier && first.name === 'this';
}

/** What of an object literal a name of an object pattern gets; of other arguments everything. */
function partFor(
  parameter: TSESTree.Parameter,
  name: TSESTree.Node,
  argument: TSESTree.Node,
): readonly TSESTree.Node[] {
  const pattern = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  if (pattern.type !== AST_NODE_TYPES.ObjectPattern || argument.type !== AST_NODE_TYPES.ObjectExpression) {
    return [argument];
  }
  const taken = pattern.properties.find((property) => isInside(name, property));
  const key = taken?.type === AST_NODE_TYPES.Property ? keyName(taken) : undefined;
  if (key === undefined) return [argument];
  return argument.properties.filter(
    (property) => property.type === AST_NODE_TYPES.SpreadElement || keyName(property) === key,
  );
}

/** Is something that changes assigned to the variable, or given to a method of it? */
function isFilledWith(resolution: Resolution, variable: Variable, changes: Changes): boolean {
  const [definition] = variable.defs;
  const callback: TSESTree.Node | undefined = definition?.node;
  if (definition && isFunction(callback) && parameterOf(callback, definition.name) >= 0) {
    const call: TSESTree.Node = callback.parent; // of `rows.map((row) => …)`
    if (call.type === AST_NODE_TYPES.CallExpression && mentions(resolution, call.callee, changes))
      return true;
  }
  return variable.references.some(({ identifier, writeExpr }) => {
    if (writeExpr && mentions(resolution, writeExpr, changes)) return true;
    let chain: TSESTree.Node = identifier;
    for (;;) {
      const member: TSESTree.Node | undefined = chain.parent;
      if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== chain) return false;
      const call: TSESTree.Node = member.parent;
      if (call.type === AST_NODE_TYPES.CallExpression && call.callee === member) {
        if (call.arguments.some((argument) => mentions(resolution, argument, changes))) return true;
        chain = call;
      } else {
        chain = member;
      }
    }
  });
}
