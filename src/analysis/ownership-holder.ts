import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, enclosingFunction, isFunction, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import type { Acquisition } from './ownership-acquisition.js';
import { calledName, callWith, outermost, type Call } from './ownership-carried.js';
import { takes } from './ownership-handover.js';
import { destructured, type Mentions, type Named, type Role } from './ownership-mentions.js';
import { endsOtherwise, releasesOfOwner } from './ownership-owner.js';
import type { Taking } from './ownership-rules.js';
import { methodCall, partName, taken } from './ownership-site.js';
import { withFact, type PathState } from './ownership-state.js';
import type { Terms } from './ownership-terms.js';

/** Names that hold a resource, and the code in which they can be used. */
export interface Holder extends Taking {
  readonly region: TSESTree.Node;
  readonly names: readonly Named[];
  /** Places that give it back without a name for it: `mutex.release()`. */
  readonly owned?: Mentions;
  /** It is taken once more by every call, so that nothing is lost where it is taken again. */
  readonly isCounted?: boolean;
  /** Nobody catches what is thrown in a callback that is not async: it ends the process. */
  readonly endsProcessOnThrow?: boolean;
}

/**
 * Where does the resource go that a call takes? `dropped` where nothing holds it, so that it can never be given back;
 * `undefined` where it goes elsewhere, such as into a field or out of the function, or where we cannot tell.
 */
export function holderOf(
  acquisition: Acquisition,
  terms: Terms,
  resolution: Resolution,
): Holder | 'dropped' | undefined {
  const { node, member } = acquisition;
  if (member.callback ?? member.acquires?.callbackParameter !== undefined) {
    const callback = node.arguments.find((argument) => mayBeFunction(argument));
    if (callback) return callbackHolder(acquisition, resolution.valueOf(callback), terms, resolution);
  }
  if (!enclosingFunction(node)) return undefined;
  if (member.acquires?.forReceiver) return receiverHolder(acquisition, terms, resolution);
  const holder = valueHolder(acquisition, terms, resolution);
  if (!terms.isReleaser || holder === undefined) return holder;
  if (holder === 'dropped') return ownerHolder(acquisition, terms, resolution);
  return { ...holder, owned: releasesOfOwner(acquisition, holder.region, terms, resolution) };
}

/** `await mutex.acquire()`: what was taken has no name, and `mutex.release()` gives it back. */
function ownerHolder(acquisition: Acquisition, terms: Terms, resolution: Resolution): Holder | undefined {
  const site = taken(acquisition.node);
  const region = turnAround(site);
  const host = enclosingFunction(site);
  if (!region || !host || site.parent?.type === AST_NODE_TYPES.UnaryExpression) return undefined;
  const owned = releasesOfOwner(acquisition, region, terms, resolution);
  // What also ends elsewhere, or by another name, has more to it than this region shows.
  if (owned.size === 0 || owned.size < releasesOfOwner(acquisition, host, terms, resolution).size)
    return undefined;
  if (endsOtherwise(region, owned, resolution)) return undefined;
  return { region, names: [], owned, start: [none], site, isCounted: true };
}

/** The body of the innermost loop around a node, or else of its function. */
function turnAround(start: TSESTree.Node): TSESTree.Node | undefined {
  for (let node = start; node.parent; node = node.parent) {
    if (isFunction(node)) return node;
    if ('body' in node.parent && node.parent.body === node && /^(?:Do|For|While)/u.test(node.parent.type))
      return node;
  }
  return undefined;
}

/** `await em.begin()`: `em` has the transaction from here on. */
function receiverHolder(acquisition: Acquisition, terms: Terms, resolution: Resolution): Holder | undefined {
  const { node, receiver, handle } = acquisition;
  const { parent } = taken(node);
  if (handle && receiver && bare(receiver).type === AST_NODE_TYPES.MemberExpression)
    return ownerHolder(acquisition, terms, resolution);
  return receiver && parent?.type === AST_NODE_TYPES.ExpressionStatement
    ? variableHolder(bare(receiver), taken(node), terms, resolution)
    : undefined;
}

/** An argument that is not plainly an object of options. */
function mayBeFunction(argument: TSESTree.Node): boolean {
  return argument.type !== AST_NODE_TYPES.ObjectExpression && argument.type !== AST_NODE_TYPES.Literal;
}

/** `pool.connect((error, client, release) => …)` */
function callbackHolder(
  { member }: Acquisition,
  callback: ReturnType<Resolution['valueOf']>,
  terms: Terms,
  resolution: Resolution,
): Holder | undefined {
  const { callbackParameter, callbackRelease } = member.acquires ?? {};
  if (callback?.kind !== 'function' || callbackParameter === undefined) return undefined;
  const { node } = callback;
  const names = parameterNames(node, callbackParameter, terms, resolution);
  const [release] =
    callbackRelease === undefined ? [] : parameterNames(node, callbackRelease, terms, resolution);
  if (release) names.push({ variable: release.variable, role: { is: 'releaser' } });
  const error = callbackParameter > 0 ? node.params[0] : undefined;
  const start: PathState[] =
    error?.type === AST_NODE_TYPES.Identifier
      ? [withFact(held, error.name, false), { holding: 'none', facts: new Map([[error.name, true]]) }]
      : [held];
  return { region: node, names, start, endsProcessOnThrow: !node.async };
}

const none: PathState = { holding: 'none', facts: new Map() };

/** A path on which the resource is there from the start. */
export const held: PathState = { holding: 'held', facts: new Map() };

/** What a name for what was taken stands for. */
export function roleOf({ isReleaser }: Terms): Role {
  return { is: isReleaser ? 'releaser' : 'resource' };
}

/** The names that a function has for the resource that it gets as a parameter. */
export function parameterNames(
  node: FunctionNode,
  index: number,
  terms: Terms,
  resolution: Resolution,
): Named[] {
  const given = node.params[index];
  const whole = given?.type === AST_NODE_TYPES.AssignmentPattern ? given.left : given;
  const parameter = whole && partOf(whole, terms);
  if (parameter?.type === AST_NODE_TYPES.Identifier) {
    const variable = resolution.sourceCode
      .getDeclaredVariables(node)
      .find(({ identifiers }) => identifiers.includes(parameter));
    return variable ? [{ variable, role: roleOf(terms) }] : [];
  }
  return parameter ? [...destructured(parameter, terms, resolution)] : [];
}

function valueHolder(
  { node: call, member }: Acquisition,
  terms: Terms,
  resolution: Resolution,
): Holder | 'dropped' | undefined {
  const site = takenUnder(call, member.acquires?.under, terms, resolution);
  if (!site) return undefined;
  const { node, contained } = outermost(site);
  if (contained) return listedHolder(site, terms, resolution);
  const isConditional = node !== site;
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return declaredHolder(parent, site, isConditional, terms, resolution);
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.AssignmentPattern: {
      const name = partOf(parent.left, terms);
      return name ? variableHolder(name, site, terms, resolution) : 'dropped';
    }
    case AST_NODE_TYPES.MemberExpression: {
      const name = propertyName(parent) ?? '';
      const next = methodCall(parent);
      if (next && name === 'then') return continuationHolder(next, terms, resolution);
      if (terms.exposed.has(name)) return undefined;
      return terms.releasing.has(name) || isConditional || !takes(parent, terms) ? undefined : 'dropped';
    }
    case AST_NODE_TYPES.ExpressionStatement:
      return isConditional ? undefined : 'dropped';
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'void' ? 'dropped' : undefined;
    default:
      return undefined;
  }
}

/** `const [client, user] = await Promise.all([pool.connect(), load()])`: the site is where all have come. */
function listedHolder(given: TSESTree.Node, terms: Terms, resolution: Resolution): Holder | undefined {
  const list = given.parent;
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const call = callWith(list);
  if (call?.type !== AST_NODE_TYPES.CallExpression || calledName(call) !== 'all') return undefined;
  const site = taken(call);
  const declarator = site.parent;
  if (site === call || declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  if (declarator.id.type !== AST_NODE_TYPES.ArrayPattern) return undefined;
  const name = declarator.id.elements[list.elements.indexOf(given as TSESTree.Expression)];
  return name ? variableHolder(name, site, terms, resolution) : undefined;
}

/** The same where the answer has the resource as a property, also by a name: `const pending = pool.acquire(); await pending.promise`. */
function takenUnder(
  call: Call,
  under: string | undefined,
  { isReleaser }: Terms,
  { sourceCode }: Resolution,
): TSESTree.Node | undefined {
  const site = taken(call, under);
  const answer = taken(call);
  if (under === undefined || site !== answer) return site;
  const target = targetOf(answer);
  const isTakenApart = target?.type === AST_NODE_TYPES.ArrayPattern;
  if (isReleaser && (!target || isTakenApart)) return answer;
  const declarator = answer.parent;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const [variable] = sourceCode.getDeclaredVariables(declarator);
  const [read, ...others] = variable?.references.filter((reference) => reference.isRead()) ?? [];
  const member = read?.identifier.parent;
  const isRead = others.length === 0 && member?.type === AST_NODE_TYPES.MemberExpression;
  return isRead && partName(member) === under ? taken(member) : undefined;
}

/** The pattern or name that gets a value. */
function targetOf({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === AST_NODE_TYPES.VariableDeclarator) return parent.id;
  return parent?.type === AST_NODE_TYPES.AssignmentExpression ? parent.left : undefined;
}

/** `release` of `[value, release]`, where the resource has a place in a list. */
function partOf(target: TSESTree.Node, { under }: Terms): TSESTree.Node | undefined {
  return target.type === AST_NODE_TYPES.ArrayPattern
    ? (target.elements[Number(under ?? Number.NaN)] ?? undefined)
    : target;
}

/** `pool.connect().then((client) => …)` */
function continuationHolder(
  { arguments: [continuation] }: TSESTree.CallExpression,
  terms: Terms,
  resolution: Resolution,
): Holder | undefined {
  const called = continuation && resolution.valueOf(continuation);
  if (called?.kind !== 'function') return undefined;
  const names = parameterNames(called.node, 0, terms, resolution);
  const [given] = names;
  if (!given) return undefined;
  return keptForChain(called.node, given, terms, resolution) ?? { region: called.node, names, start: [held] };
}

/** `.then((client) => { kept = client; … })`, where `kept` is a variable of the function around the chain. */
function keptForChain(
  continuation: FunctionNode,
  given: Named,
  terms: Terms,
  resolution: Resolution,
): Holder | undefined {
  const host = enclosingFunction(continuation);
  const assignment = assignmentOf(given, continuation);
  if (!host || assignment?.left.type !== AST_NODE_TYPES.Identifier) return undefined;
  const { left, right } = assignment;
  const kept = ASTUtils.findVariable(resolution.sourceCode.getScope(left), left.name);
  if (kept?.scope.variableScope.block !== host) return undefined;
  const names: Named[] = [given, { variable: kept, role: roleOf(terms) }];
  return { region: kept.scope.block, names, start: [none], site: right };
}

/** The assignment of a parameter among the statements of its function. */
function assignmentOf(
  { variable }: Named,
  { body }: FunctionNode,
): TSESTree.AssignmentExpression | undefined {
  const statements =
    body.type === AST_NODE_TYPES.BlockStatement
      ? body.body.map((node) => (node.type === AST_NODE_TYPES.ExpressionStatement ? node.expression : node))
      : [bare(body)];
  return statements.find(
    (node): node is TSESTree.AssignmentExpression =>
      node.type === AST_NODE_TYPES.AssignmentExpression &&
      node.operator === '=' &&
      variable.references.some(({ identifier }) => identifier === node.right),
  );
}

function declaredHolder(
  { id, parent }: TSESTree.VariableDeclarator,
  site: TSESTree.Node,
  isConditional: boolean,
  terms: Terms,
  resolution: Resolution,
): Holder | 'dropped' | undefined {
  if (parent.kind === 'using' || parent.kind === 'await using') return undefined;
  if (id.type !== AST_NODE_TYPES.ObjectPattern) {
    const name = partOf(id, terms);
    return name ? variableHolder(name, site, terms, resolution) : 'dropped';
  }
  const names = [...destructured(id, terms, resolution)];
  const hasRest = id.properties.some(({ type }) => type === AST_NODE_TYPES.RestElement);
  if (hasRest && !names.some(({ role }) => role.is === 'releaser')) return undefined;
  const region = names[0] && regionOf(names[0].variable, site);
  if (region) return { region, names, start: [none], site };
  return names.length > 0 || isConditional ? undefined : 'dropped';
}

function variableHolder(
  name: TSESTree.Node,
  site: TSESTree.Node,
  terms: Terms,
  { sourceCode }: Resolution,
): Holder | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const region = variable && regionOf(variable, site);
  if (!region) return undefined;
  const names: Named[] = [{ variable, role: roleOf(terms) }];
  return { region, names, start: [none], site };
}

/** The code in which a variable lives, if the resource is taken in its function; a module's lives as long as the process. */
function regionOf({ scope }: TSESLint.Scope.Variable, site: TSESTree.Node): TSESTree.Node | undefined {
  const owner = scope.variableScope.block;
  return isFunction(owner) && enclosingFunction(site) === owner ? scope.block : undefined;
}
