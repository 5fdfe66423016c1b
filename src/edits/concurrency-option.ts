import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Limit } from '../catalogue/schema.js';

/** The edit that adds the bound which the function itself can take: `pMap(urls, load, { concurrency: 10 })`. */
export function addConcurrency(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  { concurrency }: Limit,
  limit: number,
): TSESLint.ReportFixFunction | undefined {
  if (concurrency === 'always') return undefined;
  const { argument, key } = concurrency;
  const text = key === undefined ? String(limit) : `${key}: ${limit}`;
  const given = call.arguments[argument];
  if (given) return addKey(sourceCode, given, key, text);
  const last = call.arguments.at(-1);
  if (!last || call.arguments.length !== argument) return undefined;
  return (fixer) => fixer.insertTextAfter(last, `, ${key === undefined ? text : `{ ${text} }`}`);
}

function addKey(
  sourceCode: Readonly<TSESLint.SourceCode>,
  options: TSESTree.Node,
  key: string | undefined,
  text: string,
): TSESLint.ReportFixFunction | undefined {
  if (options.type !== AST_NODE_TYPES.ObjectExpression || key === undefined) return undefined;
  const [first] = options.properties;
  if (!first) return (fixer) => fixer.replaceText(options, `{ ${text} }`);
  const isThere = sourceCode.getText(options).includes(key);
  return isThere ? undefined : (fixer) => fixer.insertTextBefore(first, `${text}, `);
}
