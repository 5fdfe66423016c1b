import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { isElement } from '../analysis/references.js';
import { isRead } from '../analysis/sql-statement.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import { lastName } from './batch-names.js';
import type { Reads } from './batch-plain.js';

/** Within which code a question is asked, and what has to stay as it is. */
interface Turn {
  readonly resolution: Resolution;
  readonly iteration: Iteration;
  /** The read itself, which is left out. */
  readonly read: TSESTree.Node;
  readonly reads: Reads;
}

/**
 * Does nothing that the turns do change what later turns read, and does no turn end the loop?
 * Calls that are not known could write to the server, so they count as changing it.
 */
export function isHarmless(turn: Turn): boolean {
  return leavesAlone(turn, turn.iteration.body, true, 2);
}

function leavesAlone(turn: Turn, root: TSESTree.Node, isTurn: boolean, hops: number): boolean {
  const pending: { readonly node: TSESTree.Node; readonly ownExits: boolean }[] = [
    { node: root, ownExits: !isTurn },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, ownExits } = next;
    if (node === turn.read) continue;
    if (!isAllowed(turn, node, ownExits, hops)) return false;
    const inner = ownExits || isFunction(node) || /^(?:Do|For|Switch|While)/u.test(node.type);
    for (const child of childNodes(node, turn.resolution.sourceCode.visitorKeys)) {
      pending.push({ node: child, ownExits: inner });
    }
  }
  return true;
}

function isAllowed(turn: Turn, node: TSESTree.Node, ownExits: boolean, hops: number): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.LabeledStatement:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.YieldExpression:
      return false;
    case AST_NODE_TYPES.BreakStatement:
      return ownExits && !node.label;
    case AST_NODE_TYPES.ContinueStatement:
      return !node.label;
    case AST_NODE_TYPES.ReturnStatement:
      return turn.iteration.kind === 'callback' || isInFunction(turn.iteration.body, node);
    case AST_NODE_TYPES.ForOfStatement:
      return !node.await;
    case AST_NODE_TYPES.VariableDeclaration:
      return node.kind !== 'using' && node.kind !== 'await using';
    case AST_NODE_TYPES.AssignmentExpression:
      return isHarmlessTarget(turn, node.left);
    case AST_NODE_TYPES.UpdateExpression:
      return isHarmlessTarget(turn, node.argument);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete';
    case AST_NODE_TYPES.NewExpression:
      return node.callee.type === AST_NODE_TYPES.Identifier && plainClass.test(node.callee.name);
    case AST_NODE_TYPES.CallExpression:
      return isHarmlessCall(turn, node, hops);
    default:
      return true;
  }
}

function isInFunction(body: TSESTree.Node, node: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== body; current = current.parent) {
    if (isFunction(current)) return true;
  }
  return false;
}

/** Variables that the read does not need, properties of the element that it does not read, and entries of collections. */
function isHarmlessTarget({ resolution, iteration, reads }: Turn, given: TSESTree.Node): boolean {
  const target = bare(given);
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(target), target.name);
    return variable !== null && !reads.variables.has(variable) && !isElement(iteration, variable);
  }
  if (target.type !== AST_NODE_TYPES.MemberExpression || target.object.type !== AST_NODE_TYPES.Identifier) {
    return false;
  }
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(target), target.object.name);
  if (!variable || reads.variables.has(variable)) return false;
  const name = propertyName(target);
  if (iteration.element?.type === AST_NODE_TYPES.Identifier && isElement(iteration, variable)) {
    return name !== undefined && !reads.properties.has(name);
  }
  return isCollection(variable);
}

/** Is the variable a list, map, set or object that is made in this file? */
export function isCollection(variable: TSESLint.Scope.Variable): boolean {
  const declarator: TSESTree.Node | undefined = variable.defs[0]?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return false;
  if (declarator.id !== variable.defs[0]?.name) return false;
  const init = bare(declarator.init);
  return (
    init.type === AST_NODE_TYPES.ArrayExpression ||
    init.type === AST_NODE_TYPES.ObjectExpression ||
    (init.type === AST_NODE_TYPES.NewExpression &&
      init.callee.type === AST_NODE_TYPES.Identifier &&
      /^(?:Array|(?:Weak)?(?:Map|Set))$/u.test(init.callee.name))
  );
}

const plainClass =
  /^(?:Array|Date|Map|RegExp|Set|URL|URLSearchParams|WeakMap|WeakSet|\w*(?:Error|Exception))$/u;
const plainFunction = new Set(
  'BigInt Boolean Number String decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt structuredClone'.split(
    ' ',
  ),
);
const plainNamespace = new Set('Array BigInt Buffer Date JSON Math Number String console'.split(' '));
const plainOfObject = new Set('entries fromEntries hasOwn is keys values'.split(' '));
/** Methods of text, numbers, dates and lists that change nothing, and that nothing else has. */
const plainMethod = new Set(
  (
    'at charAt charCodeAt codePointAt endsWith every filter findIndex findLast flat flatMap forEach getTime includes ' +
    'indexOf join lastIndexOf localeCompare map match matchAll padEnd padStart reduce reduceRight repeat replace ' +
    'replaceAll slice some split startsWith substring toFixed toISOString toLocaleString toLowerCase toSorted ' +
    'toString toUpperCase trim trimEnd trimStart valueOf'
  ).split(' '),
);
const collectionMethod = new Set('add entries find get has keys push set unshift values'.split(' '));
const logger = /^(?:_?log|.*logger)$/iu;
const logMethod = /^(?:debug|error|fatal|info|log|trace|verbose|warn)$/u;

function isHarmlessCall(turn: Turn, node: TSESTree.CallExpression, hops: number): boolean {
  const { resolution } = turn;
  const library = resolution.callAt(node);
  if (library) return isRead(resolution, library);
  const callee = bare(node.callee);
  const called = resolution.valueOf(callee);
  if (called?.kind === 'function') return hops > 0 && leavesAlone(turn, called.node, false, hops - 1);
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return plainFunction.has(callee.name) && isGlobal(resolution, callee);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const method = propertyName(callee) ?? '';
  const receiver = bare(callee.object);
  if (receiver.type === AST_NODE_TYPES.Identifier && isGlobal(resolution, receiver)) {
    if (plainNamespace.has(receiver.name)) return true;
    if (receiver.name === 'Object') return plainOfObject.has(method);
  }
  if (logMethod.test(method) && logger.test(lastName(receiver))) return true;
  return plainMethod.has(method) || (collectionMethod.has(method) && isInCollection(turn, receiver));
}

function isGlobal({ sourceCode }: Resolution, node: TSESTree.Identifier): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
  return !variable || variable.defs.length === 0;
}

/** A collection of this file that the read does not need, or an entry of one: `groups`, `groups[key]`, `groups.get(key)`. */
function isInCollection({ resolution, reads }: Turn, given: TSESTree.Node): boolean {
  let root = bare(given);
  while (root.type !== AST_NODE_TYPES.Identifier) {
    if (root.type === AST_NODE_TYPES.MemberExpression) root = bare(root.object);
    else if (root.type === AST_NODE_TYPES.CallExpression) root = bare(root.callee);
    else if (root.type === AST_NODE_TYPES.AssignmentExpression) root = bare(root.left);
    else return false;
  }
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return variable !== null && isCollection(variable) && !reads.variables.has(variable);
}
