import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';
import { saysMany } from './list-words.js';
import { statementMaker } from './statement-maker.js';
import { asksOfOne, asksOfWhole } from './asked-of-one.js';
import { combinatorOf } from './concurrency.js';
import { countsFar } from './counted-far.js';
import { declaredWith } from './declared-with.js';
import { elementType } from './element-type.js';
import { isFed } from './fed-list.js';
import { isFilledByMethods } from './filled-field.js';
import { iterationAround } from './iteration.js';
import { keptBy } from './kept-list.js';
import { partsOf } from './pattern-part.js';
import { callersOf } from './private-calls.js';
import { returnedBy } from './returned.js';
import { isSent } from './sent-list.js';
import { rootOf } from './turn.js';

/** Where a list comes from, as far as that says how long it gets. */
export type ListOrigin =
  /** What a call that was waited for gave: rows, files, answers. */
  | 'loaded'
  /** The same, of what belongs to one thing: the roles of a user. */
  | 'loaded of one'
  /** What a request, message or file holds: as long as who sends it likes. */
  | 'sent'
  /** What the function is given, and nothing shows by whom. */
  | 'given'
  /** A part of one thing: the tags of a post, a field of the class. */
  | 'part';

/** An origin, with the names that are on the way there. */
export interface ListSource {
  readonly origin: ListOrigin | undefined;
  /** Nearest first: of `const rows = await getRolesOf(user)`, `rows` and `getRolesOf`. */
  readonly names: readonly string[];
  /** What was loaded belongs to a tenant, team or the like. */
  readonly isOfWhole: boolean;
}

/** Where does a list come from? */
export function sourceOfList(resolution: Resolution, list: TSESTree.Node): ListSource {
  const names: string[] = [];
  const asked: TSESTree.CallExpression[] = [];
  const origin = originOf({ resolution, names, asked, seen: new Set() }, list, 10);
  return { origin, names, isOfWhole: asked.some(asksOfWhole) };
}

interface Search {
  readonly resolution: Resolution;
  readonly names: string[];
  /** The calls on the way whose answers hold the list. */
  readonly asked: TSESTree.CallExpression[];
  /** Functions can call each other. */
  readonly seen: Set<TSESTree.Node>;
}

function originOf(search: Search, list: TSESTree.Node, hops: number): ListOrigin | undefined {
  if (hops === 0) return undefined;
  const follow = (next: TSESTree.Node) => originOf(search, next, hops - 1);
  switch (list.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return originOfAnswer(search, list.argument, hops);
    case AST_NODE_TYPES.Identifier:
      return originOfName(search, list, hops);
    case AST_NODE_TYPES.MemberExpression:
      return originOfMember(search, list, hops);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      if (isSent(list)) return 'sent';
      const kept = keptBy(list);
      if (kept) return follow(kept);
      return list.type === AST_NODE_TYPES.CallExpression ? originOfWork(list, follow) : undefined;
    }
    case AST_NODE_TYPES.ArrayExpression:
      return longest(
        list.elements.map((element) =>
          element?.type === AST_NODE_TYPES.SpreadElement ? follow(element.argument) : undefined,
        ),
      );
    case AST_NODE_TYPES.ObjectExpression:
      return longest(
        list.properties.map((property) =>
          property.type === AST_NODE_TYPES.SpreadElement ? follow(property.argument) : undefined,
        ),
      );
    case AST_NODE_TYPES.ConditionalExpression: {
      const branches = [list.consequent, list.alternate];
      const origin = longest(branches.map(follow));
      // `Array.isArray(x) ? x : [x]`: mostly it is one.
      const isOneOrMany = branches.some(({ type }) => type === AST_NODE_TYPES.ArrayExpression);
      return isOneOrMany && origin === 'sent' ? 'given' : origin;
    }
    case AST_NODE_TYPES.LogicalExpression:
      return longest([follow(list.left), follow(list.right)]);
    default: {
      const node = unwrapped(list);
      return node === list ? undefined : follow(node);
    }
  }
}

/** Without what only the type checker sees, and with `await`. */
function unwrapped(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.ChainExpression:
      return unwrapped(node.expression);
    default:
      return node;
  }
}

const byLength: readonly (ListOrigin | undefined)[] = ['loaded', 'sent', 'loaded of one', 'given', 'part'];

function longest(origins: readonly (ListOrigin | undefined)[]): ListOrigin | undefined {
  return byLength.find((origin) => origins.includes(origin));
}

/** Work on what is at hand, whose result is as long as that. */
const workedOut =
  /^(?:build|calculate|collect|compute|convert|derive|extract|filter|format|generate|group|make|map|normali[sz]e|parse|pick|prepare|split|transform|validate)(?![a-z])/u;

/** What is found in a text or page, as much as there is in it. */
const takenApart = /^\$$|^(?:extract|match|parse|scan|split|tokeni[sz]e)(?![a-z])/u;

/** What is worked out from many things at hand is as long: `toEvents(parsedSpans)`. */
function originOfWork(
  call: TSESTree.CallExpression,
  follow: (next: TSESTree.Node) => ListOrigin | undefined,
): ListOrigin | undefined {
  const name = calledName(call).replace(/^[#_]+/u, '');
  if (takenApart.test(name)) return 'given';
  const [from] = call.arguments;
  if (!from || !(workedOut.test(name) || /^(?:process|to)[A-Z]/u.test(name))) return undefined;
  const origin = follow(from);
  return origin === 'loaded' || origin === 'sent' ? 'given' : undefined;
}

/** What a call that is waited for gives. */
function originOfAnswer(search: Search, awaited: TSESTree.Node, hops: number): ListOrigin | undefined {
  let node = bare(awaited);
  if (node.type === AST_NODE_TYPES.ConditionalExpression) {
    return longest([node.consequent, node.alternate].map((part) => originOfAnswer(search, part, hops - 1)));
  }
  for (;;) {
    if (node.type !== AST_NODE_TYPES.CallExpression) return 'loaded';
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) break;
    if (!/^(?:catch|finally|then)$/u.test(propertyName(callee) ?? '')) break;
    node = bare(callee.object);
  }
  const kept = keptBy(node);
  if (kept && combinatorOf(node) !== undefined) return originOf(search, kept, hops - 1);
  const name = calledName(node);
  const callback = node.arguments.find((argument) => isFunction(argument));
  if (isFunction(callback) && /transaction|^begin$/iu.test(name)) {
    const origins = returnedBy(search.resolution, callback).map((part) => originOf(search, part, hops - 1));
    return longest(origins) ?? 'loaded';
  }
  search.names.push(name, ...(bareVerb.test(name) ? ownerName(node) : []));
  const statement = statementMaker(search.resolution, node);
  if (statement) search.names.push(calledName(statement));
  if (statement && asksOfOne(statement)) return 'loaded of one';
  if (workedOut.test(name.replace(/^[#_]+/u, ''))) return 'given';
  search.asked.push(node);
  return asksOfOne(node) ? 'loaded of one' : 'loaded';
}

/** A verb that leaves it to its owner what is read. */
const bareVerb = /^_?(?:all|fetch|find|get|list|load|query|read|search|select)(?:All|By|Many)?$/u;

/** `comment` of `prisma.comment.findMany()`, `this.commentRepository.find()`. */
function ownerName(call: TSESTree.CallExpression): readonly string[] {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return [];
  const owner = bare(callee.object);
  const name =
    owner.type === AST_NODE_TYPES.Identifier
      ? owner.name
      : owner.type === AST_NODE_TYPES.MemberExpression
        ? propertyName(owner)
        : undefined;
  return name === undefined
    ? []
    : [name.replace(/(?:Collection|Dao|Model|Repo|Repository|Service|Store|Table)_?$/u, '')];
}

function originOfName(search: Search, node: TSESTree.Identifier, hops: number): ListOrigin | undefined {
  const { resolution } = search;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const [definition] = variable?.defs ?? [];
  // Messages that are made of the rows are as many as those, whatever they are called.
  if (!isMadeOfEach(definition?.node)) search.names.push(node.name);
  if (!variable || !definition) return undefined;
  const declared: TSESTree.Node = definition.node;
  if (isFunction(declared)) {
    if (isOfBatch(declared)) return undefined;
    search.names.push(...elementType(definition.name));
    return longest(['given', originOfArgument(search, declared, definition.name, hops)]);
  }
  if (declared.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const written =
    declared.id.type === AST_NODE_TYPES.Identifier
      ? variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []))
      : partsOf(resolution, declared, variable);
  const origins = written.map((value) => {
    const isPattern = declared.id.type === AST_NODE_TYPES.ObjectPattern;
    if (isPattern && payload.test(lastName(value))) return 'sent';
    const origin = originOfPart(search, value, hops - 1);
    return isPattern && origin === 'part' && parameters.test(lastName(value)) ? 'given' : origin;
  });
  return longest([...origins, ...filledFrom(search, variable, hops)]);
}

/** `const mails = guests.map((guest) => ({ to: guest.email }));` */
function isMadeOfEach(declared: TSESTree.Node | undefined): boolean {
  const made = declared?.type === AST_NODE_TYPES.VariableDeclarator ? declared.init : undefined;
  if (made?.type !== AST_NODE_TYPES.CallExpression || calledName(made) !== 'map') return false;
  const [callback] = made.arguments;
  return isFunction(callback) && bare(callback.body).type === AST_NODE_TYPES.ObjectExpression;
}

/** An element of `await Promise.all([a(), b()])` is waited for. */
function originOfPart(search: Search, value: TSESTree.Node, hops: number): ListOrigin | undefined {
  const isListed = value.parent?.type === AST_NODE_TYPES.ArrayExpression;
  return isListed ? originOfAnswer(search, value, hops) : originOf(search, value, hops);
}

/** What the callers in this class or file give for a parameter. */
function originOfArgument(
  search: Search,
  host: FunctionNode,
  parameter: TSESTree.Node,
  hops: number,
): ListOrigin | undefined {
  const index = host.params.findIndex((param) => param === parameter);
  if (index === -1 || search.seen.has(host)) return undefined;
  search.seen.add(host);
  const origins = callersOf(search.resolution, host).map((call) => {
    const argument = call.arguments[index];
    return argument && originOf({ ...search, names: [] }, argument, hops - 1);
  });
  return longest(origins);
}

/** A list that is filled in an iteration is as long as what that goes over. */
function filledFrom(search: Search, variable: TSESLint.Scope.Variable, hops: number) {
  return variable.references.map(({ identifier }) => {
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return undefined;
    if (!/^(?:add|push|set)$/u.test(propertyName(member) ?? '')) return undefined;
    const around = iterationAround(search.resolution, identifier);
    if (around?.node.type === AST_NODE_TYPES.ForOfStatement && around.node.await) return 'loaded';
    const [added] = member.parent.type === AST_NODE_TYPES.CallExpression ? member.parent.arguments : [];
    if (added?.type === AST_NODE_TYPES.SpreadElement) return originOf(search, added.argument, hops - 1);
    if (around?.source) return originOf(search, around.source, hops - 1);
    if (around && countsFar(search.resolution, around)) return 'given';
    const fed = isFed(identifier);
    return fed && (fed === 'events' ? 'loaded' : 'given');
  });
}

/** The callback that is given one batch after another: `findAllInBatches(query, async (rows) => …)`. */
function isOfBatch({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.CallExpression && /batch|chunk|page/iu.test(calledName(parent));
}

/** What holds what somebody else sent, and what only holds the arguments of a function. */
const payload =
  /^(?:body|data|dto|event|input|job|message|msg|parsed|payload|query|req|request)$|[a-z](?:Body|Dto|DTO|Input|Payload|Request)$/u;
const parameters = /^(?:args|opts|options|params|props)$/u;

/** `result.rows` of a loaded result, `req.body.ids`, or the field of some other object. */
function originOfMember(
  search: Search,
  node: TSESTree.MemberExpression,
  hops: number,
): ListOrigin | undefined {
  search.names.push((propertyName(node) ?? '').replace(/^#/u, ''));
  const object = node.object.type === AST_NODE_TYPES.AwaitExpression ? node.object : bare(node.object);
  if (object.type === AST_NODE_TYPES.ThisExpression)
    return isFilledByMethods(search.resolution, node) ? 'given' : 'part';
  if (object.type === AST_NODE_TYPES.AwaitExpression) return originOf(search, object, hops - 1);
  const name = lastName(object);
  const names = isAnswer(node) ? search.names : [];
  const origin = originOf({ ...search, names }, object, hops - 1);
  if (payload.test(name)) return origin === 'loaded' ? origin : 'sent';
  if (parameters.test(name)) return origin === undefined || origin === 'part' ? 'given' : origin;
  if (origin === 'sent' || isOfParsed(search.resolution, node)) return 'given';
  if (origin !== 'loaded' && origin !== 'loaded of one') return 'part';
  return isAnswer(node) || isListed(search.resolution, node) ? origin : 'part';
}

/** `feed.channel.item` of `const feed = parser.parse(text)`, `rss.item` of `const { rss } = parser.parse(text)`. */
function isOfParsed(resolution: Resolution, node: TSESTree.Node): boolean {
  const parsed = declaredWith(resolution, rootOf(node));
  return parsed.type === AST_NODE_TYPES.CallExpression && calledName(parsed) === 'parse';
}

/** `answer.members` of `const answer = await client.users.list()`. */
function isListed(resolution: Resolution, node: TSESTree.MemberExpression): boolean {
  const asked = assignedOnce(resolution, node.object);
  return (
    asked.type === AST_NODE_TYPES.CallExpression &&
    /^(?:fetchAll|findAll|getAll|list|paginate|query|scan|search)(?![a-z])/u.test(calledName(asked)) &&
    saysMany(propertyName(node) ?? '')
  );
}

function lastName(node: TSESTree.Node): string {
  const named = bare(node);
  if (named.type === AST_NODE_TYPES.Identifier) return named.name;
  return named.type === AST_NODE_TYPES.MemberExpression ? (propertyName(named) ?? '') : '';
}

/** The part of an answer that holds what was asked for. */
function isAnswer(node: TSESTree.MemberExpression): boolean {
  return /^(?:content|contents|data|docs|documents|entries|files|hits|items|list|nodes|objects|records|results?|rows|values)$/iu.test(
    propertyName(node) ?? '',
  );
}
