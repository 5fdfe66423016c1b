import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, nodesBelow, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { isInside, iterationAround } from './iteration.js';
import { usesIn } from './references.js';
import { roundTripAt } from './round-trips.js';
import { onlyReads } from './sql-statement.js';

/**
 * Does a function that calls itself only read a tree of rows, the children of each row by a query of their own? A level can
 * be read at once, or the whole tree by one recursive query; where it writes as it goes, one step may need the other.
 */
export function readsTree(
  resolution: Resolution,
  host: FunctionNode,
  recursions: Iterable<TSESTree.CallExpression>,
): boolean {
  const read = rowsRead(resolution, host);
  if (!read) return false;
  for (const call of recursions) {
    if (isPerRow(resolution, call, read) || isForRows(resolution, host, call, read)) return true;
  }
  return false;
}

/** The names of what a function reads from a server; `undefined` where it does anything else there. */
function rowsRead(resolution: Resolution, host: FunctionNode): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const node of nodesBelow(host.body, resolution.sourceCode.visitorKeys)) {
    const site = roundTripAt(resolution, node);
    if (!site) continue;
    if (!onlyReads(resolution, site)) return undefined;
    for (const name of namesOf(resolution, node)) names.add(name);
  }
  return names;
}

/** `children` of `const children = await read(id)`, `rows` of `const { rows } = await …` */
function namesOf({ sourceCode }: Resolution, request: TSESTree.Node): readonly string[] {
  let node = request.parent;
  while (node && !/Statement$|Declarator$|Declaration$/u.test(node.type)) node = node.parent;
  return node?.type === AST_NODE_TYPES.VariableDeclarator
    ? sourceCode.getDeclaredVariables(node).map(({ name }) => name)
    : [];
}

/** `for (const child of children) … walk(child)`, where the children were read before. */
function isPerRow(resolution: Resolution, call: TSESTree.CallExpression, read: ReadonlySet<string>): boolean {
  const source = iterationAround(resolution, call)?.source;
  const list = source && bare(source);
  const isRows = list?.type === AST_NODE_TYPES.MemberExpression && propertyName(list) === 'rows';
  const rows = isRows ? bare(list.object) : list;
  return rows?.type === AST_NODE_TYPES.Identifier && read.has(rows.name);
}

/** `for (const row of rows) { const children = await read(row.id); … walk(children) }`, with `rows` as the parameter. */
function isForRows(
  resolution: Resolution,
  host: FunctionNode,
  call: TSESTree.CallExpression,
  read: ReadonlySet<string>,
): boolean {
  const iteration = iterationAround(resolution, call);
  const source = iteration?.source && bare(iteration.source);
  if (source?.type !== AST_NODE_TYPES.Identifier || !iteration || !isInside(iteration.node, host))
    return false;
  const [definition] = ASTUtils.findVariable(resolution.sourceCode.getScope(source), source.name)?.defs ?? [];
  const index = host.params.findIndex((parameter) => parameter === definition?.name);
  const given = call.arguments[index];
  return given !== undefined && mentions(resolution, given, read);
}

function mentions(resolution: Resolution, node: TSESTree.Node, names: ReadonlySet<string>): boolean {
  for (const { variable } of usesIn(resolution, node)) if (names.has(variable.name)) return true;
  return false;
}
