import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Acquisition } from '../analysis/ownership-acquisition.js';
import { isWithin } from '../analysis/ownership-carried.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, propertyName } from '../resolve/syntax.js';
import { layoutOf, linesOf } from './try-finally-layout.js';
import { planTryFinally } from './try-finally-plan.js';

/** An edit, and the member that takes and gives back by itself: `pool.query`. */
export interface SelfReleasing {
  readonly member: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** The edit that sends the only query of a resource through the pool itself; `undefined` where more is done with the resource. */
export function queryThroughPool(call: Acquisition, resolution: Resolution): SelfReleasing | undefined {
  const { library, node, receiver, type } = call;
  if (call.evidence === 'convention' || !receiver || type === undefined || node.arguments.length > 0)
    return undefined;
  const { sourceCode } = resolution;
  const plan = planTryFinally(call, resolution);
  const layout = plan && layoutOf(plan, sourceCode);
  if (!plan || !layout || plan.joined || plan.given !== undefined) return undefined;
  // A function that takes it may do more, and its pool is not at hand.
  if (!isPartOf(receiver, plan.acquisition)) return undefined;

  const [variable] = sourceCode.getDeclaredVariables(plan.acquisition);
  const uses = variable?.references.filter(
    ({ identifier, init }) => !init && !plan.releases.some((release) => isWithin(identifier, release)),
  );
  const [use, another] = uses ?? [];
  const isAlone = use && !another && isStraightAfter(use.identifier, plan.acquisition);
  const query = isAlone ? oneStatementQuery(use.identifier) : undefined;
  const acquired = linesOf(plan.acquisition, sourceCode);
  if (!query || !acquired || hasComment(acquired, sourceCode)) return undefined;
  const ownQuery = library.types[type]?.members?.[query];
  if (!ownQuery?.roundTrip) return undefined;

  const pool = sourceCode.getText(receiver);
  return {
    member: `${pool}.${query}`,
    fix: (fixer) => [
      fixer.removeRange(acquired),
      ...(use ? [fixer.replaceText(use.identifier, pool)] : []),
      ...layout.removed.map((range) => fixer.removeRange(range)),
    ],
  };
}

/** A node of another file may have a range that lies within, too. */
function isPartOf(node: TSESTree.Node, whole: TSESTree.Node): boolean {
  for (let part: TSESTree.Node | undefined = node; part; part = part.parent) if (part === whole) return true;
  return false;
}

/** In a statement of the same block: it runs once, and nothing else catches what it throws. */
function isStraightAfter(use: TSESTree.Node, acquisition: TSESTree.VariableDeclaration): boolean {
  let node: TSESTree.Node | undefined = use;
  while (
    node &&
    node.parent !== acquisition.parent &&
    !isFunction(node) &&
    node.parent?.type !== AST_NODE_TYPES.BlockStatement
  )
    node = node.parent;
  return node?.parent === acquisition.parent && isSimple.has(node.type);
}

const isSimple: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ExpressionStatement,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.VariableDeclaration,
]);

/** The member of `client.query('SELECT …')`, whose text neither begins a transaction nor changes the connection. */
function oneStatementQuery({ parent: member }: TSESTree.Node): string | undefined {
  if (member?.type !== AST_NODE_TYPES.MemberExpression || member.computed) return undefined;
  const call = member.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return undefined;
  return statement.test(textOf(call.arguments[0])) ? propertyName(member) : undefined;
}

const statement = /^\s*(?:delete|insert|merge|replace|select|update|with)\b/iu;

function textOf(node: TSESTree.Node | undefined): string {
  if (node?.type === AST_NODE_TYPES.Literal) return String(node.value);
  return node?.type === AST_NODE_TYPES.TemplateLiteral ? (node.quasis[0]?.value.raw ?? '') : '';
}

function hasComment(range: TSESTree.Range, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return sourceCode.getAllComments().some((comment) => isWithin(comment, { range }));
}
