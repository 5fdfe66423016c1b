import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { isRemotePackage } from '../catalogue/remote-packages.js';
import { remoteInMemory } from '../catalogue/request-words.js';
import { importOf } from '../resolve/imports.js';
import { packageOfValue } from '../resolve/package-of-value.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, keyName, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { iterationAround } from './iteration.js';
import { isElement } from './references.js';
import { saysEffect } from './turn-effects.js';

/** Does a call ask a service over the network, going by where that comes from which is called? */
export function isRemoteCall(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  return sendsCommand(call) || asksRemote(resolution, call) || opensConnection(resolution, call);
}

/** `client.send(new DeleteObjectCommand(…))`: a command object is what such clients send over the network. */
function sendsCommand(call: TSESTree.CallExpression): boolean {
  const callee = bare(call.callee);
  const [command] = call.arguments;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    propertyName(callee) === 'send' &&
    command?.type === AST_NODE_TYPES.NewExpression &&
    command.callee.type === AST_NODE_TYPES.Identifier &&
    command.callee.name.endsWith('Command')
  );
}

/** `ssh.connect({ host })`, `bus.connectTCP(host)` of what was made for it: `const ssh = new NodeSSH()`. */
function opensConnection(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  if (!/^connect(?![a-z])/u.test(calledName(call)) || call.arguments.length === 0) return false;
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const made = assignedOnce(resolution, callee.object);
  return (
    made.type === AST_NODE_TYPES.NewExpression && (resolution.valueOf(made)?.kind ?? 'other') === 'other'
  );
}

/** A call of a package that only passes requests on: `stripe.refunds.create(…)`. */
function asksRemote(resolution: Resolution, call: TSESTree.CallExpression): boolean {
  const name = calledName(call);
  if (remoteInMemory.test(name) || isAccessor(name)) return false;
  const specifier =
    packagePipedTo(resolution, call) ??
    packageOfValue(resolution, call.callee) ??
    packageOfElement(resolution, call);
  if (specifier === undefined || resolution.libraryOf(specifier)) return false;
  if (!isRemotePackage(specifier) && !isOfServiceClient(resolution, call)) return false;
  return !isOfBoundClient(resolution, call);
}

/** The package of `model`, which `chain.invoke(…)` asks in the end of `const chain = prompt.pipe(model)`. */
function packagePipedTo(resolution: Resolution, call: TSESTree.CallExpression): string | undefined {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'invoke') return undefined;
  const chain = assignedOnce(resolution, callee.object);
  const [model] =
    chain.type === AST_NODE_TYPES.CallExpression && calledName(chain) === 'pipe' ? chain.arguments : [];
  return model && packageOfValue(resolution, model);
}

/** `queue.publish(…)` of `import { Client as Queue } from 'some-queue'; const queue = new Queue({ token });` */
function isOfServiceClient(resolution: Resolution, { callee }: TSESTree.CallExpression): boolean {
  let owner = bare(callee);
  while (owner.type === AST_NODE_TYPES.MemberExpression) owner = bare(owner.object);
  const made = owner === bare(callee) ? undefined : assignedOnce(resolution, owner);
  if (made?.type !== AST_NODE_TYPES.NewExpression || made.callee.type !== AST_NODE_TYPES.Identifier)
    return false;
  const { name } = made.callee;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(made), name)?.defs ?? [];
  const imported = definition && importOf(definition);
  if (!imported || /^[.~#/]|^@\//u.test(imported.specifier)) return false;
  return /^(?:Api|Client|SDK|Sdk)$/u.test(imported.name ?? '') && !made.arguments.some(isHost);
}

/** `new Client({ host, port })` opens a connection of its own protocol. */
function isHost(given: TSESTree.Node): boolean {
  return (
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        /^(?:host\w*|port|nodes?|brokers)$/u.test(keyName(property) ?? ''),
    )
  );
}

/** `git.show(…)` of `const git = simpleGit({ maxConcurrentProcesses: 4 })`: the client itself starts only so many. */
function isOfBoundClient(resolution: Resolution, { callee }: TSESTree.CallExpression): boolean {
  let owner = bare(callee);
  while (owner.type === AST_NODE_TYPES.MemberExpression) owner = bare(owner.object);
  const made = assignedOnce(resolution, owner);
  if (made.type !== AST_NODE_TYPES.CallExpression && made.type !== AST_NODE_TYPES.NewExpression) return false;
  return made.arguments.some(
    (given) =>
      given.type === AST_NODE_TYPES.ObjectExpression &&
      given.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          /concurren|^maxSockets$/iu.test(keyName(property) ?? ''),
      ),
  );
}

/** The package whose answer the list is that an element is of, where it is told to do something: `file.delete()`. */
function packageOfElement(resolution: Resolution, call: TSESTree.CallExpression): string | undefined {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !saysEffect(call)) return undefined;
  const element = bare(callee.object);
  if (element.type !== AST_NODE_TYPES.Identifier) return undefined;
  const iteration = iterationAround(resolution, call);
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(element), element.name);
  if (!iteration?.source || !variable || !isElement(iteration, variable)) return undefined;
  return packageOfValue(resolution, iteration.source);
}

/** `getUserService()` and `bucket.getSignedUrl()` give something to call or at hand, not an answer. */
export function isAccessor(name: string): boolean {
  return /^(?:create|find|get|load)\w*(?:Client|Config|Instance|Logger|Manager|Provider|Repository|Service|SignedUrl|Storage|Store|Url|URL)(?:Promise)?$/u.test(
    name,
  );
}
