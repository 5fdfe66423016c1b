import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { pushChildren } from '../resolve/syntax.js';
import { createdTables, type CreatedTable } from '../sql/created-tables.js';
import type { OpenStar } from '../sql/open-stars.js';
import { sqlTextOf } from './sql-text.js';

/**
 * Which columns does a text of this file give the table of a star, as it writes them? `undefined` where no text creates
 * the table, more than one does, or one changes it.
 */
export function columnsCreated(
  resolution: Resolution,
  { table, beside }: OpenStar,
): readonly string[] | undefined {
  const name = table && lastPart.exec(table)?.groups?.name?.toLowerCase();
  if (!name || !beside) return undefined;
  const [created, another] = tablesOf(resolution).filter((one) => one.name === name);
  if (another) return undefined;
  const known = new Set(beside.map((column) => column.toLowerCase()));
  return created?.columns?.filter((column) => !known.has(column.replace(quotes, '').toLowerCase()));
}

/** `users` of `app.users`, `"users"` and `[dbo].[users]`; nothing where a hole is a part of it. */
const lastPart = /(?:^|\.)["`[]?(?<name>[\w$]+)["`\]]?$/u;
const quotes = /^["`[]|["`\]]$/gu;

const known = new WeakMap<TSESTree.Program, readonly CreatedTable[]>();

function tablesOf(resolution: Resolution): readonly CreatedTable[] {
  const { ast, text } = resolution.sourceCode;
  let tables = known.get(ast);
  if (!tables) {
    tables = saysTable.test(text) ? readTables(resolution) : [];
    known.set(ast, tables);
  }
  return tables;
}

const saysTable = /\b(?:create|alter)\s[\s\w]*\btable\b/iu;

function readTables(resolution: Resolution): readonly CreatedTable[] {
  const { ast, visitorKeys } = resolution.sourceCode;
  const tables: CreatedTable[] = [];
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const isText =
      node.type === AST_NODE_TYPES.TemplateLiteral ||
      (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string');
    if (isText && saysTable.test(resolution.sourceCode.getText(node))) {
      tables.push(...createdTables(sqlTextOf(resolution, node).text));
    }
    pushChildren(pending, node, visitorKeys);
  }
  return tables;
}
