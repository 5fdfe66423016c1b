import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, pushChildren } from '../resolve/syntax.js';
import { givesFromElsewhere, isOfTableOnly } from '../sql/columns-elsewhere.js';
import type { OpenStar } from '../sql/open-stars.js';
import { isInside } from './iteration.js';
import { sqlTextOf } from './sql-text.js';

/** Columns that a query needs because of a type of rows, or a function that is handed one: others may have them too. */
export interface SharedColumns {
  /** The names of that type or function; its text where it has none. */
  readonly names: readonly string[];
  readonly columns: readonly string[];
}

/**
 * May some of these columns be those of another table? They may where another query of the file has rows for the same type
 * or function, and joins tables or gives a column its name.
 */
export function mayBeOfOther(
  resolution: Resolution,
  own: TSESTree.Node,
  { table = '' }: OpenStar,
  { names, columns }: SharedColumns,
): boolean {
  return othersNaming(resolution, own, names).some(({ text }) => givesFromElsewhere(text, table, columns));
}

/** Is every other query of the file that has rows for a type or function of these names one of the same table? */
export function areAllOfTable(
  resolution: Resolution,
  own: TSESTree.Node,
  { table }: OpenStar,
  names: readonly string[],
): boolean {
  const others = othersNaming(resolution, own, names);
  return table !== undefined && others.every(({ text }) => isOfTableOnly(text, table));
}

interface QueryText {
  readonly root: TSESTree.Node;
  readonly text: string;
  /** The functions, members of classes or statements in which it is used. */
  readonly users: readonly TSESTree.Node[];
}

/** The queries beside this one that stand in, or are used by, a function in which one of the names stands. */
function othersNaming(
  resolution: Resolution,
  own: TSESTree.Node,
  names: readonly string[],
): readonly QueryText[] {
  return queriesOf(resolution).filter(({ root, users }) => {
    if (isInside(root, own) || isInside(own, root)) return false;
    return users.some((user) => {
      const text = resolution.sourceCode.getText(user);
      return names.some((name) => isNamedIn(text, name));
    });
  });
}

function isNamedIn(text: string, name: string): boolean {
  if (!text.includes(name) || !/^[\w$]+$/u.test(name)) return text.includes(name);
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '[$]')}(?![\\w$])`, 'u').test(text);
}

const known = new WeakMap<TSESTree.Program, readonly QueryText[]>();

function queriesOf(resolution: Resolution): readonly QueryText[] {
  const { ast } = resolution.sourceCode;
  let queries = known.get(ast);
  if (!queries) {
    queries = readQueries(resolution);
    known.set(ast, queries);
  }
  return queries;
}

/** More queries than these are in no file that a person wrote. */
const most = 500;

function readQueries(resolution: Resolution): readonly QueryText[] {
  const { ast, visitorKeys } = resolution.sourceCode;
  const roots = new Set<TSESTree.Node>();
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (roots.size < most && givesRows(resolution, node)) roots.add(wholeText(node));
    pushChildren(pending, node, visitorKeys);
  }
  return [...roots].flatMap((root) => {
    const { text } = sqlTextOf(resolution, root);
    return beginsStatement.test(text) ? [{ root, text, users: usersOf(resolution, root) }] : [];
  });
}

/** What begins otherwise is a part of a text that is read as a whole. */
const beginsStatement = /^[\s(]*(?:delete|insert|merge|replace|select|update|with)\b/iu;

function givesRows({ sourceCode }: Resolution, node: TSESTree.Node): boolean {
  const isText =
    node.type === AST_NODE_TYPES.TemplateLiteral ||
    (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string');
  return isText && /\b(?:select|returning)\b/iu.test(sourceCode.getText(node));
}

/** The sum, or the template, that a text is a part of. */
function wholeText(text: TSESTree.Node): TSESTree.Node {
  let node = text;
  for (;;) {
    const { parent } = node;
    const isPart =
      parent?.type === AST_NODE_TYPES.TemplateLiteral ||
      parent?.type === AST_NODE_TYPES.TaggedTemplateExpression ||
      (parent?.type === AST_NODE_TYPES.BinaryExpression && parent.operator === '+');
    if (!parent || !isPart) return node;
    node = parent;
  }
}

/** Where a text is used: around it, and where the constant or field is read that holds it. */
function usersOf({ sourceCode }: Resolution, root: TSESTree.Node): readonly TSESTree.Node[] {
  const around = outermost(root);
  if (enclosingFunction(root)) return [around];
  if (around.type === AST_NODE_TYPES.PropertyDefinition) return [around.parent];
  if (around.type !== AST_NODE_TYPES.VariableDeclaration) return [around];
  if (around.parent.type === AST_NODE_TYPES.ExportNamedDeclaration) return [sourceCode.ast];
  const reads = sourceCode.getDeclaredVariables(around).flatMap(({ references }) => references);
  return [around, ...reads.map(({ identifier }) => outermost(identifier))];
}

/** The member of a class or the statement of the file in which a node stands. */
function outermost(start: TSESTree.Node): TSESTree.Node {
  let node = start;
  while (node.parent && !isFrame.has(node.parent.type)) node = node.parent;
  return node;
}

const isFrame: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ClassBody,
  AST_NODE_TYPES.ExportDefaultDeclaration,
  AST_NODE_TYPES.ExportNamedDeclaration,
  AST_NODE_TYPES.Program,
]);
