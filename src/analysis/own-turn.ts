import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction } from '../resolve/syntax.js';
import type { Iteration } from './iteration.js';
import { dependsOnTurn, isElement } from './references.js';
import type { RoundTripSite } from './round-trips.js';
import { nodesIn, rootOf } from './turn.js';

/** What the place of a request says: not every turn gets there, or each turn works on something of its own. */

/** A cache is told, and nobody waits for its answer. */
export function isLeftAlone({ node, roundTrip }: RoundTripSite): boolean {
  return roundTrip.server === 'cache' && promiseUse(node).use === 'dropped';
}

/** Only a turn that fails gets there, or a loop that undoes what was done before a failure. */
export function isAfterFailure({ node }: RoundTripSite): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === AST_NODE_TYPES.CatchClause) return true;
    if (isFunction(current) && current.parent.type !== AST_NODE_TYPES.CallExpression) return false;
  }
  return false;
}

/** What a turn does while it holds the lock of its element: `withLock(id, async () => …)`. */
export function isUnderLock({ node: loop }: Iteration, { node }: RoundTripSite): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== loop; current = current.parent) {
    const { parent } = current;
    if (!isFunction(current) || parent?.type !== AST_NODE_TYPES.CallExpression) continue;
    if (/lock(?!ed)|mutex|exclusive/iu.test(calledName(parent))) return true;
  }
  return false;
}

const keeping = /^(?:extend|keep|refresh|renew|touch)\w*(?:Lease|Lock)|^heartbeat$/u;

/** A long job that says after each turn that it still works: `await this.extendLock()`. */
export function keepsLock(resolution: Resolution, { body }: Iteration): boolean {
  for (const { node } of nodesIn(resolution, body)) {
    if (node.type === AST_NODE_TYPES.CallExpression && keeping.test(calledName(node))) return true;
  }
  return false;
}

/** Only some of the turns get there, as where every hundredth sends what was collected. */
export function isSometimes(iteration: Iteration, { node }: RoundTripSite): boolean {
  for (
    let current: TSESTree.Node | undefined = node;
    current && current !== iteration.node;
    current = current.parent
  ) {
    if (current.type === AST_NODE_TYPES.IfStatement) return true;
  }
  return false;
}

/** Each element is a server, model or connection of its own: `for (const client of clients) await client.query(…)`. */
export function isOnElement(
  resolution: Resolution,
  iteration: Iteration,
  { call, node, steps }: RoundTripSite,
): boolean {
  if (call.type !== undefined && call.library.types[call.type]?.isRow) return false; // `user.save()`
  if (steps.length > 0 && call.receiver && isOfModule(resolution, call.receiver)) return false;
  let root: TSESTree.Node = node;
  for (;;) {
    root = bare(root);
    if (root.type === AST_NODE_TYPES.CallExpression) root = root.callee;
    else if (root.type === AST_NODE_TYPES.TaggedTemplateExpression) root = root.tag;
    else if (root.type === AST_NODE_TYPES.MemberExpression) root = root.object;
    else break;
  }
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return (
    variable !== null &&
    (isElement(iteration, variable) || openedFor(resolution, iteration, variable.defs[0]) !== undefined)
  );
}

/** Does each turn open a connection of its own: `const client = new Client(tenant.url); await client.query(…)`? */
export function opensInTurn(resolution: Resolution, iteration: Iteration, { node }: RoundTripSite): boolean {
  const root = rootOf(node);
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return openedFor(resolution, iteration, variable?.defs[0])?.type === AST_NODE_TYPES.NewExpression;
}

/** A database that all elements share, because their file has it for itself. */
function isOfModule(asking: Resolution, receiver: TSESTree.Node): boolean {
  const root = rootOf(receiver);
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const { sourceCode } = asking.at(root);
  const scope = ASTUtils.findVariable(sourceCode.getScope(root), root.name)?.scope;
  return scope?.block.type === AST_NODE_TYPES.Program;
}

/** `const db = await connect(tenant.uri)`, `const queue = queueOf(shard)`: opened in the turn, with something of the element. */
function openedFor(
  resolution: Resolution,
  iteration: Iteration,
  definition: TSESLint.Scope.Definition | undefined,
): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  const declarator: TSESTree.Node | undefined = definition?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  const made = bare(declarator.init);
  if (made.type !== AST_NODE_TYPES.CallExpression && made.type !== AST_NODE_TYPES.NewExpression)
    return undefined;
  const isOpened = /client|connect|database|data_?source|pool|queue|tenant/iu.test(
    nameOfMaker(resolution, made),
  );
  const isForElement = made.arguments.some((argument) => dependsOnTurn(resolution, iteration, argument));
  return isOpened && isForElement ? made : undefined;
}

/** `connect`, `Pool`, and `Pool.getInstance`, where the class says more than its method. */
function nameOfMaker(
  { sourceCode }: Resolution,
  made: TSESTree.CallExpression | TSESTree.NewExpression,
): string {
  const name = made.type === AST_NODE_TYPES.CallExpression ? calledName(made) : '';
  return name === '' || /instance/iu.test(name) ? sourceCode.getText(made.callee) : name;
}
