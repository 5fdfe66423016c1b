import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, isFunction, isNothing, nodesBelow, ownNodes } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import type { Acquisition } from './ownership-acquisition.js';
import { callWith, calledName, isWithin, outermost, type Call } from './ownership-carried.js';
import { fatesIn, keepsByName, type Obligation } from './ownership-handover.js';
import { handleOf, ofOptional } from './ownership-handle.js';
import { holderOf, type Holder } from './ownership-holder.js';
import { membersOfLiteral } from './ownership-members.js';
import type { Named } from './ownership-mentions.js';
import { membersOfObject } from './ownership-fields.js';
import { termsOf, type Taken, type Terms } from './ownership-terms.js';
import { obligationIn, walkThrough } from './ownership-walk.js';
import { returnedBy } from './returned.js';

/** Asks whether a call takes a resource for its caller. */
export type AcquisitionAt = (node: Call, resolution: Resolution) => Acquisition | undefined;

/** The function of the project that is called, also where a declaration says no more than that one class has it. */
export function calledFunction(callee: TSESTree.Node, resolution: Resolution): FunctionNode | undefined {
  const called = resolution.valueOf(callee);
  if (called && called.kind !== 'function-type') return called.kind === 'function' ? called.node : undefined;
  const [only, another] = resolution.functionsByType(callee);
  return another ? undefined : only;
}

// By the function's node, so an answer lives as long as the file's tree. None while it is looked for, so that recursion ends.
const takenByFunctions = new WeakMap<FunctionNode, Taken | null>();

/**
 * What does a function take for its caller: the acquisition whose result is all that it returns, or what it puts into an
 * object or function of its own, which gives it back?
 */
export function takenFor(
  body: FunctionNode,
  around: Resolution,
  acquisitionAt: AcquisitionAt,
): Taken | undefined {
  const known = takenByFunctions.get(body);
  if (known !== undefined) return known ?? undefined;
  takenByFunctions.set(body, null);
  const taken = body.generator ? undefined : takenBy(body, around.at(body), acquisitionAt);
  takenByFunctions.set(body, taken ?? null);
  return taken;
}

function takenBy(
  body: FunctionNode,
  resolution: Resolution,
  acquisitionAt: AcquisitionAt,
): Taken | undefined {
  const all = returnedBy(resolution, body);
  const [returned, another] = all.filter((value) => !isAbsent(value));
  if (!returned || another) return undefined;
  const taken = returnedAcquisition({ body, resolution, returned, acquisitionAt });
  return taken && all.length > 1 ? ofOptional(taken) : taken;
}

function returnedAcquisition(search: Search): Taken | undefined {
  const { body, resolution, returned, acquisitionAt } = search;
  const value = bare(returned);
  const variable =
    value.type === AST_NODE_TYPES.Identifier
      ? ASTUtils.findVariable(resolution.sourceCode.getScope(value), value.name)
      : undefined;
  const init = variable ? constantValue(variable, body) : value;
  const direct =
    init && (resolution.callAt(init) ?? (isCall(init) ? acquisitionAt(init, resolution) : undefined));
  if (variable && isStored(variable)) return undefined;
  if (direct?.member.acquires) return mayRunWork(direct, body) ? undefined : direct;

  const executor = init && executorOf(init);
  if (executor) return resolvedWith(executor, search);
  const held = [...heldIn(search)];
  const itself = variable && held.find(({ holder }) => isHeldBy(variable, holder));
  if (itself) return itself.acquisition;
  return init && !(variable && isGivenElsewhere(variable, returned))
    ? madeAround(init, held, search)
    : undefined;
}

/** `pool.transaction(work)`: what the function is given may be the work for what it takes, which then ends by itself. */
function mayRunWork({ member, node }: Taken, body: FunctionNode): boolean {
  if (!member.callback || node.type === AST_NODE_TYPES.TaggedTemplateExpression) return false;
  return node.arguments.some(
    (given) =>
      given.type === AST_NODE_TYPES.Identifier &&
      body.params.some((parameter) => isNamed(parameter, given.name)),
  );
}

function isNamed(parameter: TSESTree.Parameter, name: string): boolean {
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  return target.type === AST_NODE_TYPES.Identifier && target.name === name;
}

/** `this.client = client`, `clients.push(client)`: whoever has it there may end it. */
function isStored({ references }: TSESLint.Scope.Variable): boolean {
  return references.some(({ identifier }) => {
    const { node } = outermost(identifier);
    const { parent } = node;
    const call = callWith(node);
    if (call) return keepsByName.test(calledName(call));
    const isValue = parent?.type === AST_NODE_TYPES.AssignmentExpression && parent.right === node;
    return isValue && parent.left.type === AST_NODE_TYPES.MemberExpression;
  });
}

/** Does a function do more with what it made than to use and return it, so that others may end it? */
function isGivenElsewhere({ references }: TSESLint.Scope.Variable, returned: TSESTree.Node): boolean {
  return references.some(({ identifier, init }) => {
    const { node, contained } = outermost(identifier);
    const isUse = node.parent?.type === AST_NODE_TYPES.MemberExpression && !contained;
    return !init && !isUse && !isWithin(identifier, returned);
  });
}

/** `resolve` and its function, of `new Promise((resolve, reject) => …)`. */
function executorOf(node: TSESTree.Node): FunctionNode | undefined {
  if (node.type !== AST_NODE_TYPES.NewExpression || node.callee.type !== AST_NODE_TYPES.Identifier)
    return undefined;
  const [executor] = node.arguments;
  return node.callee.name === 'Promise' && isFunction(executor) ? executor : undefined;
}

/** `new Promise((resolve) => pool.getConnection((error, connection) => resolve(connection)))` */
function resolvedWith(executor: FunctionNode, { resolution, acquisitionAt }: Search): Taken | undefined {
  const [resolve] = resolution.sourceCode.getDeclaredVariables(executor);
  const calls = resolve?.references.map(({ identifier: { parent } }) => parent) ?? [];
  const [call, another] = calls;
  if (call?.type !== AST_NODE_TYPES.CallExpression || another || !call.arguments[0]) return undefined;
  const given = bare(call.arguments[0]);
  for (const node of nodesBelow(executor.body, resolution.sourceCode.visitorKeys)) {
    const acquisition = isCall(node) ? acquisitionAt(node, resolution) : undefined;
    if (!acquisition || !isWithin(call, node)) continue;
    const holder = holderOf(acquisition, termsOf(acquisition), resolution);
    const isIt = ({ variable }: Named) => variable.references.some(({ identifier }) => identifier === given);
    if (holder && holder !== 'dropped' && holder.names.some(isIt)) return acquisition;
  }
  return undefined;
}

interface Search {
  readonly body: FunctionNode;
  readonly resolution: Resolution;
  readonly returned: TSESTree.Node;
  readonly acquisitionAt: AcquisitionAt;
}

/** `return null` says that nothing was taken. */
function isAbsent(returned: TSESTree.Node): boolean {
  const value = bare(returned);
  return isNothing(value) || (value.type === AST_NODE_TYPES.Literal && value.value === false);
}

function isCall(node: TSESTree.Node): node is Call {
  return node.type === AST_NODE_TYPES.CallExpression || node.type === AST_NODE_TYPES.NewExpression;
}

/** What a constant of the function was declared with. */
function constantValue(
  { defs: [definition], scope }: TSESLint.Scope.Variable,
  body: FunctionNode,
): TSESTree.Node | undefined {
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const { init, parent } = definition.node;
  return parent.kind === 'const' && scope.variableScope.block === body && init ? bare(init) : undefined;
}

interface HeldResource {
  readonly acquisition: Acquisition;
  readonly terms: Terms;
  readonly holder: Holder;
}

/** What a function takes itself, and holds by a name. */
function* heldIn({ body, resolution, acquisitionAt }: Search): Generator<HeldResource> {
  for (const node of ownNodes(body, resolution.sourceCode.visitorKeys)) {
    const acquisition = isCall(node) ? acquisitionAt(node, resolution) : undefined;
    if (!acquisition) continue;
    const terms = termsOf(acquisition);
    const holder = holderOf(acquisition, terms, resolution);
    if (holder && holder !== 'dropped') yield { acquisition, terms, holder };
  }
}

/** Does a variable hold the resource, and nothing else before? */
function isHeldBy(variable: TSESLint.Scope.Variable, { names, site }: Holder): boolean {
  const isName = names.some((name) => name.variable === variable && name.role.is !== 'carrier');
  return (
    isName &&
    variable.references.every(
      ({ writeExpr }) => !writeExpr || writeExpr === site || isNothing(writeExpr) || isOwner(writeExpr),
    )
  );

  // `const db = new Database(); await db.open();`
  function isOwner(written: TSESTree.Node): boolean {
    return bare(written).type === AST_NODE_TYPES.NewExpression;
  }
}

/** What the function makes around a resource, and returns while it still has it. */
function madeAround(made: TSESTree.Node, held: readonly HeldResource[], search: Search): Taken | undefined {
  for (const { acquisition, holder, terms } of held) {
    const obligation = obligationIn(holder, terms, search.resolution);
    if (!obligation.isAbout(made)) continue;
    const taken = takenInto(made, acquisition, holder, obligation, search);
    const holding = taken && holdingAtEnd(made, holder, obligation, search);
    if (holding) return holding === 'held' ? takenAtOnce(taken) : taken;
  }
  return made.type === AST_NODE_TYPES.NewExpression ? takenAsArgument(made, search) : undefined;
}

function takenInto(
  made: TSESTree.Node,
  acquisition: Acquisition,
  holder: Holder,
  obligation: Obligation,
  { body: maker, resolution }: Search,
): Taken | undefined {
  const use = {
    mayStay: obligation.isListenedTo,
    isReadOnly: /read\s+only/iu.test(resolution.sourceCode.getText(maker)),
  };
  if (made.type === AST_NODE_TYPES.ObjectExpression) {
    const members = membersOfLiteral(made, holder, obligation.terms, resolution);
    return members && handleOf(acquisition, members, use);
  }
  if (made.type === AST_NODE_TYPES.NewExpression) {
    const index = made.arguments.findIndex((argument) => {
      const role = obligation.mentions.get(bare(argument));
      return role?.is === 'resource' || role?.is === 'releaser';
    });
    const members = index < 0 ? undefined : membersOfObject(made, index, obligation.terms, resolution);
    return members && handleOf(acquisition, members, use);
  }
  const role = obligation.mentions.get(made);
  const body = isFunction(made) ? made : role?.is === 'helper' ? role.body : undefined;
  if (!body || ![...fatesIn(obligation, body)].includes('release')) return undefined;
  return handleOf(acquisition, 'itself', use);
}

/** `new Session(await pool.connect())` */
function takenAsArgument(
  made: TSESTree.NewExpression,
  { resolution, acquisitionAt }: Search,
): Taken | undefined {
  for (const [index, argument] of made.arguments.entries()) {
    const given = bare(argument);
    const acquisition = isCall(given) ? acquisitionAt(given, resolution) : undefined;
    if (!acquisition) continue;
    const members = membersOfObject(made, index, termsOf(acquisition), resolution);
    return members && handleOf(acquisition, members, { mayStay: false });
  }
  return undefined;
}

/** What was taken on its first use has been used before it was returned. */
function takenAtOnce(taken: Taken): Taken {
  const { resource = 'resource', ...acquires } = taken.member.acquires ?? {};
  return { ...taken, member: { ...taken.member, acquires: { ...acquires, resource, takes: 'at-once' } } };
}

/** Does the function hold the resource on all paths to where it returns what it made: neither given back nor to anybody else? */
function holdingAtEnd(
  made: TSESTree.Node,
  holder: Holder,
  obligation: Obligation,
  { body, returned }: Search,
): 'held' | 'idle' | undefined {
  const isApart = (mention: TSESTree.Node) => isWithin(mention, made) || isWithin(mention, returned);
  const { paths } = walkThrough(holder, obligation, isApart);
  if (!paths) return undefined;
  const { parent } = returned;
  const states =
    parent === body
      ? paths.ends
      : paths.exits.flatMap(({ node, path, state }) => (path === 'return' && node === parent ? [state] : []));
  const holdings = new Set(states.map(({ holding }) => holding));
  const [only] = holdings;
  return holdings.size === 1 && (only === 'held' || only === 'idle') ? only : undefined;
}
