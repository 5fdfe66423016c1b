import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { packageOfValue } from '../resolve/package-of-value.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName, propertyName } from '../resolve/syntax.js';
import { isRemotePackage } from '../catalogue/remote-packages.js';
import { opensPage } from '../catalogue/request-words.js';
import { assignedOnce } from './assigned-once.js';
import { isEmptyGroup } from './group.js';
import type { Iteration } from './iteration.js';
import { isOnOneFolder } from './one-folder.js';
import { dependsOnTurn, isOwnOf } from './references.js';

/** Methods that add to something in the order of the calls. */
const ordered =
  /^(?:append|begin|click|commit|emit|end|enqueue|flush|goto|navigate|next|pipe|print|prompt|question|read|reply|respond|rollback|say|seek|step|write)(?:All|Async|Bytes|Chunk|Head|Line|Row|Text|ln|v)?$/u;
/** Things of which there is one for all turns, and that remember what was done with them. */
const stateful =
  /^(?:.*(?:[a-z](?:Archive|Browser|Connection|Cursor|Editor|Handle|Page|Reader|Runner|Session|Socket|Stream|Transaction|Writer))|archive|browser|conn|connection|cursor|editor|fd|fh|file|fileHandle|handle|imap|page|queryRunner|rl|reader|res|response|session|s?ftp|shell|socket|stdin|stdout|stream|terminal|transaction\w*|trx|tx|writer|ws|zip)$/u;

/** Does the call do something to a thing outside of the loop that is done in the order of the turns? */
export function isOrderedCall(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
): boolean {
  if (call.arguments.some((argument) => takesTransaction(resolution, iteration, argument))) return true;
  if (call.arguments.some((argument) => isSharedHandle(resolution, iteration, argument))) return true;
  const callee = bare(call.callee);
  if (
    calleeName(callee) === 'pipeline' &&
    call.arguments.some((to) => isSharedStream(resolution, iteration, to))
  )
    return true;
  if (isFileWrite(resolution, call)) {
    const [path, options] = call.arguments;
    if (path === undefined || !dependsOnTurn(resolution, iteration, path)) return true;
    return needsParent.test(calleeName(callee)) && options === undefined;
  }
  if (isOnOneFolder(resolution, iteration, call)) return true;
  if (isEventToOne(resolution, iteration, call, calleeName(callee))) return true;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (isMessageToOne(resolution, iteration, call, propertyName(callee) ?? '')) return true;
  const owner = bare(callee.object);
  if (isOwn(resolution, iteration, owner) || opensPage.test(propertyName(callee) ?? '')) return false;
  if (isConversation(resolution, owner)) return true;
  const name = lastName(owner);
  if (name === undefined || isPlainList(resolution, owner) || isMadeForTurn(resolution, iteration, owner))
    return false;
  if (isRemoteClient(resolution, owner)) return isOrderedMethod(resolution, iteration, call, callee);
  return stateful.test(name.replace(/^[#_]/u, '')) || isOrderedMethod(resolution, iteration, call, callee);
}

/** `io.to(user.room)` of `io.to(user.room).emit(…)`, which is another in each turn. */
export function isMadeForTurn(resolution: Resolution, iteration: Iteration, owner: TSESTree.Node): boolean {
  const made = bare(owner);
  return (
    made.type === AST_NODE_TYPES.CallExpression &&
    made.arguments.some((given) => dependsOnTurn(resolution, iteration, given))
  );
}

/** A client that sends one request for each call, though it may be called `conn`. */
function isRemoteClient(resolution: Resolution, owner: TSESTree.Node): boolean {
  const specifier = packageOfValue(resolution, owner);
  return specifier !== undefined && isRemotePackage(specifier);
}

/** `const res = []` is a list, whatever it is called. */
function isPlainList(resolution: Resolution, owner: TSESTree.Node): boolean {
  return owner.type === AST_NODE_TYPES.Identifier && isEmptyGroup(assignedOnce(resolution, owner));
}

/** `readEntry(fileHandle, entry)`, `visit(page, url)`: one thing that is handed to every turn, and is busy with one at a time. */
function isSharedHandle(resolution: Resolution, iteration: Iteration, given: TSESTree.Node): boolean {
  return (
    given.type === AST_NODE_TYPES.Identifier &&
    /^(?:conn|connection|fd|fh|page|rl|socket)$|(?:^|[a-z])(?:[bB]rowser|[hH]andle)$/u.test(given.name) &&
    !isOwn(resolution, iteration, given)
  );
}

/** `pipeline(createReadStream(file), out, { end: false })`: one stream after another goes into the same. */
function isSharedStream(resolution: Resolution, iteration: Iteration, given: TSESTree.Node): boolean {
  return given.type === AST_NODE_TYPES.Identifier && !dependsOnTurn(resolution, iteration, given);
}

const message = /^(?:notify|post|publish|reply|say|send|tweet|write)(?:[A-Z]\w*)?$/u;
const receiver = /^(?:channel|chat|conversation|room|thread|to|topic)(?:Arn|Id|_id|_ts|Url)?$/u;

/** A chat that is told a text, and nothing about whom it is for: `slack.post(line)`. */
const chat = /(?:^(?:bot|chat)|discord|notifier|slack|teams|telegram)$/iu;
const isText = /^(?:Identifier|Literal|TemplateLiteral)$/u;

function ownerName(call: TSESTree.CallExpression): string {
  const callee = bare(call.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression ? (lastName(bare(callee.object)) ?? '') : '';
}

/** Messages to one chat, channel or topic are read in the order in which they were sent. */
function isMessageToOne(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  name: string,
): boolean {
  if (!message.test(name)) return false;
  const [text, ...others] = call.arguments;
  if (text && others.length === 0 && isText.test(text.type) && chat.test(ownerName(call))) return true;
  return call.arguments.some((given, index) => {
    if (given.type === AST_NODE_TYPES.Identifier)
      return index === 0 && receiver.test(given.name) && !dependsOnTurn(resolution, iteration, given);
    return (
      given.type === AST_NODE_TYPES.ObjectExpression &&
      given.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          receiver.test(keyName(property) ?? '') &&
          !dependsOnTurn(resolution, iteration, property.value),
      )
    );
  });
}

const delivers = /^(?:deliver|dispatch|emit|notify|post|publish|push|send)(?:[A-Z]\w*)?$/u;
const subscriber = /^(?:endpoint|hook|listener|subscriber|subscription|target|webhook)$/u;

/** `send(subscription, event)`: events reach a subscriber in the order in which they happened. */
function isEventToOne(
  resolution: Resolution,
  iteration: Iteration,
  { arguments: [to, ...given] }: TSESTree.CallExpression,
  name: string,
): boolean {
  if (!delivers.test(name) || to?.type !== AST_NODE_TYPES.Identifier || !subscriber.test(to.name))
    return false;
  return (
    !dependsOnTurn(resolution, iteration, to) &&
    given.some((one) => one.type === AST_NODE_TYPES.Identifier && /(?:^e|[a-z]E)vent$/u.test(one.name))
  );
}

/** A client that was connected by hand (FTP, SFTP, IMAP) talks over its one connection, one thing after another. */
function isConversation({ callAt, sourceCode }: Resolution, owner: TSESTree.Node): boolean {
  if (owner.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(owner), owner.name);
  return (
    variable?.references.some(({ identifier: { parent } }) => {
      const isOpened =
        parent.type === AST_NODE_TYPES.MemberExpression &&
        /^(?:access|connect|login)$/u.test(propertyName(parent) ?? '');
      if (!isOpened) return false;
      const { parent: call } = parent;
      return call.type === AST_NODE_TYPES.CallExpression && call.callee === parent && !callAt(call);
    }) ?? false
  );
}

/** Without its option for the whole path, a folder is made in its parent, and removed before it. */
const needsParent = /^(?:mkdir|rmdir)$/u;

function calleeName(callee: TSESTree.Node): string {
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  return callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
}

/** A known call says itself what it is; `write(…)` on something unknown is a stream or the like. */
function isOrderedMethod(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
): boolean {
  const known = resolution.callAt(call);
  // A file that was opened here has one position; other known calls stand for themselves.
  if (known) return known.member.roundTrip?.server === 'file' && known.origin !== undefined;
  const name = propertyName(callee) ?? '';
  const [key] = call.arguments;
  // What is read by a key of the element is not read on.
  if (name === 'read' && key !== undefined && dependsOnTurn(resolution, iteration, key)) return false;
  return ordered.test(name);
}

/** `appendFile(path, …)`: the same path in every turn makes one file in the order of the turns. */
function isFileWrite(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const known = resolution.callAt(call);
  return (
    known?.member.roundTrip?.server === 'file' &&
    known.member.roundTrip.access === 'write' &&
    known.origin === undefined
  );
}

const transaction = /^(?:queryRunner|transaction\w*|trx|tx)$/u;

/** One transaction runs on one connection, which does one thing at a time. */
function takesTransaction(resolution: Resolution, iteration: Iteration, argument: TSESTree.Node): boolean {
  const given = bare(argument);
  if (given.type === AST_NODE_TYPES.Identifier) {
    return transaction.test(given.name) && !isOwn(resolution, iteration, given);
  }
  return (
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.some(
      (property) => property.type === AST_NODE_TYPES.Property && transaction.test(keyName(property) ?? ''),
    )
  );
}

function isOwn(resolution: Resolution, iteration: Iteration, owner: TSESTree.Node): boolean {
  let root = owner;
  while (root.type === AST_NODE_TYPES.MemberExpression || root.type === AST_NODE_TYPES.CallExpression) {
    root = bare(root.type === AST_NODE_TYPES.MemberExpression ? root.object : root.callee);
  }
  if (root.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(root), root.name);
  return variable !== null && isOwnOf(iteration, variable);
}

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name;
  if (node.type === AST_NODE_TYPES.MemberExpression) return propertyName(node);
  return node.type === AST_NODE_TYPES.ThisExpression ? 'this' : undefined;
}
