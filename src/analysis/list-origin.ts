import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, propertyName } from '../resolve/syntax.js';
import { iterationAround } from './iteration.js';

/** Where a list comes from, as far as that says how long it gets. */
export type ListOrigin =
  /** What a call that was waited for gave: rows, files, answers. */
  | 'loaded'
  /** What the function is given: ids of a request, records to save. */
  | 'given'
  /** A part of one thing: the tags of a post, a field of the class. */
  | 'part';

/** Things of which one other thing usually has a few, as read in fifty real back ends. */
const fewOfEach = new RegExp(
  `(?:^|[a-z_]|[A-Z](?=[A-Z][a-z]))(?:${[
    'address(?:es)?',
    'admins?',
    'aliases',
    'assignments?',
    'channels?',
    'choices',
    'claims',
    'constraints?',
    'contexts?',
    'dimensions?',
    'domains?',
    'e?mails?',
    'dirs?',
    'director(?:y|ies)',
    'environments?',
    'envs',
    'filters',
    'labels?',
    'folders?',
    'locales?',
    'locks?',
    'mentions?',
    'opt(?:ion)?s',
    'orders?By',
    'permissions?',
    'placements?',
    'prerequisites?',
    'prices?',
    'privileges',
    'receivers?',
    'recipients?',
    'relations?',
    'roles?',
    'scopes?',
    'services?',
    'settings?',
    'shards?',
    'sortOrders?',
    'sourcePaths?',
    'sources?',
    'tags?',
    'teams?',
    'tiers?',
    'types?',
    'variants?',
    'variations?',
  ].join('|')})(?:Ids|Names|Keys)?$`,
  'iu',
);

/** Does a list hold what a call that was waited for gave, or a part of it? */
export function isLoaded(resolution: Resolution, list: TSESTree.Node | undefined): boolean {
  return list !== undefined && originOf(resolution, list, 8) === 'loaded';
}

/** Can a list be long, going by where it comes from and what it is called? Asked where the work is only known by name. */
export function mayBeLong(resolution: Resolution, list: TSESTree.Node | undefined): boolean {
  return list !== undefined && !fewOfEach.test(nameOf(list)) && isFromOutside(resolution, list);
}

/** Is a list loaded or given, so that the code does not know how long it is? */
export function isFromOutside(resolution: Resolution, list: TSESTree.Node | undefined): boolean {
  const origin = list && originOf(resolution, list, 8);
  return origin === 'loaded' || origin === 'given';
}

/** Methods and functions whose result has as many elements as what they get. */
const keepsLength =
  /^(?:compact|concat|entries|filter|flat|flatMap|from|keys|map|reverse|slice|toReversed|toSorted|values)$|^(?:dedup|filter|groupBy|keyBy|order|reduce|shuffle|sort|uniq)/u;

function nameOf(list: TSESTree.Node): string {
  const node = bare(list);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return (propertyName(node) ?? '').replace(/^#/u, '');
    case AST_NODE_TYPES.ArrayExpression: {
      const [only, ...others] = node.elements;
      return only?.type === AST_NODE_TYPES.SpreadElement && others.length === 0 ? nameOf(only.argument) : '';
    }
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      const kept = keptBy(node);
      return kept ? nameOf(kept) : '';
    }
    default:
      return '';
  }
}

/** The list that a call makes another of: `ids` in `ids.filter(…)`, `Array.from(ids)`, `uniq(ids)`, `new Set(ids)`. */
function keptBy(node: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Node | undefined {
  const [argument] = node.arguments;
  if (node.type === AST_NODE_TYPES.NewExpression) return argument;
  const callee = bare(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return keepsLength.test(callee.name) ? argument : undefined;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !keepsLength.test(propertyName(callee) ?? '')) {
    return undefined;
  }
  const isStatic =
    callee.object.type === AST_NODE_TYPES.Identifier && /^(?:Array|Object|_)$/u.test(callee.object.name);
  return isStatic ? argument : callee.object;
}

function originOf(resolution: Resolution, list: TSESTree.Node, hops: number): ListOrigin | undefined {
  if (hops === 0) return undefined;
  if (list.type === AST_NODE_TYPES.AwaitExpression) return 'loaded';
  const follow = (next: TSESTree.Node) => originOf(resolution, next, hops - 1);
  switch (list.type) {
    case AST_NODE_TYPES.Identifier:
      return originOfName(resolution, list, hops);
    case AST_NODE_TYPES.MemberExpression:
      return originOfMember(resolution, list, hops);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      const kept = keptBy(list);
      return kept && follow(kept);
    }
    case AST_NODE_TYPES.ArrayExpression:
      return first(
        list.elements.map((element) =>
          element?.type === AST_NODE_TYPES.SpreadElement ? follow(element.argument) : undefined,
        ),
      );
    case AST_NODE_TYPES.ConditionalExpression:
      return first([follow(list.consequent), follow(list.alternate)]);
    case AST_NODE_TYPES.LogicalExpression:
      return first([follow(list.left), follow(list.right)]);
    default: {
      const node = bare(list);
      return node === list ? undefined : follow(node);
    }
  }
}

function first(origins: readonly (ListOrigin | undefined)[]): ListOrigin | undefined {
  return origins.find((origin) => origin === 'loaded') ?? origins.find((origin) => origin !== undefined);
}

function originOfName(
  resolution: Resolution,
  node: TSESTree.Identifier,
  hops: number,
): ListOrigin | undefined {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return undefined;
  const declared: TSESTree.Node = definition.node;
  if (isFunction(declared)) return isOfBatch(declared) ? undefined : 'given';
  if (declared.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const written = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []));
  const origins = written.map((value) => originOf(resolution, value, hops - 1));
  return first([...origins, ...filledFrom(resolution, variable, hops)]);
}

/** A list that is filled in an iteration is as long as what that goes over. */
function filledFrom(resolution: Resolution, variable: TSESLint.Scope.Variable, hops: number) {
  return variable.references.map(({ identifier }) => {
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return undefined;
    if (!/^(?:add|push|set)$/u.test(propertyName(member) ?? '')) return undefined;
    const source = iterationAround(resolution, identifier)?.source;
    return source && originOf(resolution, source, hops - 1);
  });
}

/** The callback that is given one batch after another: `findAllInBatches(query, async (rows) => …)`. */
function isOfBatch({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = bare(parent.callee);
  const name =
    callee.type === AST_NODE_TYPES.MemberExpression
      ? propertyName(callee)
      : callee.type === AST_NODE_TYPES.Identifier
        ? callee.name
        : undefined;
  return name !== undefined && /batch|chunk|page/iu.test(name);
}

const input =
  /^(?:args|body|data|dto|event|input|job|msg|message|opts|options|params|parsed|payload|props|query|req|request)$/iu;

/** `result.rows` of a loaded result, `req.body.ids`, or the field of some other object. */
function originOfMember(
  resolution: Resolution,
  node: TSESTree.MemberExpression,
  hops: number,
): ListOrigin | undefined {
  const object = node.object.type === AST_NODE_TYPES.AwaitExpression ? node.object : bare(node.object);
  if (object.type === AST_NODE_TYPES.ThisExpression) return 'part';
  if (object.type === AST_NODE_TYPES.AwaitExpression) return 'loaded';
  const name =
    object.type === AST_NODE_TYPES.Identifier
      ? object.name
      : object.type === AST_NODE_TYPES.MemberExpression
        ? (propertyName(object) ?? '')
        : '';
  const origin = originOf(resolution, object, hops - 1);
  if (input.test(name)) return origin ?? 'given';
  return origin === 'loaded' && isAnswer(node) ? 'loaded' : 'part';
}

/** The part of an answer that holds what was asked for. */
function isAnswer(node: TSESTree.MemberExpression): boolean {
  return /^(?:content|contents|data|docs|documents|entries|files|hits|items|list|nodes|objects|records|results?|rows|values)$/iu.test(
    propertyName(node) ?? '',
  );
}
