import {
  AST_NODE_TYPES,
  AST_TOKEN_TYPES,
  ASTUtils,
  type TSESLint,
  type TSESTree,
} from '@typescript-eslint/utils';
import { itemsIn, isNothing } from '../analysis/cache-expiry.js';
import type { TimeUnit, TtlForm } from '../catalogue/schema.js';
import { keyName } from '../resolve/syntax.js';

type Fix = TSESLint.ReportFixFunction;

/** The edit that gives the entry which a call writes a time to live, in the form and unit of its library. */
export function withTtl(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  ttl: TtlForm,
  seconds: number,
): Fix | undefined {
  const number = inUnit(seconds, ttl.unit);
  const quote = quoteOf(sourceCode);
  switch (ttl.form) {
    case 'tokens':
      return withArgument(sourceCode, call, ttl.from, `${quote}${ttl.write}${quote}, ${number}`);
    case 'argument':
      return ttl.write === undefined
        ? withOwnArgument(sourceCode, call, ttl.argument, number)
        : withOption(sourceCode, call, ttl.argument, ttl.write, number);
    case 'option': {
      const value = (ttl.value ?? '#').replace('#', number).replaceAll("'", quote);
      return withOption(sourceCode, call, ttl.argument, ttl.write, value);
    }
    case 'items':
      return withItems(sourceCode, itemsIn(call.arguments[ttl.argument]), ttl.write, number);
  }
}

/** `300` seconds, `300_000` milliseconds. */
function inUnit(seconds: number, unit: TimeUnit): string {
  const digits = String(unit === 's' ? seconds : seconds * 1000);
  return digits.length < 5 ? digits : digits.replaceAll(/\B(?=(?:\d{3})+$)/gu, '_');
}

/** The quote that the file uses for its first text. */
function quoteOf({ ast }: Readonly<TSESLint.SourceCode>): string {
  const first = ast.tokens.find((token) => token.type === AST_TOKEN_TYPES.String);
  return first?.value.startsWith('"') ? '"' : "'";
}

/** Puts text in as the argument at an index; what stands there moves on. */
function withArgument(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  index: number,
  text: string,
): Fix | undefined {
  const before = call.arguments[index - 1];
  if (!before) return undefined;
  const close = sourceCode.getLastToken(call);
  const end = sourceCode.getTokenAfter(
    before,
    (token) => token === close || !ASTUtils.isClosingParenToken(token),
  );
  const last = end && sourceCode.getTokenBefore(end);
  return last ? (fixer) => fixer.insertTextAfter(last, `, ${text}`) : undefined;
}

/** Puts a number in as an argument of its own, also in place of an `undefined` or `0` there. */
function withOwnArgument(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  index: number,
  number: string,
): Fix | undefined {
  const given = call.arguments[index];
  if (!given) return withArgument(sourceCode, call, index, number);
  return isPlaceholder(given) ? (fixer) => fixer.replaceText(given, number) : undefined;
}

/** Puts a key into the options at an index, which may be there or not. */
function withOption(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  index: number,
  key: string,
  value: string,
): Fix | undefined {
  const given = call.arguments[index];
  if (!given) return withArgument(sourceCode, call, index, `{ ${key}: ${value} }`);
  if (isPlaceholder(given)) return (fixer) => fixer.replaceText(given, `{ ${key}: ${value} }`);
  return given.type === AST_NODE_TYPES.ObjectExpression ? withKey(sourceCode, given, key, value) : undefined;
}

/** Puts a key into an object literal, also in place of an `undefined` or `0` there. */
function withKey(
  sourceCode: Readonly<TSESLint.SourceCode>,
  object: TSESTree.ObjectExpression,
  key: string,
  value: string,
): Fix | undefined {
  for (const property of object.properties) {
    if (property.type !== AST_NODE_TYPES.Property) return undefined;
    if (keyName(property) !== key) continue;
    return isPlaceholder(property.value) ? (fixer) => fixer.replaceText(property.value, value) : undefined;
  }
  const last = object.properties.at(-1);
  if (last) return (fixer) => fixer.insertTextAfter(last, `, ${key}: ${value}`);
  if (sourceCode.getCommentsInside(object).length > 0) return undefined;
  return (fixer) => fixer.replaceText(object, `{ ${key}: ${value} }`);
}

/** Puts a key into each item that has none. */
function withItems(
  sourceCode: Readonly<TSESLint.SourceCode>,
  items: readonly TSESTree.ObjectExpression[],
  key: string,
  value: string,
): Fix | undefined {
  const lacking = items.filter(
    (item) =>
      !item.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          keyName(property) === key &&
          !isPlaceholder(property.value),
      ),
  );
  const fixes = lacking.map((item) => withKey(sourceCode, item, key, value));
  if (fixes.includes(undefined)) return undefined;
  return (fixer) => fixes.map((fix) => fix?.(fixer) as TSESLint.RuleFix);
}

/** A value that says "no time to live" and nothing else. */
function isPlaceholder(node: TSESTree.Node): boolean {
  return isNothing(node) || (node.type === AST_NODE_TYPES.Literal && node.value === 0);
}
