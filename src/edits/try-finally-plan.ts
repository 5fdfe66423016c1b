import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { calledName, isWithin, outermost } from '../analysis/ownership-carried.js';
import { termsOf, type Terms } from '../analysis/ownership-terms.js';
import type { Acquisition } from '../analysis/ownership-acquisition.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import { givenInstead, underGuard } from './guarded-release.js';
import { transactionLeftOpen } from './open-transaction.js';
import { namesUsedOutside, ownerOf, suspends, usesOf } from './try-finally-uses.js';

/** What a `try` with the release in its `finally` consists of. */
export interface TryFinally {
  /** After it, the resource is there. */
  readonly acquisition: TSESTree.VariableDeclaration;
  /** What goes into the `try`. */
  readonly statements: readonly TSESTree.Statement[];
  /** Statements that give it back now, and that the `finally` makes superfluous. */
  readonly releases: readonly TSESTree.Statement[];
  /** Returned promises, which have to be awaited so that the work is done before the release. */
  readonly returned: readonly TSESTree.Expression[];
  /** Names that have to be declared before the `try`, because they are used after it. */
  readonly hoisted: readonly TSESTree.VariableDeclaration[];
  /** The expression that gives it back in a `finally`. */
  readonly release?: string;
  /** What there may be instead of the resource, which then is not given back. */
  readonly given?: string;
  /** What undoes a transaction that would stay open when something throws. */
  readonly rollback?: string;
  /** Returns before the commit, in front of which it is undone too. */
  readonly abandons?: readonly TSESTree.ReturnStatement[];
  /** The last statement, if it already is a `try` with that `finally`: it only has to begin earlier. */
  readonly joined?: TSESTree.TryStatement;
}

/** Can everything after an acquisition stand in a `try` whose `finally` gives the resource back? `undefined` where it is not certain. */
export function planTryFinally(call: Acquisition, resolution: Resolution): TryFinally | undefined {
  const { acquires } = call.member;
  const releasedBy = acquires?.releasedBy;
  const acquisition = declarationOf(call.node);
  const owner = ownerOf(call.node);
  if (!releasedBy || !acquisition || !owner) return undefined;
  const [variable] = resolution.sourceCode.getDeclaredVariables(acquisition);
  if (!variable || variable.references.filter((reference) => reference.isWrite()).length > 1)
    return undefined;

  const choice = choiceIn(acquisition);
  const given = choice && givenInstead(choice, resolution);
  if (choice && given === undefined) return undefined;

  const terms = termsOf(call);
  const calls = releasesOf(variable, terms, releasedBy.member);
  const releases = calls && guarded(calls, given, resolution);
  if (!releases || releases.some((release) => ownerOf(release) !== owner)) return undefined;
  const uses = usesOf({ variable, owner, releases, terms, resolution });
  if (!uses || (!owner.async && (releasedBy.awaited || uses.returned.length > 0))) return undefined;

  const after = statementsAfter(acquisition);
  const last = after.findLastIndex((statement) => uses.mentions.some((use) => isWithin(use, statement)));
  if (last < 0) return undefined;
  const joined = tryToJoin(after[last], after.slice(0, last), releases, resolution);
  const isShort = !joined && !after.slice(last + 1).some((statement) => suspends(statement, resolution));
  const statements = isShort ? after : after.slice(0, last + 1);
  const open = transactionLeftOpen(resolution, statements, acquires);
  const canRollBack = open?.rollback !== undefined && !joined && !isTry(statements);
  if (open && !canRollBack) return undefined;
  const hoisted = hoistedFrom(statements, resolution);
  if (!hoisted || !releases.every((release) => isLast(release, statements, resolution))) return undefined;

  const [first] = calls ?? [];
  const release = first
    ? resolution.sourceCode.getText(first.expression)
    : `${releasedBy.awaited ? 'await ' : ''}${variable.name}.${releasedBy.member}()`;
  return {
    ...{ acquisition, statements, releases, hoisted, release, returned: uses.returned },
    ...(joined ? { joined } : {}),
    ...(given === undefined ? {} : { given }),
    ...(open?.rollback === undefined ? {} : { rollback: open.rollback }),
  };
}

/** The releases with the conditions around them; `undefined` where one also gives back what was there already. */
function guarded(
  releases: readonly TSESTree.Statement[],
  given: string | undefined,
  resolution: Resolution,
): readonly TSESTree.Statement[] | undefined {
  if (given === undefined) return releases;
  const guards = releases.map((release) => underGuard(release, given, resolution));
  return guards.includes(undefined) ? undefined : (guards as readonly TSESTree.Statement[]);
}

/** Is the only statement a `try`, which gets the `finally` itself? */
function isTry([only, ...others]: readonly TSESTree.Statement[]): boolean {
  return only?.type === AST_NODE_TYPES.TryStatement && others.length === 0;
}

/** `try { … } finally { client.release(); }`, with names of its own. */
function tryToJoin(
  node: TSESTree.Statement | undefined,
  before: readonly TSESTree.Statement[],
  releases: readonly TSESTree.Statement[],
  { sourceCode }: Resolution,
): TSESTree.TryStatement | undefined {
  if (node?.type !== AST_NODE_TYPES.TryStatement || node.handler || before.length === 0) return undefined;
  const [release, another] = node.finalizer?.body ?? [];
  if (!release || another || releases.length > 1 || release !== releases[0]) return undefined;
  const namesIn = (statements: readonly TSESTree.Statement[]) =>
    statements.flatMap((statement) => sourceCode.getDeclaredVariables(statement).map(({ name }) => name));
  const names = new Set(namesIn(before));
  return namesIn(node.block.body).some((name) => names.has(name)) ? undefined : node;
}

/** `const client = await pool.connect();`, as one of the statements of a block. */
export function declarationOf(call: TSESTree.Node): TSESTree.VariableDeclaration | undefined {
  const declarator = outermost(call).node.parent;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  const init = bare(declarator.init);
  const taken = init.type === AST_NODE_TYPES.LogicalExpression ? bare(init.right) : init;
  if (taken !== call || declarator.id.type !== AST_NODE_TYPES.Identifier) return undefined;
  const { parent } = declarator;
  const isAlone = parent.declarations.length === 1 && parent.parent.type === AST_NODE_TYPES.BlockStatement;
  return isAlone && (parent.kind === 'const' || parent.kind === 'let') ? parent : undefined;
}

/** `given ?? (await pool.connect())` */
export function choiceIn({
  declarations: [{ init }],
}: TSESTree.VariableDeclaration): TSESTree.LogicalExpression | undefined {
  const node = init && bare(init);
  return node?.type === AST_NODE_TYPES.LogicalExpression ? node : undefined;
}

export function statementsAfter(statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  const block = statement.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement) return [];
  return block.body.slice(block.body.indexOf(statement) + 1);
}

/** The statements that only give the resource back; `undefined` where something gives it back in another way. */
function releasesOf(
  { references }: TSESLint.Scope.Variable,
  { exposed, releasing, releasingByArgument }: Terms,
  usual: string,
): readonly TSESTree.ExpressionStatement[] | undefined {
  const releases: TSESTree.ExpressionStatement[] = [];
  for (const { identifier } of references) {
    const { parent } = identifier;
    if (parent.type === AST_NODE_TYPES.CallExpression && releasingByArgument.has(calledName(parent))) {
      return undefined;
    }
    if (parent.type !== AST_NODE_TYPES.MemberExpression) continue;
    const name = propertyName(parent) ?? '';
    const { parent: outer } = parent;
    // `session.client.release()` and `session.client` by another name
    const isUse = outer.type === AST_NODE_TYPES.MemberExpression && !releasing.has(propertyName(outer) ?? '');
    if (exposed.has(name) && !isUse) return undefined;
    if (!releasing.has(name)) continue;
    const isPlain = outer.type === AST_NODE_TYPES.CallExpression && outer.arguments.length === 0;
    const statement = isPlain && name === usual ? outermost(outer).node.parent : undefined;
    if (statement?.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
    releases.push(statement);
  }
  return releases;
}

/** Does nothing wait between a release and the end of the statements, so that a release there comes as soon? */
function isLast(
  release: TSESTree.Statement,
  statements: readonly TSESTree.Statement[],
  resolution: Resolution,
): boolean {
  let node: TSESTree.Node = release;
  let leaves = false;
  for (;;) {
    const isTop = statements.includes(node as TSESTree.Statement);
    const following = isTop
      ? statements.slice(statements.indexOf(node as TSESTree.Statement) + 1)
      : statementsAfter(node as TSESTree.Statement);
    if (!leaves && following.some((statement) => suspends(statement, resolution))) return false;
    leaves ||= following.some(
      ({ type }) => type === AST_NODE_TYPES.ReturnStatement || type === AST_NODE_TYPES.ThrowStatement,
    );
    if (isTop) return true;
    const outer = outside(node, leaves, resolution);
    if (!outer) return false;
    node = outer;
  }
}

/** The statement around the block of a statement, if the way out of it runs through nothing that waits. */
function outside(node: TSESTree.Node, leaves: boolean, resolution: Resolution): TSESTree.Node | undefined {
  const block = node.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  const { parent } = block;
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
      return leaves ? parent : undefined;
    case AST_NODE_TYPES.CatchClause:
      return hasQuickFinalizer(parent.parent, resolution) ? parent.parent : undefined;
    case AST_NODE_TYPES.TryStatement:
      return block === parent.finalizer || hasQuickFinalizer(parent, resolution) ? parent : undefined;
    default:
      return undefined;
  }
}

function hasQuickFinalizer({ finalizer }: TSESTree.TryStatement, resolution: Resolution): boolean {
  return !finalizer || !suspends(finalizer, resolution);
}

/** The declarations whose names are used after the statements; `undefined` where one cannot be taken apart. */
export function hoistedFrom(
  statements: readonly TSESTree.Statement[],
  resolution: Resolution,
): readonly TSESTree.VariableDeclaration[] | undefined {
  const hoisted = new Set<TSESTree.VariableDeclaration>();
  for (const { defs, references } of namesUsedOutside(statements, resolution)) {
    const declarator = defs[0]?.node;
    if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
    const { parent } = declarator;
    const owner = ownerOf(parent);
    // A `let` has no type of its own in another function.
    const isCaptured =
      isTyped.test(resolution.filename) && references.some(({ identifier }) => ownerOf(identifier) !== owner);
    if (isCaptured || parent.declarations.length > 1 || !statements.includes(parent)) return undefined;
    if (!canBeAssigned(declarator, resolution)) return undefined;
    hoisted.add(parent);
  }
  return [...hoisted];
}

const isTyped = /\.[cm]?tsx?$/u;

/** A pattern becomes an assignment in parentheses, which needs a semicolon before and after. */
function canBeAssigned({ id, parent }: TSESTree.VariableDeclarator, { sourceCode }: Resolution): boolean {
  if (id.type === AST_NODE_TYPES.Identifier) return true;
  const before = sourceCode.getTokenBefore(parent)?.value ?? '';
  const isEnded = sourceCode.getLastToken(parent)?.value === ';';
  return isEnded && /^[;{]$/u.test(before) && !id.typeAnnotation;
}
