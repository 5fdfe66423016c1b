import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { isInside } from '../analysis/iteration.js';
import { isLock } from '../analysis/one-request.js';
import { isRead } from '../analysis/sql-statement.js';
import { sentSql } from '../analysis/sql-text.js';
import { isLog, nodesIn, rootOf } from '../analysis/turn.js';
import { effectsOf } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { callsOnlyKnown } from '../sql/known-functions.js';
import { bare, calledName, enclosingFunction, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { saysChange } from './batch-harmless.js';
import { hasOwnConnections } from './own-connections.js';
import { isPlainCall } from './plain-call.js';
import { isNativeWait, isWaitedFor } from './waited-call.js';

/** Through how many functions the question is followed. */
const furthest = 6;

interface Reader {
  readonly resolution: Resolution;
  /** The code, outside of which nothing may be another afterwards but local variables of the function around it. */
  readonly root: TSESTree.Node;
  readonly host: TSESTree.Node;
  readonly hops: number;
  readonly seen: Set<FunctionNode>;
  /** A write that is meant, beside which nothing is asked either. */
  readonly write?: TSESTree.Node;
}

/**
 * Does code only ask a database, and change nothing that anybody else can see, as far as all that it calls is known?
 * Functions that it waits for are looked into; what is not known is not taken to be a read.
 */
export function onlyReads(resolution: Resolution, root: TSESTree.Node): boolean {
  const host = enclosingFunction(root) ?? resolution.sourceCode.ast;
  return keepsAll({ resolution, root, host, hops: furthest, seen: new Set() });
}

/** The same for code that sends one write, and asks nothing beside it. */
export function onlyWrites(resolution: Resolution, root: TSESTree.Node, write: TSESTree.Node): boolean {
  const host = enclosingFunction(root) ?? resolution.sourceCode.ast;
  return keepsAll({ resolution, root, host, hops: furthest, seen: new Set(), write });
}

function keepsAll(reader: Reader): boolean {
  for (const { node } of nodesIn(reader.resolution, reader.root)) if (!keeps(reader, node)) return false;
  return true;
}

function keeps(reader: Reader, node: TSESTree.Node): boolean {
  if (isLock(node)) return false;
  switch (node.type) {
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.YieldExpression:
      return false;
    case AST_NODE_TYPES.ForOfStatement:
      return !node.await;
    case AST_NODE_TYPES.VariableDeclaration:
      return node.kind !== 'using' && node.kind !== 'await using';
    case AST_NODE_TYPES.AssignmentExpression:
      return isLocal(reader, node.left);
    case AST_NODE_TYPES.UpdateExpression:
      return isLocal(reader, node.argument);
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator !== 'delete' || isLocal(reader, node.argument);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return isKnownRead(reader, node);
    default:
      return true;
  }
}

/** A variable that nobody sees but the function, or something that is made in the code itself. */
function isLocal({ resolution, root, host }: Reader, place: TSESTree.Node): boolean {
  const target = bare(place);
  const name = rootOf(target);
  if (name.type !== AST_NODE_TYPES.Identifier) return false;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(name), name.name)?.defs ?? [];
  const declarator: TSESTree.Node | undefined = definition?.node;
  if (!definition || declarator?.type !== AST_NODE_TYPES.VariableDeclarator) {
    // A parameter itself is the function's own, what it holds is not.
    return definition !== undefined && target === name && isInside(definition.name, root);
  }
  if (!isInside(definition.name, host)) return false;
  if (target === name) return true;
  return declarator.init !== null && isMade(declarator.init);
}

/** `[]`, `{}`, `new Map()` */
function isMade(init: TSESTree.Node): boolean {
  return (
    init.type === AST_NODE_TYPES.ArrayExpression ||
    init.type === AST_NODE_TYPES.ObjectExpression ||
    init.type === AST_NODE_TYPES.NewExpression
  );
}

function isKnownRead(
  reader: Reader,
  node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
): boolean {
  const { resolution, write } = reader;
  if (node === write) return true;
  const library = resolution.callAt(node);
  if (library) return write ? asksNothing(library) : isLibraryRead(resolution, library);
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return !isWaitedFor(resolution, node);
  const callee = bare(node.callee);
  if (isFunction(callee)) return true; // runs where it is written
  if (isOutput(callee)) return false;
  const called = resolution.valueOf(callee);
  if (called?.kind === 'function') return isReader(reader, called.node);
  if (isPlainCall(resolution, node) || /^(?:catch|finally|then)$/u.test(calledName(node))) return true;
  const { use } = promiseUse(node);
  if (isLog(node)) return use !== 'awaited';
  if (use === 'awaited' && isNativeWait(callee)) return true;
  if (use === 'dropped') {
    return callee.type === AST_NODE_TYPES.MemberExpression && isKeptLocally(reader, callee);
  }
  if (!mayBeWaitedFor(resolution, node)) return !saysChange(calledName(node));
  const functions = resolution.functionsByType(callee);
  return functions.length > 0 && functions.every((one) => isReader(reader, one));
}

/** What a program prints is read in the order in which it is printed, as opposed to a log. */
function isOutput(callee: TSESTree.Node): boolean {
  const root = rootOf(callee);
  return root.type === AST_NODE_TYPES.Identifier && root.name === 'console';
}

/** `found.push(row)` */
function isKeptLocally(reader: Reader, callee: TSESTree.MemberExpression): boolean {
  return /^(?:add|delete|push|set|unshift)$/u.test(propertyName(callee) ?? '') && isLocal(reader, callee);
}

function asksNothing({ member }: LibraryCall): boolean {
  return effectsOf(member).length === 0 && !member.callback;
}

/** Names of reads that do more, such as `findOrCreate`, `getNextNumber` and `findAndLock`. */
export const doesMore =
  /(?:And|Or(?!Default|Fail|Null|Throw|Undefined))[A-Z]|Claim|Increment|Lock|Next|Reserve|ForUpdate/u;

function isLibraryRead(resolution: Resolution, call: LibraryCall): boolean {
  if (asksNothing(call)) return true;
  const effects = effectsOf(call.member);
  const { roundTrip } = call.member;
  return (
    effects.length === 1 &&
    (roundTrip?.server === 'database' || roundTrip?.server === 'search') &&
    isRead(resolution, call) &&
    !isForItsEffect(call) &&
    callsOnlyKnown(sentSql(resolution, call)?.text ?? '') &&
    !(call.library.isStandIn && doesMore.test(call.callee)) &&
    hasOwnConnections(resolution, call)
  );
}

/** `await pool.query('SELECT refresh($1)', [id]);`: nobody looks at what it gives. */
function isForItsEffect({ node }: LibraryCall): boolean {
  const { use, outermost } = promiseUse(node);
  return use === 'dropped' || outermost.parent?.parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

function isReader({ resolution, hops, seen, write }: Reader, called: FunctionNode): boolean {
  if (seen.has(called)) return true;
  if (hops === 0 || called.generator || isDecorated(called)) return false;
  seen.add(called);
  const home = resolution.at(called);
  return keepsAll({
    resolution: home,
    root: called,
    host: called,
    hops: hops - 1,
    seen,
    ...(write && { write }),
  });
}

/** What is written on a method may run it in another way. */
function isDecorated({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== AST_NODE_TYPES.MethodDefinition) return false;
  const decorators: readonly TSESTree.Decorator[] | undefined = parent.decorators; // none in JavaScript's own syntax
  return decorators !== undefined && decorators.length > 0;
}

/** The same as for any call, but what a callback of `map` gives is waited for where the whole list is. */
function mayBeWaitedFor(resolution: Resolution, node: TSESTree.Node): boolean {
  const { use, outermost } = promiseUse(node);
  if (use !== 'returned') return isWaitedFor(resolution, node);
  const callback = enclosingFunction(outermost);
  const taker = callback?.parent;
  const isPlain =
    callback !== undefined &&
    !callback.async &&
    taker?.type === AST_NODE_TYPES.CallExpression &&
    taker.callee !== callback &&
    isPlainCall(resolution, taker);
  return isPlain ? isListWaitedFor(resolution, taker) : true;
}

/** `Promise.all(rows.map(…))` hands the list on. */
function isListWaitedFor(resolution: Resolution, list: TSESTree.Node): boolean {
  const { use, outermost } = promiseUse(list);
  if (use !== 'passed') return mayBeWaitedFor(resolution, list);
  const { parent } = outermost;
  return parent?.type !== AST_NODE_TYPES.CallExpression || !isPlainCall(resolution, parent);
}
