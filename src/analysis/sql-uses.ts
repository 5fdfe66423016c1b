import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { CallNode } from '../resolve/value.js';
import { fieldReads, heldText, isForShow } from './sql-names.js';
import { isSentBy, isSentByTag, isSqlTemplate, textKeys } from './sql-sent.js';
import type { TextNode } from './sql-source.js';
import { calledOn, isTextTag, joinedList, lastName, rawTextOf, textKeptBy } from './sql-syntax.js';

/** One whole text that a literal is a part of, and where it goes. */
export interface SqlUse {
  /** The expression that gives the text; the name where it is built by `text += …`. */
  readonly root: TSESTree.Node;
  /** The calls that send it; none where it is only returned, exported or kept in a field. */
  readonly calls: readonly CallNode[];
  /** It also goes where its calls cannot be seen. */
  readonly isKept: boolean;
  /** The catalogue knows one of the calls, so the text is SQL; else only its look can tell. */
  readonly isSentByLibrary: boolean;
}

/** For one file: which whole texts is this literal a part of, as far as they may be sent to a database? */
export function sqlUses(resolution: Resolution): (literal: TextNode) => readonly SqlUse[] {
  const seen = new WeakSet<TSESTree.Node>();
  return (literal) => {
    const uses = new Map<TSESTree.Node, Found>();
    const start = literal.type === AST_NODE_TYPES.TemplateElement ? literal.parent : literal;
    if (start && !seen.has(start)) {
      seen.add(start);
      follow({ resolution, seen, uses }, { node: start, root: start, hops: furthest });
    }
    return [...uses].map(([root, found]) => ({ ...found, root, calls: [...found.calls] }));
  };
}

/** How many names and functions a text is followed through. */
const furthest = 3;

interface Found {
  readonly calls: Set<CallNode>;
  isKept: boolean;
  isSentByLibrary: boolean;
}

interface Search {
  readonly resolution: Resolution;
  /** Texts that an earlier literal led to already. */
  readonly seen: WeakSet<TSESTree.Node>;
  readonly uses: Map<TSESTree.Node, Found>;
}

/** A place on the way of a text. */
interface Place {
  readonly node: TSESTree.Node;
  readonly root: TSESTree.Node;
  /** The tag that sends the text where nothing else does. */
  readonly tagged?: TSESTree.TaggedTemplateExpression;
  readonly hops: number;
}

function follow(search: Search, start: Place): void {
  let place = start;
  for (;;) {
    const larger = largerText(search, place.node);
    if (larger) {
      if (search.seen.has(larger)) return;
      search.seen.add(larger);
      const tagged =
        larger.type === AST_NODE_TYPES.TaggedTemplateExpression && isSqlTemplate(search.resolution, larger)
          ? larger
          : undefined;
      place = { node: larger, root: larger, hops: place.hops, ...(tagged ? { tagged } : {}) };
    } else if (isPassedOn(place.node, place.tagged !== undefined)) {
      place = { ...place, node: place.node.parent as TSESTree.Node };
    } else {
      arrive(search, place);
      return;
    }
  }
}

/** The text that an expression is a part of. */
function largerText(search: Search, node: TSESTree.Node): TSESTree.Node | undefined {
  const { resolution } = search;
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.TemplateLiteral:
      return parent;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return isSqlTemplate(resolution, parent) || isTextTag(parent.tag) ? parent : undefined;
    case AST_NODE_TYPES.BinaryExpression:
      return parent.operator === '+' ? parent : undefined;
    case AST_NODE_TYPES.ArrayExpression:
      return joinOf(resolution, parent) ?? joinOfName(search, listName(parent));
    case AST_NODE_TYPES.MemberExpression: {
      const call = calledOn(node);
      return call && textKeptBy(call) === node ? call : undefined;
    }
    case AST_NODE_TYPES.CallExpression: {
      if (textKeptBy(parent) === node) return parent;
      const isFilledIn = parent.parent.type === AST_NODE_TYPES.TemplateLiteral && rawTextOf(parent) === node;
      return isFilledIn ? parent : joinOfName(search, pushedTo(parent));
    }
    default:
      return undefined;
  }
}

/** The call that joins a list into a text. */
function joinOf(resolution: Resolution, list: TSESTree.Node): TSESTree.CallExpression | undefined {
  const call = calledOn(list);
  const outer = call && lastName(call.callee) === 'filter' ? calledOn(call) : call;
  return outer && joinedList(resolution, outer) ? outer : undefined;
}

function joinOfName(
  { resolution }: Search,
  name: TSESTree.Node | undefined,
): TSESTree.CallExpression | undefined {
  for (const node of heldText(resolution, name)?.reads ?? []) {
    const join = joinOf(resolution, node);
    if (join) return join;
  }
  return undefined;
}

function listName({ parent }: TSESTree.ArrayExpression): TSESTree.Node | undefined {
  return parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.id : undefined;
}

/** `parts` of `parts.push(text)` */
function pushedTo({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const isPush = callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'push';
  return isPush ? callee.object : undefined;
}

/** Is the value of this expression the value of what stands around it? Awaiting a tagged template sends it. */
function isPassedOn(node: TSESTree.Node, isTagged: boolean): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test !== node;
    case AST_NODE_TYPES.AwaitExpression:
      return !isTagged;
    default:
      return false;
  }
}

function arrive(search: Search, place: Place): void {
  const { node } = place;
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      arriveAtCall(search, place, parent, node);
      break;
    case AST_NODE_TYPES.Property:
      if (parent.value === node) arriveInObject(search, place, parent);
      break;
    case AST_NODE_TYPES.TSEnumMember: {
      const { id } = parent;
      const key = id.type === AST_NODE_TYPES.Identifier ? id.name : id.value;
      followKeys(search, place, parent.parent.parent.id, [key]);
      break;
    }
    case AST_NODE_TYPES.VariableDeclarator:
      if (parent.id.type === AST_NODE_TYPES.Identifier) followName(search, place, parent.id);
      break;
    case AST_NODE_TYPES.AssignmentExpression:
      if (parent.right !== node) break;
      if (parent.left.type === AST_NODE_TYPES.Identifier) followName(search, place, parent.left);
      else if (parent.operator === '=') note(search, place);
      break;
    case AST_NODE_TYPES.AssignmentPattern:
      if (parent.right === node) followName(search, place, parent.left);
      break;
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      followResult(search, place);
      break;
    case AST_NODE_TYPES.PropertyDefinition:
      arriveInField(search, place, parent);
      break;
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      note(search, place);
      break;
    default:
      if (place.tagged) note(search, place);
  }
}

function arriveAtCall(
  search: Search,
  place: Place,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
  key?: string,
): void {
  const sent = isSentBy(search.resolution, call, argument, key);
  if (asksForExistence(call) || asksForExistence(call.parent)) return;
  if (sent) note(search, place, call, sent === 'library');
  else if (isWrappedForCall(call, key)) follow(search, { ...place, node: call });
  else if (place.tagged) note(search, place);
}

/** Whether there is a row is all that it asks: `.whereExists(db.raw('select * …'))`. */
function asksForExistence(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.CallExpression && existence.test(lastName(node.callee) ?? '');
}

const existence = /^(?:or|and)?(?:where|having)?(?:not)?exists$/iu;

/** An object that carries the text to a query: `new PreparedQuery({ text, values })`. */
function isWrappedForCall({ type }: TSESTree.Node, key: string | undefined): boolean {
  return type === AST_NODE_TYPES.NewExpression && key !== undefined && textKeys.has(key);
}

/** The text under a key of an object: options of a query, or a collection of queries. */
function arriveInObject(search: Search, place: Place, property: TSESTree.Property): void {
  const keys: string[] = [];
  let object: TSESTree.Node = property;
  while (object.type === AST_NODE_TYPES.Property) {
    const key = keyName(object);
    if (key === undefined || isForShow(key)) return;
    keys.unshift(key);
    object = wholeObject(object.parent);
    if (object.parent?.type === AST_NODE_TYPES.Property) object = object.parent;
  }
  const holder = object.parent;
  switch (holder?.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      if (keys.length === 1) arriveAtCall(search, place, holder, object, keys[0]);
      break;
    case AST_NODE_TYPES.VariableDeclarator:
      if (holder.id.type === AST_NODE_TYPES.Identifier) followKeys(search, place, holder.id, keys);
      break;
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      note(search, place);
      break;
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      if (keys.length === 1 && textKeys.has(keys[0] ?? '')) note(search, place);
      break;
    default:
      if (place.tagged) note(search, place);
  }
}

/** An object with what stands around it and changes nothing: `Object.freeze({ … } as const)`. */
function wholeObject(inner: TSESTree.Node): TSESTree.Node {
  let object = inner;
  for (;;) {
    const { parent } = object;
    const isFrozen =
      parent?.type === AST_NODE_TYPES.CallExpression &&
      lastName(parent.callee) === 'freeze' &&
      parent.arguments[0] === object;
    if (!parent || !(isFrozen || isPassedOn(object, true))) return object;
    object = parent;
  }
}

/** The text in a field. Where it is private, and the class shows where it is sent, nobody else sends it. */
function arriveInField(search: Search, place: Place, field: TSESTree.PropertyDefinition): void {
  const known = search.uses.size;
  if (place.hops > 0) {
    for (const node of fieldReads(search.resolution, field)) {
      follow(search, { ...place, node, hops: place.hops - 1 });
    }
  }
  const isPrivate = field.accessibility === 'private' || field.key.type === AST_NODE_TYPES.PrivateIdentifier;
  if (!isPrivate || search.uses.size === known) note(search, place);
}

function followName(search: Search, place: Place, name: TSESTree.Node): void {
  const held = heldText(search.resolution, name);
  if (!held || place.hops === 0) return;
  const { builtAt } = held;
  if (builtAt && search.seen.has(builtAt)) return;
  if (builtAt) search.seen.add(builtAt);
  const next = { ...place, root: builtAt ?? place.root, hops: place.hops - 1 };
  if (held.isExported) note(search, next);
  for (const node of held.reads) follow(search, { ...next, node });
}

/** Follows what is read under these keys of an object: `QUERIES.users.all`. */
function followKeys(search: Search, place: Place, name: TSESTree.Identifier, keys: readonly string[]): void {
  const held = heldText(search.resolution, name);
  if (!held || place.hops === 0) return;
  const next = { ...place, hops: place.hops - 1 };
  if (held.isExported) note(search, next);
  for (const node of held.reads) {
    const read = keys.reduce<TSESTree.Node | undefined>((from, key) => memberOf(from, key), node);
    const { parent } = node;
    if (read) follow(search, { ...next, node: read });
    else if (keys.length === 1 && parent?.type === AST_NODE_TYPES.CallExpression && parent.callee !== node)
      arriveAtCall(search, { ...next, node }, parent, node, keys[0]);
  }
}

function memberOf(node: TSESTree.Node | undefined, key: string): TSESTree.Node | undefined {
  const member = node?.parent;
  const isRead = member?.type === AST_NODE_TYPES.MemberExpression && member.object === node;
  return isRead && propertyName(member) === key ? member : undefined;
}

/** What a function gives back goes to where it is called; one that is handed over gives it to nobody we know. */
function followResult(search: Search, place: Place): void {
  const host = enclosingFunction(place.node);
  const holder = host?.parent;
  if (!host || !holder || place.hops === 0) return;
  const name = holder.type === AST_NODE_TYPES.VariableDeclarator ? holder.id : host.id;
  const held = heldText(search.resolution, name);
  const calls = (held?.reads ?? []).flatMap((node) => {
    const { parent } = node;
    return parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === node ? [parent] : [];
  });
  const isHandedOver = holder.type === AST_NODE_TYPES.CallExpression && !place.tagged;
  const isUsedElsewhere = calls.length === 0 || held?.isExported === true;
  if (isUsedElsewhere && !isHandedOver && !isForShow(held?.name ?? '')) note(search, place);
  for (const node of calls) follow(search, { ...place, node, hops: place.hops - 1 });
}

function note(
  { resolution, uses }: Search,
  { root, tagged }: Place,
  call: CallNode | undefined = tagged,
  isSentByLibrary = tagged !== undefined && isSentByTag(resolution, tagged),
): void {
  const found = uses.get(root) ?? { calls: new Set(), isKept: false, isSentByLibrary: false };
  uses.set(root, found);
  if (call) found.calls.add(call);
  else found.isKept = true;
  found.isSentByLibrary ||= isSentByLibrary;
}
