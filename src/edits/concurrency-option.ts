import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Limit } from '../catalogue/schema.js';
import type { BoundedEdit } from './bounded-call.js';

/** The edit that adds the bound which the function itself can take: `pMap(urls, load, { concurrency: 10 })`. */
export function addConcurrency(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  { concurrency, goesOnAfterFailure }: Limit,
  limit: number,
): BoundedEdit | undefined {
  if (concurrency === 'always') return undefined;
  const { argument, key } = concurrency;
  const text = key === undefined ? String(limit) : `${key}: ${limit}`;
  const given = call.arguments[argument];
  const last = call.arguments.at(-1);
  let fix: TSESLint.ReportFixFunction | undefined;
  if (given) {
    fix = addKey(sourceCode, given, key, text);
  } else if (last && call.arguments.length === argument) {
    fix = (fixer) => fixer.insertTextAfter(last, `, ${key === undefined ? text : `{ ${text} }`}`);
  }
  const goesOn =
    goesOnAfterFailure === 'always' ||
    (goesOnAfterFailure && given && sourceCode.getText(given).includes(goesOnAfterFailure.key));
  return fix && { fix, endsWithFailure: !goesOn };
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
