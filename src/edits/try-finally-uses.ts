import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { callWith, isWithin, outermost } from '../analysis/ownership-carried.js';
import { listensByName } from '../analysis/ownership-handover.js';
import type { Terms } from '../analysis/ownership-terms.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';

/** A resource, and the function that holds it. */
export interface Held {
  readonly variable: TSESLint.Scope.Variable;
  readonly owner: FunctionNode;
  /** Where it is given back now. */
  readonly releases: readonly TSESTree.Node[];
  readonly terms: Terms;
  readonly resolution: Resolution;
}

export interface Uses {
  /** Every place that reads the resource, or a name for something of it. */
  readonly mentions: readonly TSESTree.Node[];
  /** Returned promises, which have to be awaited so that all work is done when the function leaves. */
  readonly returned: readonly TSESTree.Expression[];
}

/** Where is the resource used? `undefined` where some of it may go on for longer, as that of a stream or of a promise that nobody awaits. */
export function usesOf(held: Held): Uses | undefined {
  const mentions: TSESTree.Node[] = [];
  const returned: TSESTree.Expression[] = [];
  const pending = [held.variable];
  for (let variable = pending.pop(); variable; variable = pending.pop()) {
    for (const { identifier } of variable.references.filter((reference) => reference.isRead())) {
      mentions.push(identifier);
      const isRelease = held.releases.some((release) => isWithin(identifier, release));
      const end = isRelease ? 'done' : endOfUse(held, identifier);
      if (end === undefined) return undefined;
      if (end === 'done') continue;
      if ('returned' in end) returned.push(end.returned);
      else pending.push(...end.names);
    }
  }
  return { mentions, returned };
}

/** How a use ends: at once, with a name that stands for something of the resource, or with a promise that is returned. */
type End =
  | 'done'
  | { readonly names: readonly TSESLint.Scope.Variable[] }
  | { readonly returned: TSESTree.Expression };

function endOfUse(held: Held, mention: TSESTree.Node): End | undefined {
  if (isAwaited(held, mention)) return 'done';
  if (ownerOf(mention) !== held.owner) return undefined;
  const { node, contained } = outermost(mention);
  if (contained) return undefined;
  const { parent } = node;
  if (isTest(parent)) return 'done';
  const member =
    parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node ? parent : undefined;
  const call = member ? chainEnd(member) : callWith(node);
  if (member && isDoneAtOnce(member, held.terms)) return 'done';
  if (member && !call && isTest(outermost(member).node.parent)) return 'done'; // `!runner.isTransactionActive`
  const value = call ?? member;
  return value && endOfValue(held, value);
}

/** What becomes of the value of a member or call that nobody awaits. */
function endOfValue({ resolution }: Held, value: TSESTree.Node): End | undefined {
  const { node, contained } = outermost(value);
  const { parent } = node;
  if (contained || !parent) return undefined;
  if (parent.type === AST_NODE_TYPES.VariableDeclarator && parent.init === node) {
    return parent.id.type === AST_NODE_TYPES.Identifier
      ? { names: resolution.sourceCode.getDeclaredVariables(parent) }
      : undefined;
  }
  return parent.type === AST_NODE_TYPES.ReturnStatement && isPromise(resolution, node)
    ? { returned: node as TSESTree.Expression }
    : undefined;
}

/** Is it certainly a promise of a result, not a stream or cursor that is read later? */
function isPromise({ callAt, valueOf }: Resolution, node: TSESTree.Node): boolean {
  const call = bare(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const called = valueOf(call.callee);
  if (called?.kind === 'function') return called.node.async && !called.node.generator;
  const [first] = call.arguments;
  const isText =
    first?.type === AST_NODE_TYPES.Literal ||
    first?.type === AST_NODE_TYPES.TemplateLiteral ||
    first?.type === AST_NODE_TYPES.ObjectExpression;
  return isText && callAt(call)?.member.roundTrip?.sent !== 'when-awaited' && callAt(call) !== undefined;
}

/** Inside of something that the function awaits, or iterates over with `for await`. */
function isAwaited({ owner }: Held, mention: TSESTree.Node): boolean {
  for (let node = mention; node !== owner && node.parent; node = node.parent) {
    const { parent } = node;
    const waits =
      parent.type === AST_NODE_TYPES.AwaitExpression ||
      (parent.type === AST_NODE_TYPES.ForOfStatement && parent.await && parent.right === node);
    if (waits && ownerOf(parent) === owner) return true;
  }
  return false;
}

/** `client.on('error', …)`, and members that only open the resource. */
function isDoneAtOnce(member: TSESTree.MemberExpression, { openers }: Terms): boolean {
  const name = propertyName(member) ?? '';
  return openers.has(name) || listensByName.test(name) || /^(?:off|remove(?:All)?Listeners?)$/u.test(name);
}

/** The last call of a chain: `a.b(…).c(…)`. */
function chainEnd(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  let end: TSESTree.Node | undefined;
  for (let node: TSESTree.Node = member; ;) {
    const parent: TSESTree.Node | undefined = node.parent;
    const isCall = parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === node;
    const isMember = parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node;
    if (!parent || (!isCall && !isMember)) return end;
    if (isCall) end = parent;
    node = parent;
  }
}

function isTest(parent: TSESTree.Node | undefined): boolean {
  return (
    parent?.type === AST_NODE_TYPES.IfStatement ||
    parent?.type === AST_NODE_TYPES.UnaryExpression ||
    parent?.type === AST_NODE_TYPES.BinaryExpression
  );
}

export function ownerOf(start: TSESTree.Node): FunctionNode | undefined {
  for (let node = start.parent; node; node = node.parent) if (isFunction(node)) return node;
  return undefined;
}

/** Does a node let other work run before it is done? */
export function suspends(root: TSESTree.Node, { sourceCode }: Resolution): boolean {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFunction(node)) continue;
    if (node.type === AST_NODE_TYPES.AwaitExpression || node.type === AST_NODE_TYPES.YieldExpression)
      return true;
    if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) return true;
    pending.push(...childNodes(node, sourceCode.visitorKeys));
  }
  return false;
}

/** The names that statements declare and that are used elsewhere. */
export function namesUsedOutside(
  statements: readonly TSESTree.Node[],
  { sourceCode }: Resolution,
): readonly TSESLint.Scope.Variable[] {
  const declared = statements.flatMap((statement) =>
    statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind === 'var'
      ? []
      : sourceCode.getDeclaredVariables(statement),
  );
  return declared.filter(({ references }) =>
    references.some(({ identifier }) => !statements.some((statement) => isWithin(identifier, statement))),
  );
}
