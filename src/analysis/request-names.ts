import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { importOf } from '../resolve/imports.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, classOfThis, isFunction, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { waiterOf, runsConcurrently } from './concurrency.js';
import { callbackIteration } from './iteration.js';

/** What the name of a call says about the work behind it. */
export type RequestName =
  /** It carries something over the network or from disk: `downloadImage(url)`, `mailer.send(mail)`. */
  'transfer';

// Projects name their database reads `fetchX` as well.
const transferVerb =
  /^(?:(?:crawl|download|scrape|upload)(?![a-z])|fetch(?:External|Feed|File|Html|Image|Json|JSON|Page|Remote|Url|URL)?s?$)/u;
const messageVerb = /^(?:deliver|dispatch|notify|post|publish|send)(?![a-z])/u;
const message =
  /(?:Email|Event|Invitation|Invite|Mail|Message|Notification|Push|Request|Sms|SMS|Webhook)s?(?:$|[A-Z])/u;
const messenger =
  /^(?:bot|mailer|producer|resend|sendgrid|ses|sgMail|slack|sms|sns|sqs|transport(?:er)?|twilio)$|(?:[a-z]Client|Mailer|Producer|Publisher|Sender|Transport)$/u;

/** Things that a function works out or has at hand, whatever the verb before them. */
const inMemory =
  /(?:Cache|Cached|Checksum|Cipher|Class|Client|Color|Component|Config|Context|Css|Default|Digest|Element|Enum|Env|Field|Format|Formatted|Function|Handler|Hash|Header|Helper|Hook|Html|Icon|Instance|Key|Label|Locale|Logger|Manager|Name|Object|Option|Param|Parser|Path|Plugin|Prop|Props|Property|Provider|Regex|Registry|Repository|Schema|Service|Signature|Signed\w*|Size|Slug|State|Storage|Store|String|Style|Text|Title|Type|Uri|Url|URL|Validator|Value|View)s?$|Array|Cached|InMemory|Local/u;
/**
 * Does the name of a call of unknown origin say that it waits for a server or disk?
 * Only where its own promise is used, and the name is not that of work in memory.
 */
export function requestName(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  isUsed = isPromise(resolution, call),
): RequestName | undefined {
  if (!resolution.conventions || !isUsed) return undefined;
  return nameOfRequest(resolution, call.callee);
}

/** Is what the call gives used as a promise, itself and not a member of it? */
function isPromise(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === call) {
    if (!/^(?:then|catch|finally)$/u.test(propertyName(parent) ?? '')) return false;
  }
  const { use, outermost } = promiseUse(call);
  switch (use) {
    case 'awaited':
    case 'listed':
      return true;
    case 'passed':
      return outermost.parent?.type === AST_NODE_TYPES.CallExpression && isCollected(outermost.parent);
    case 'returned': {
      let host = outermost.parent;
      while (host && !isFunction(host)) host = host.parent;
      const iteration = host && !host.async ? callbackIteration(resolution, host) : undefined;
      return iteration === undefined || runsConcurrently(resolution, iteration);
    }
    default:
      return false;
  }
}

/** `list.push(promise)`, or a combinator. */
function isCollected(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (waiterOf(call) !== undefined) return true;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression && /^(?:add|push)$/u.test(propertyName(callee) ?? '')
  );
}

/** What the name of a function says that is handed over by name: `ids.map(fetchUser)`. */
export function nameOfRequest(resolution: Resolution, called: TSESTree.Node): RequestName | undefined {
  if (!resolution.conventions || isShown(resolution, called)) return undefined;
  const callee = bare(called);
  if (callee.type === AST_NODE_TYPES.Identifier) return freeFunction(resolution, callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = propertyName(callee)?.replace(/^[#_]/u, '');
  const owners = ownersOf(resolution, callee.object);
  if (name === undefined) return undefined;
  if (isTransfer(name) || (messageVerb.test(name) && owners.some((owner) => messenger.test(owner)))) {
    return 'transfer';
  }
  return undefined;
}

/** Does the file show more of what is called than its type? */
function isShown(resolution: Resolution, called: TSESTree.Node): boolean {
  const value = resolution.valueOf(called);
  return value !== undefined && value.kind !== 'function-type';
}

/** A function of another file. One of this file shows what it does. */
function freeFunction(resolution: Resolution, callee: TSESTree.Identifier): RequestName | undefined {
  const { name } = callee;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(callee), name);
  const [definition] = variable?.defs ?? [];
  if (!definition || !importOf(definition) || inMemory.test(name)) return undefined;
  return isTransfer(name) ? 'transfer' : undefined;
}

function isTransfer(name: string): boolean {
  return transferVerb.test(name) || (messageVerb.test(name) && message.test(name));
}

/** The names before the last one, nearest first: of `context.models.users.get`, `users`, `models`, `context`. */
function ownersOf(resolution: Resolution, object: TSESTree.Node): readonly string[] {
  const names: string[] = [];
  const seen = new Set<TSESTree.Node>(); // Declarations can wait for each other.
  for (let current = bare(object); !seen.has(current);) {
    seen.add(current);
    switch (current.type) {
      case AST_NODE_TYPES.MemberExpression:
        names.push((propertyName(current) ?? '').replace(/^[#_]/u, ''));
        current = bare(current.object);
        break;
      case AST_NODE_TYPES.CallExpression:
        current = bare(current.callee);
        break;
      case AST_NODE_TYPES.ThisExpression:
        return [...names, ...classNames(current)];
      case AST_NODE_TYPES.Identifier: {
        names.push(current.name);
        const made = assignedOnce(resolution, current);
        if (made.type !== AST_NODE_TYPES.CallExpression) return names;
        current = made;
        break;
      }
      default:
        return names;
    }
  }
  return names;
}

/** The names of the class that `this` is of, and of the one it extends. */
function classNames(node: TSESTree.ThisExpression): readonly string[] {
  const owner = classOfThis(node)?.node;
  if (!owner?.superClass) return [];
  const superclass = bare(owner.superClass);
  return [owner.id?.name ?? '', superclass.type === AST_NODE_TYPES.Identifier ? superclass.name : ''];
}
