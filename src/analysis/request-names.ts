import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import {
  addressName,
  askVerb,
  changeVerb,
  clientInMemory,
  clientOfData,
  database,
  dataOwner,
  fetchVerb,
  fileStorage,
  givenEffect,
  handOver,
  httpClient,
  httpVerb,
  inMemory,
  inMemoryOwner,
  keptModel,
  job,
  jobChange,
  keyName,
  laterWork,
  lastingChange,
  message,
  messageVerb,
  messenger,
  objectVerb,
  packageOfData,
  readVerb,
  remoteClient,
  remoteInMemory,
  remoteService,
  storageVerb,
  transferVerb,
} from '../catalogue/request-words.js';
import { declaredField, declaredType } from '../resolve/declared-type.js';
import { importOf } from '../resolve/imports.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import {
  bare,
  calledName,
  classOfThis,
  enclosingFunction,
  isFunction,
  propertyName,
} from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { waiterOf, runsConcurrently } from './concurrency.js';
import { callbackIteration } from './iteration.js';
import { isAccessor, isRemoteCall } from './remote-call.js';

/** What the name of a call says about the work behind it. */
export type RequestName =
  /** It carries something over the network or from disk: `downloadImage(url)`, `mailer.send(mail)`. */
  | 'transfer'
  /** It hands over work that is done later, or changes such work: `new SyncTask().schedule(…)`, `job.retry()`. */
  | 'job'
  /** It reads or changes stored data, in a way that the name does not show: `this.userService.update(user)`. */
  | 'data';

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
  return isRemoteCall(resolution, call) ? 'transfer' : requestOf(resolution, call.callee, call.arguments);
}

/** Is what the call gives used as a promise, itself and not a member of it? */
function isPromise(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === call) {
    if (!/^(?:then|catch|finally|promise)$/u.test(propertyName(parent) ?? '')) return false;
  }
  const { use, outermost } = promiseUse(call);
  switch (use) {
    case 'awaited':
    case 'listed':
      return true;
    case 'passed': {
      const { parent: taker } = outermost;
      if (taker?.type !== AST_NODE_TYPES.CallExpression) return false;
      return waitsForStream.test(calledName(taker)) ? isPromise(resolution, taker) : isCollected(taker);
    }
    case 'returned': {
      const host = enclosingFunction(outermost);
      const iteration = host && !host.async ? callbackIteration(resolution, host) : undefined;
      return (
        iteration === undefined ||
        iteration.call?.member.iterates?.sequential === true ||
        runsConcurrently(resolution, iteration)
      );
    }
    case 'dropped':
      return answersPromise(call);
    default:
      return false;
  }
}

/** What makes a promise of an observable, which sends nothing before. */
const waitsForStream = /^(?:firstValueFrom|lastValueFrom)$/u;

/** `client.load(id, (error, row) => …)` in a `new Promise` of the turn: the answer comes in a callback. */
function answersPromise(call: TSESTree.CallExpression): boolean {
  const executor = enclosingFunction(call)?.parent;
  return (
    executor?.type === AST_NODE_TYPES.NewExpression &&
    executor.callee.type === AST_NODE_TYPES.Identifier &&
    executor.callee.name === 'Promise' &&
    isFunction(call.arguments.at(-1))
  );
}

/** `list.push(promise)`, or a combinator. */
function isCollected(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  if (waiterOf(call) !== undefined) return true;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression && /^(?:add|push)$/u.test(propertyName(callee) ?? '')
  );
}

/** Is it an awaited call of something that is named as a database: `await db.exec(sql)`? */
export function isOfDatabase(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.parent.type !== AST_NODE_TYPES.AwaitExpression)
    return false;
  const callee = bare(node.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const owner = bare(callee.object);
  if (owner.type === AST_NODE_TYPES.Identifier) return database.test(owner.name);
  if (owner.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = propertyName(owner) ?? '';
  const isModel = owner.object.type === AST_NODE_TYPES.ThisExpression && keptModel.test(name);
  return database.test(name) || isModel;
}

/** What the name of a function says that is handed over by name: `ids.map(fetchUser)`. */
export function nameOfRequest(resolution: Resolution, called: TSESTree.Node): RequestName | undefined {
  return requestOf(resolution, called, []);
}

function requestOf(
  resolution: Resolution,
  called: TSESTree.Node,
  given: readonly TSESTree.CallExpressionArgument[],
): RequestName | undefined {
  if (!resolution.conventions) return undefined;
  const callee = promisified(resolution, called);
  if (isShown(resolution, callee)) return undefined;
  if (remembers(callee, given)) return undefined;
  const named = namedRequest(resolution, callee, given);
  if (named === 'job' && mayBeTask(given[0])) return undefined;
  return named && !resolution.types?.staysInProcess(callee) ? named : undefined;
}

/** `client.load` of `const load = promisify(client.load).bind(client)`. */
function promisified(resolution: Resolution, called: TSESTree.Node): TSESTree.Node {
  const callee = bare(called);
  let made = assignedOnce(resolution, callee);
  if (made.type === AST_NODE_TYPES.CallExpression && calledName(made) === 'bind') {
    const bound = bare(made.callee);
    made = bound.type === AST_NODE_TYPES.MemberExpression ? bare(bound.object) : made;
  }
  if (made.type !== AST_NODE_TYPES.CallExpression || calledName(made) !== 'promisify') return callee;
  const [method] = made.arguments;
  return method ? bare(method) : callee;
}

/** `names.fetch(key, () => load(key))`: what is asked keeps what the function makes, and the function is run here. */
function remembers(callee: TSESTree.Node, given: readonly TSESTree.Node[]): boolean {
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  const loader = given.at(-1);
  return (
    name !== undefined &&
    readVerb.test(name) &&
    given.length > 1 &&
    isFunction(loader) &&
    loader.params.length === 0
  );
}

/** `queue.add(task)`: a function is run in this process; the name of a job is text or a constant. */
function mayBeTask(given: TSESTree.Node | undefined): boolean {
  if (given?.type === AST_NODE_TYPES.Identifier) return !/^[A-Z][A-Z\d_]*$/u.test(given.name);
  return isFunction(given);
}

function namedRequest(
  resolution: Resolution,
  callee: TSESTree.Node,
  given: readonly TSESTree.CallExpressionArgument[],
): RequestName | undefined {
  if (callee.type === AST_NODE_TYPES.Identifier) return freeFunction(resolution, callee, given);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = propertyName(callee)?.replace(/^[#_]/u, '');
  if (name === undefined) return undefined;
  const isGiven = callee.object.type === AST_NODE_TYPES.ThisExpression && declaredField(callee) !== undefined;
  if (isGiven && givenEffect.test(name)) return 'data';
  return method(name, ownersOf(resolution, callee.object));
}

function method(name: string, owners: readonly string[]): RequestName | undefined {
  const isOf = (kind: RegExp) => owners.some((owner) => kind.test(owner));
  if (isTransfer(name) || objectVerb.test(name) || (messageVerb.test(name) && isOf(messenger)))
    return 'transfer';
  if (httpVerb.test(name) && httpClient.test(owners[0] ?? '')) return 'transfer';
  if (isOf(remoteService) && !remoteInMemory.test(name)) return 'transfer';
  if (storageVerb.test(name) && isOf(fileStorage)) return 'transfer';
  if (handOver.test(name) && laterWork.test(owners[0] ?? '')) return 'job';
  if (jobChange.test(name) && job.test(owners[0] ?? '')) return 'job';
  if (inMemoryOwner.test(owners[0] ?? '') || isAccessor(name)) return undefined;
  const isRemote = owners.some((owner) => remoteClient.test(owner) && !clientOfData.test(owner));
  if (isRemote && !clientInMemory.test(name)) return 'transfer';
  if (!readVerb.test(name) && !changeVerb.test(name)) return undefined;
  return isOf(dataOwner) ? 'data' : undefined;
}

/** Does the file show more of what is called than its type? */
function isShown(resolution: Resolution, called: TSESTree.Node): boolean {
  const value = resolution.valueOf(called);
  if (value?.kind === 'function') return resolution.at(value.node) === resolution;
  return value !== undefined && value.kind !== 'function-type';
}

/** A function of another file. One of this file shows what it does. */
function freeFunction(
  resolution: Resolution,
  callee: TSESTree.Identifier,
  given: readonly TSESTree.CallExpressionArgument[],
): RequestName | undefined {
  const { name } = callee;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(callee), name);
  const [definition] = variable?.defs ?? [];
  const imported = definition && importOf(definition);
  if (!imported || inMemory.test(name)) return undefined;
  if (isTransfer(name)) return 'transfer';
  const { specifier } = imported;
  if (!isOwnModule(specifier))
    return askVerb.test(name) && !packageOfData.test(specifier) ? 'transfer' : undefined;
  if (messageVerb.test(name) && messenger.test(moduleName(specifier))) return 'transfer';
  if (fetchVerb.test(name) && given.some(isAddress)) return 'transfer';
  if (lastingChange.test(name)) return 'data';
  const isData = readVerb.test(name) || changeVerb.test(name);
  return isData && given.some((argument) => holdsKey(argument)) ? 'data' : undefined;
}

/** `mail` of `../services/mail.js`: what the functions of a module are about. */
function moduleName(specifier: string): string {
  return (specifier.split('/').at(-1) ?? '').replace(/\.[cm]?[jt]s$/u, '').replace(/[.-]\w*$/u, '');
}

/** A module of the project, as opposed to one of a package, which the catalogue would know. */
function isOwnModule(specifier: string): boolean {
  return /^(?:\.|~|#|@\/|\/)|(?:^|\/)(?:src|server)\//u.test(specifier);
}

/** `url`, `item.link` */
function isAddress(argument: TSESTree.Node): boolean {
  const node = bare(argument);
  if (node.type === AST_NODE_TYPES.Identifier) return addressName.test(node.name);
  return node.type === AST_NODE_TYPES.MemberExpression && addressName.test(propertyName(node) ?? '');
}

/** Is the key of something given: `userId`, `user.id`, `{ userId: user.id }`? */
function holdsKey(argument: TSESTree.Node): boolean {
  const node = bare(argument);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return keyName.test(node.name);
    case AST_NODE_TYPES.MemberExpression:
      return keyName.test(propertyName(node) ?? '');
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.some(
        (property) => property.type === AST_NODE_TYPES.Property && holdsKey(property.value),
      );
    default:
      return false;
  }
}

function isTransfer(name: string): boolean {
  return transferVerb.test(name) || (messageVerb.test(name) && message.test(name));
}

/**
 * The names before the last one, nearest first: of `context.models.users.get`, `users`, `models`, `context`. With the
 * name of the type that the first of them is declared with.
 */
function ownersOf(resolution: Resolution, object: TSESTree.Node): readonly string[] {
  const names: string[] = [];
  const seen = new Set<TSESTree.Node>(); // Declarations can wait for each other.
  for (let current = bare(object); !seen.has(current);) {
    seen.add(current);
    switch (current.type) {
      case AST_NODE_TYPES.MemberExpression:
        names.push((propertyName(current) ?? '').replace(/^[#_]/u, ''));
        if (current.object.type === AST_NODE_TYPES.ThisExpression) {
          return [...names, ...namesOfField(current)];
        }
        current = bare(current.object);
        break;
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        current = bare(current.callee);
        break;
      case AST_NODE_TYPES.ThisExpression:
        return classNames(current);
      case AST_NODE_TYPES.Identifier: {
        names.push(current.name);
        const made = assignedOnce(resolution, current);
        if (!/^(?:Call|New)Expression$/u.test(made.type)) {
          const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(current), current.name);
          const [definition] = variable?.defs ?? [];
          return [...names, ...lastNames(definition && declaredType(definition))];
        }
        current = made;
        break;
      }
      default:
        return names;
    }
  }
  return names;
}

/** `MailClient` of a field that is declared as one, or made as one: `private mail = new MailClient()`. */
function namesOfField(member: TSESTree.MemberExpression): readonly string[] {
  const { type, value } = declaredField(member) ?? {};
  if (type || value?.type !== AST_NODE_TYPES.NewExpression) return lastNames(type);
  return value.callee.type === AST_NODE_TYPES.Identifier ? [value.callee.name] : [];
}

/** `Client` of a type `mail.Client`. */
function lastNames(type: TSESTree.EntityName | undefined): readonly string[] {
  switch (type?.type) {
    case AST_NODE_TYPES.Identifier:
      return [type.name];
    case AST_NODE_TYPES.TSQualifiedName:
      return [type.right.name];
    default:
      return [];
  }
}

/** The names of the class that `this` is of, and of the one it extends. */
function classNames(node: TSESTree.ThisExpression): readonly string[] {
  const owner = classOfThis(node)?.node;
  if (!owner?.superClass) return [];
  const superclass = bare(owner.superClass);
  return [owner.id?.name ?? '', superclass.type === AST_NODE_TYPES.Identifier ? superclass.name : ''];
}
