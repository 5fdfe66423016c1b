import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import {
  bare,
  classOfThis,
  isFunction,
  keyName,
  literalOfThis,
  nodesBelow,
  propertyName,
} from '../resolve/syntax.js';
import type { ClassNode, FunctionNode } from '../resolve/value.js';
import { callWith, disposalName, isWithin, outermost } from './ownership-carried.js';
import { fateAt, fatesIn, functionsIn, type Obligation } from './ownership-handover.js';
import { held, roleOf, type Holder } from './ownership-holder.js';
import type { Named, Role } from './ownership-mentions.js';
import type { Terms } from './ownership-terms.js';
import { obligationIn } from './ownership-walk.js';
import { returnedBy } from './returned.js';

/** What the members of a thing of the project's own do with the resource in it. */
export interface Members {
  /** Those that give it back. */
  readonly ending: Map<string, Ending>;
  /** Those that give it to somebody else, who may give it back. */
  readonly passing: Set<string>;
  /** Those that are the resource itself, or return it when they are called. */
  readonly exposed: Set<string>;
  /** All that are functions. */
  readonly methods: Set<string>;
}

/** How a member gives the resource back. */
export interface Ending {
  readonly mayWait: boolean;
  /** What was not committed before is now. */
  readonly commits: boolean;
}

function noMembers(): Members {
  return { ending: new Map(), passing: new Set(), exposed: new Set(), methods: new Set() };
}

/**
 * What do the members of an object literal do with the resource that a function holds, and puts into it? `undefined` where
 * the literal takes more from elsewhere than can be seen.
 */
export function membersOfLiteral(
  node: TSESTree.ObjectExpression,
  holder: Holder,
  terms: Terms,
  resolution: Resolution,
): Members | undefined {
  const first = obligationIn(holder, terms, resolution);
  const members = noMembers();
  const methods = new Map<string, FunctionNode>();
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      if (first.isAbout(property)) return undefined;
      continue;
    }
    const name = keyName(property);
    const value = bare(property.value);
    if (name === undefined) continue;
    if (isFunction(value)) methods.set(name, value);
    if (first.mentions.get(value)?.is === 'resource') members.exposed.add(name);
  }
  const isOwn = (place: TSESTree.ThisExpression) => literalOfThis(place) === node;
  const { places, names } = placesIn(node, isOwn, members.exposed, methods, terms, resolution);
  const all = {
    ...holder,
    names: [...holder.names, ...names],
    owned: new Map([...(holder.owned ?? []), ...places]),
  };
  const obligation = places.size + names.length > 0 ? obligationIn(all, terms, resolution) : first;
  for (const property of node.properties) {
    if (property.type !== AST_NODE_TYPES.Property) continue;
    const name = nameOf(property);
    if (name === undefined || members.exposed.has(name)) continue;
    sortMember(members, name, property.value, property.kind === 'get', obligation);
  }
  return members;
}

function nameOf(member: { readonly key: TSESTree.Node; readonly computed: boolean }): string | undefined {
  return keyName(member) ?? disposalName(member.key, member.computed);
}

/** Puts a member of an object where it belongs. */
function sortMember(
  members: Members,
  name: string,
  given: TSESTree.Node,
  isProperty: boolean,
  obligation: Obligation,
): void {
  const value = bare(given);
  const role = obligation.mentions.get(value);
  const body = isFunction(value) ? value : role?.is === 'helper' ? role.body : undefined;
  if (!body) {
    const fate = fateOfPart(value, obligation);
    if (fate === 'release') members.ending.set(name, { mayWait: true, commits: false });
    if (fate === 'hand-over') members.passing.add(name);
    return;
  }
  const fates = new Set(fatesIn(obligation, body));
  if (isProperty) {
    if (fates.has('hand-over') || fates.has('release')) members.exposed.add(name);
    return;
  }
  members.methods.add(name);
  if (fates.has('release')) members.ending.set(name, endingBy(body, obligation));
  else if (isGetter(body, obligation)) members.exposed.add(name);
  else if (fates.has('hand-over')) members.passing.add(name);
}

function endingBy(body: FunctionNode, obligation: Obligation): Ending {
  const { sourceCode } = obligation.resolution;
  const text = [...functionsIn(obligation, body)].map((part) => sourceCode.getText(part)).join('\n');
  return { mayWait: mayWait(body), commits: /commit/iu.test(text) };
}

/** Can a function return a promise? */
function mayWait({ async: isAsync, body }: FunctionNode): boolean {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return true;
  return isAsync || body.body.at(-1)?.type === AST_NODE_TYPES.ReturnStatement;
}

/** `getClient() { return this.client; }` */
function isGetter(body: FunctionNode, { mentions, resolution }: Obligation): boolean {
  const returned = returnedBy(resolution, body);
  return returned.length > 0 && returned.every((value) => mentions.get(bare(value))?.is === 'resource');
}

/** What becomes of the resource through a property that is no function: `release: client.release.bind(client)`, `users: new Users(client)`. */
function fateOfPart(value: TSESTree.Node, obligation: Obligation): 'use' | 'release' | 'hand-over' {
  const places = [...obligation.mentions].filter(([place]) => isWithin(place, value));
  const isRelease = places.some(
    ([place, role]) =>
      (role.is === 'releaser' && bare(value) === place) ||
      (place.parent?.type === AST_NODE_TYPES.MemberExpression &&
        place.parent.object === place &&
        obligation.terms.releasing.has(propertyName(place.parent) ?? '')),
  );
  if (isRelease) return 'release';
  return places.length === 0 || isMade(value) ? 'use' : 'hand-over';
}

/** `new Users(client)`, `client.query.bind(client)`, `client.id`: the resource lends itself to these. */
function isMade(value: TSESTree.Node): boolean {
  if (value.type === AST_NODE_TYPES.NewExpression || value.type === AST_NODE_TYPES.MemberExpression)
    return true;
  if (value.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(value.callee);
  return callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'bind';
}

/**
 * What do the methods of a class do with the resource in these fields of an object of it? `undefined` where not all of them
 * can be seen, or where its constructor gives the resource away.
 */
export function membersOfClass(
  node: ClassNode,
  given: ReadonlySet<string>,
  names: readonly Named[],
  terms: Terms,
  around: Resolution,
): Members | undefined {
  const resolution = around.at(node);
  const fields = new Set([...given, ...gettersOf(node, given)]);
  const methods = new Map<string, FunctionNode>();
  for (const element of node.body.body) {
    const value = 'value' in element && !element.static ? element.value : undefined;
    const name = 'key' in element ? nameOf(element) : undefined;
    if (name !== undefined && isFunction(value) && !isConstructor(element)) methods.set(name, value);
  }
  const isOwn = (place: TSESTree.ThisExpression) => {
    const owner = classOfThis(place);
    return owner?.node === node && !owner.isStatic;
  };
  const {
    places,
    names: aliases,
    isRenamed,
  } = placesIn(node.body, isOwn, fields, methods, terms, resolution);
  if (isRenamed) return undefined;
  const holder: Holder = { region: node.body, names: [...names, ...aliases], owned: places, start: [held] };
  const obligation = obligationIn(holder, terms, resolution);
  const members = noMembers();
  for (const element of node.body.body) {
    if (isConstructor(element) && (givesAway(element, obligation) || givesItself(element, resolution)))
      return undefined;
    const name = 'key' in element ? nameOf(element) : undefined;
    const body = name === undefined ? undefined : methods.get(name);
    if (name === undefined || !body || !('value' in element) || element.value !== body) continue;
    sortMember(members, name, body, 'kind' in element && element.kind === 'get', obligation);
    // Only the class itself can end it by this.
    const isInner = name.startsWith('#') || ('accessibility' in element && isHidden(element.accessibility));
    if (isInner && members.ending.delete(name)) members.passing.add(name);
  }
  for (const field of fields) if (!isPrivate(node, field)) members.exposed.add(field);
  return inherited(members, node, fields, terms, resolution);
}

/** `get client() { return this.connection; }` is one more name for a field. */
function gettersOf(node: ClassNode, fields: ReadonlySet<string>): readonly string[] {
  return node.body.body.flatMap((element) => {
    if (element.type !== AST_NODE_TYPES.MethodDefinition || element.kind !== 'get') return [];
    const [only] = element.value.body?.body ?? [];
    const value =
      only?.type === AST_NODE_TYPES.ReturnStatement && only.argument ? bare(only.argument) : undefined;
    const isField =
      value?.type === AST_NODE_TYPES.MemberExpression &&
      value.object.type === AST_NODE_TYPES.ThisExpression &&
      fields.has(propertyName(value) ?? '');
    return isField ? [keyName(element) ?? ''] : [];
  });
}

/** The members with those of the class that it extends. */
function inherited(
  members: Members,
  node: ClassNode,
  fields: ReadonlySet<string>,
  terms: Terms,
  resolution: Resolution,
): Members | undefined {
  if (!node.superClass) return members;
  const superclass = resolution.valueOf(node.superClass);
  if (superclass?.kind !== 'class' || superclass.node === node) return undefined;
  const more = membersOfClass(superclass.node, fields, [], terms, resolution);
  return (
    more && {
      ending: new Map([...more.ending, ...members.ending]),
      passing: new Set([...more.passing, ...members.passing]),
      exposed: new Set([...more.exposed, ...members.exposed]),
      methods: new Set([...more.methods, ...members.methods]),
    }
  );
}

export function isConstructor(element: TSESTree.ClassElement): element is TSESTree.MethodDefinition {
  return element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor';
}

/** Does a constructor do more with the resource than to keep it in a field? */
function givesAway({ value }: TSESTree.MethodDefinition, obligation: Obligation): boolean {
  return [...obligation.mentions].some(([mention, role]) => {
    if (!isWithin(mention, value) || isKeptInField(mention) || isHandedUp(mention)) return false;
    const fate = fateAt(obligation, mention, role);
    return fate === 'release' || fate === 'hand-over';
  });
}

/** `sessions.add(this)`; what it makes for itself, as in `new Users(this)`, is its own. */
function givesItself({ value }: TSESTree.MethodDefinition, { sourceCode }: Resolution): boolean {
  for (const node of nodesBelow(value, sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.ThisExpression) continue;
    if (callWith(outermost(node).node)?.type === AST_NODE_TYPES.CallExpression) return true;
  }
  return false;
}

/** `this.client = client` */
function isKeptInField({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.AssignmentExpression &&
    parent.left.type === AST_NODE_TYPES.MemberExpression &&
    parent.left.object.type === AST_NODE_TYPES.ThisExpression
  );
}

/** `super(client)`: the class above is looked into as well. */
function isHandedUp(mention: TSESTree.Node): boolean {
  return callWith(mention)?.callee.type === AST_NODE_TYPES.Super;
}

function isPrivate(node: ClassNode, field: string): boolean {
  if (/^[#_]/u.test(field)) return true;
  return node.body.body.some((element) => {
    if (isConstructor(element)) {
      return element.value.params.some(
        (parameter) =>
          parameter.type === AST_NODE_TYPES.TSParameterProperty &&
          isHidden(parameter.accessibility) &&
          parameter.parameter.type === AST_NODE_TYPES.Identifier &&
          parameter.parameter.name === field,
      );
    }
    return (
      element.type === AST_NODE_TYPES.PropertyDefinition &&
      isHidden(element.accessibility) &&
      keyName(element) === field
    );
  });
}

function isHidden(accessibility: TSESTree.Accessibility | undefined): boolean {
  return accessibility === 'private' || accessibility === 'protected';
}

/** Where the code of an object speaks of its own fields and methods: `this.client`, `const { client } = this`, `this.close`. */
function placesIn(
  region: TSESTree.Node,
  isOwn: (place: TSESTree.ThisExpression) => boolean,
  fields: ReadonlySet<string>,
  methods: ReadonlyMap<string, FunctionNode>,
  terms: Terms,
  { sourceCode }: Resolution,
) {
  const role = roleOf(terms);
  const places = new Map<TSESTree.Node, Role>();
  const names: Named[] = [];
  let isRenamed = false;
  for (const node of nodesBelow(region, sourceCode.visitorKeys)) {
    if (node.type !== AST_NODE_TYPES.ThisExpression || !isOwn(node)) continue;
    const { parent } = node;
    if (parent.type === AST_NODE_TYPES.MemberExpression && !isTarget(parent)) {
      const name = propertyName(parent) ?? '';
      const body = methods.get(name);
      if (fields.has(name)) places.set(parent, role);
      else if (body) places.set(parent, { is: 'helper', body });
    } else if (parent.type === AST_NODE_TYPES.VariableDeclarator) {
      isRenamed ||= parent.id.type === AST_NODE_TYPES.Identifier;
      const taken = new Set<TSESTree.Node>(partsOf(parent.id, fields));
      for (const variable of sourceCode.getDeclaredVariables(parent)) {
        if (variable.identifiers.some((name) => taken.has(name))) names.push({ variable, role });
      }
    }
  }
  return { places, names, isRenamed };
}

function isTarget(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  return parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member;
}

/** The names that a pattern gives to properties. */
function partsOf(pattern: TSESTree.Node, keys: ReadonlySet<string>): readonly TSESTree.Node[] {
  if (pattern.type !== AST_NODE_TYPES.ObjectPattern) return [];
  return pattern.properties.flatMap((property) =>
    property.type === AST_NODE_TYPES.Property && keys.has(keyName(property) ?? '') ? [property.value] : [],
  );
}
