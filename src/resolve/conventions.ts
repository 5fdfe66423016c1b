import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { conventions, type Convention } from '../catalogue/conventions.js';
import { fits } from './conventional-use.js';
import { libraryOf } from './known-libraries.js';
import { leftByTypes } from './left-by-types.js';
import type { Resolution } from './resolution.js';
import { bare, isFunction, keyName, ownNodes, propertyName } from './syntax.js';
import {
  asInstance,
  calledMember,
  libraryMember,
  taggedMember,
  type CallNode,
  type LibraryMember,
  type Value,
} from './value.js';

type Called = NonNullable<Convention['called']>;

const calledItself: Convention[] = [];
const byName = new Map<string, Convention[]>();
const byPattern: { readonly pattern: RegExp; readonly convention: Convention }[] = [];

for (const convention of conventions) {
  const { names } = convention;
  if (names instanceof RegExp) byPattern.push({ pattern: names, convention });
  else if (!names) calledItself.push(convention);
  else for (const name of names) byName.set(name, [...(byName.get(name) ?? []), convention]);
}

/** May the call be one that users name themselves, by its member and receiver alone? Needs no scope. */
export function isConventionalName(callee: TSESTree.MemberExpression, name: string): boolean {
  const { patterned } = conventionsFor(name);
  return patterned.length > 0 && patterned.some((convention) => hasReceiver(convention, callee));
}

/** The library member that a call stands for by convention: a conventional receiver and a distinctive use. */
export function conventionalMember(resolution: Resolution, node: CallNode): LibraryMember | undefined {
  const convention = conventionAt(resolution, node);
  const callee = calleeOf(node);
  const meant = convention && meantMember(convention, writtenName(callee), node);
  const isMember = convention?.called !== 'itself' && callee.type === AST_NODE_TYPES.MemberExpression;
  return meant && leftByTypes(resolution, { callee, receiver: isMember ? callee.object : callee }, meant);
}

/** The convention that a call follows, where nothing in the file says what its receiver is. */
export function conventionAt(resolution: Resolution, node: CallNode): Convention | undefined {
  const callee = calleeOf(node);
  const isMeant = (candidate: Convention): boolean =>
    hasReceiver(candidate, callee) && fits(resolution, candidate, node);
  const { named, patterned } = conventionsFor(writtenName(callee));
  const convention =
    named.find(isMeant) ?? patterned.find(isMeant) ?? calledBy(lastName(callee)).find(isMeant);
  if (!convention) return undefined;
  const receiver = isOfItself(convention) ? callee : receiverOf(callee);
  const isOpen =
    isUnknown(resolution, receiver) ||
    onlyMakes(resolution, convention, callee) ||
    givesOwn(resolution, convention, callee);
  return isOpen ? convention : undefined;
}

/** Does a function of the project give an object of its own with what the convention asks of it: `return { release: () => … }`? */
function givesOwn(resolution: Resolution, { result = [] }: Convention, callee: TSESTree.Node): boolean {
  const called = result.length > 0 ? resolution.valueOf(callee) : undefined;
  if (called?.kind !== 'function') return false;
  for (const node of ownNodes(called.node, resolution.sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.ReturnStatement || !node.argument) continue;
    const given = bare(node.argument);
    if (given.type !== AST_NODE_TYPES.ObjectExpression) continue;
    const names = given.properties.flatMap((property) =>
      property.type === AST_NODE_TYPES.Property && isFunction(property.value)
        ? [keyName(property) ?? '']
        : [],
    );
    if (result.every((asked) => names.some((name) => asked.test(name)))) return true;
  }
  return false;
}

/**
 * Does a method of this file, whose result is used as the convention asks, only make something of another file:
 * `createQueryRunner() { return new MyRunner(this); }`? Then it shows no more than a declaration.
 */
function onlyMakes(resolution: Resolution, { result }: Convention, callee: TSESTree.Node): boolean {
  const called = result && resolution.valueOf(callee);
  if (called?.kind !== 'function' || resolution.at(called.node) !== resolution) return false;
  const { body } = called.node;
  const last = body.type === AST_NODE_TYPES.BlockStatement ? body.body.at(-1) : body;
  const given = last?.type === AST_NODE_TYPES.ReturnStatement ? last.argument : last;
  if (given?.type !== AST_NODE_TYPES.NewExpression) return false;
  const made = resolution.valueOf(given);
  return made === undefined || (made.kind === 'object' && resolution.at(made.node) !== resolution);
}

function isOfItself({ called }: Convention): boolean {
  return called === 'itself' || called === 'function';
}

function calleeOf(node: CallNode): TSESTree.Node {
  return bare(node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee);
}

function writtenName(callee: TSESTree.Node): string | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
}

interface Conventions {
  /** Those that list the name. */
  readonly named: readonly Convention[];
  /** Those whose names are a pattern that it matches. */
  readonly patterned: readonly Convention[];
}

const withoutName: Conventions = { named: [], patterned: [] };
const known = new Map<string, Conventions>();

/** Kept by name, because the same names come up again and again. */
function conventionsFor(name: string | undefined): Conventions {
  if (name === undefined) return withoutName;
  let found = known.get(name);
  if (!found) {
    const patterned = byPattern
      .filter(({ pattern }) => pattern.test(name))
      .map(({ convention }) => convention);
    found = { named: byName.get(name) ?? [], patterned };
    known.set(name, found);
  }
  return found;
}

const selfCalled = new Map<string, readonly Convention[]>();

/** The conventions for what is called by itself, by its name. */
function calledBy(name: string | undefined): readonly Convention[] {
  if (name === undefined) return [];
  let found = selfCalled.get(name);
  if (!found) {
    found = calledItself.filter(({ receiver }) => receiver.test(name));
    selfCalled.set(name, found);
  }
  return found;
}

/** Whether a name matches, kept by the pattern: the same few names come up in every call. */
const matches = new Map<RegExp, Map<string, boolean>>();

function hasReceiver(
  { receiver, owner, notOf, called = 'member' }: Convention,
  callee: TSESTree.Node,
): boolean {
  const name = receiverName(callee, called);
  if (name === undefined) return false;
  let known = matches.get(receiver);
  if (!known) matches.set(receiver, (known = new Map<string, boolean>()));
  let isMatch = known.get(name);
  if (isMatch === undefined) known.set(name, (isMatch = receiver.test(name)));
  if (!isMatch || (!owner && !notOf)) return isMatch;
  const whose = ownerName(called === 'itself' ? callee : receiverOf(callee)) ?? '';
  return (owner?.test(whose) ?? true) && !notOf?.test(whose);
}

/** `Redis` in `Redis.client.get()` */
function ownerName(receiver: TSESTree.Node | undefined): string | undefined {
  return receiver?.type === AST_NODE_TYPES.MemberExpression ? lastName(bare(receiver.object)) : undefined;
}

function receiverOf(callee: TSESTree.Node): TSESTree.Node | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression ? bare(callee.object) : undefined;
}

/** The name of the receiver, by the way in which it is called. */
function receiverName(callee: TSESTree.Node, called: Called): string | undefined {
  if (called === 'itself') return lastName(callee);
  if (called === 'function') return callee.type === AST_NODE_TYPES.Identifier ? callee.name : undefined;
  const receiver = receiverOf(callee);
  if (!receiver) return undefined;
  if (called === 'chain') return lastName(chainStart(receiver));
  if (called === 'member') return lastName(receiver);
  const model = withoutCall(receiver);
  return model.type === AST_NODE_TYPES.MemberExpression ? lastName(bare(model.object)) : undefined;
}

/** What the receiver and the member mean in the library that the convention names. */
function meantMember(
  { is, called, means }: Convention,
  written: string | undefined,
  node: CallNode,
): LibraryMember | undefined {
  const library = libraryOf(is.package);
  if (!library) return undefined;
  const receiver = { kind: 'instance', library, type: is.type, evidence: 'convention' } as const;
  const name = means ?? written;
  if (called === 'itself' && means === undefined) {
    return node.type === AST_NODE_TYPES.TaggedTemplateExpression
      ? taggedMember(receiver)
      : calledMember(receiver);
  }
  if (name === undefined) return undefined;
  const model = called === 'model' && asInstance(libraryMember(receiver, '*'));
  return libraryMember(model || receiver, name);
}

/** Nothing in the file says what the receiver is; what is known needs no guess. */
function isUnknown(resolution: Resolution, receiver: TSESTree.Node | undefined): boolean {
  const known = receiver && resolution.valueOf(receiver);
  if (!receiver) return false;
  if (known && !inheritsUnknown(resolution, known) && !isOnlyDeclared(resolution, known)) return false;
  for (let current = receiver; current.type === AST_NODE_TYPES.MemberExpression;) {
    current = bare(current.object);
    const owner = resolution.valueOf(current);
    if (owner && !madeHere.has(owner.kind)) return false;
  }
  return true;
}

/** `this` of a class of this file that extends one of another file, which can have any member. */
export function inheritsUnknown(resolution: Resolution, value: Value): boolean {
  if (value.kind !== 'class' && value.kind !== 'object') return false;
  const { superClass } = value.node;
  return superClass !== null && !resolution.valueOf(superClass);
}

/**
 * Is it declared, in an interface or abstract class, without what it does? Then the names say as much as where nothing
 * is known. Classes of this file are what they are.
 */
export function isOnlyDeclared(resolution: Resolution, value: Value): boolean {
  switch (value.kind) {
    case 'function-type':
    case 'shape':
      return true;
    case 'object':
      return resolution.at(value.node) !== resolution;
    default:
      return false;
  }
}

/** Values of this file, whose members can come from anywhere. */
const madeHere: ReadonlySet<Value['kind']> = new Set(['class', 'function', 'literal', 'object', 'shape']);

function lastName(given: TSESTree.Node): string | undefined {
  const node = withoutCall(given);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.ThisExpression:
      return 'this';
    case AST_NODE_TYPES.MemberExpression: {
      const name = propertyName(node);
      return name?.startsWith('#') ? name.slice(1) : name;
    }
    default:
      return undefined;
  }
}

/** `getPrisma()` is called what its function is called. */
function withoutCall(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.CallExpression && node.arguments.length === 0
    ? bare(node.callee)
    : node;
}

function chainStart(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.type === AST_NODE_TYPES.CallExpression) {
    const callee = bare(current.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return current;
    current = bare(callee.object);
  }
  return current;
}
