import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { sqlTags } from '../catalogue/database-names.js';
import { stringOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';

/** The last name of a callee or tag: `raw` of `sql.raw`. */
export function lastName(given: TSESTree.Node): string | undefined {
  const node = bare(given);
  if (node.type === AST_NODE_TYPES.Identifier) return node.name;
  return node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : undefined;
}

/** Is a template with this tag SQL: `sql`, `Prisma.sql`, `sql.type(User)`, `prisma.$queryRaw`? */
export function isSqlTag(given: TSESTree.Node): boolean {
  const tag = bare(given);
  if (tag.type === AST_NODE_TYPES.CallExpression) return isSqlTag(tag.callee);
  // The text still has to look like SQL, or the catalogue to know the tag.
  if (sqlTags.test(lastName(tag) ?? '')) return true;
  return tag.type === AST_NODE_TYPES.MemberExpression && isSqlTag(tag.object);
}

/** Does a template with this tag give the text that is written, but for white space? */
export function isTextTag(tag: TSESTree.Node): boolean {
  return isRawTag(tag) || /^(?:dedent|outdent|stripIndents?|oneLine|codeBlock)$/u.test(lastName(tag) ?? '');
}

/** `String.raw` */
export function isRawTag(given: TSESTree.Node): boolean {
  const tag = bare(given);
  return (
    tag.type === AST_NODE_TYPES.MemberExpression &&
    lastName(tag.object) === 'String' &&
    propertyName(tag) === 'raw'
  );
}

/** What a sum adds up, in the order of the code. */
export function summandsOf(sum: TSESTree.BinaryExpression): readonly TSESTree.Node[] {
  const summands: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [sum];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.BinaryExpression && node.operator === '+')
      pending.push(node.right, node.left);
    else summands.push(node);
  }
  return summands;
}

/** Does an expression add nothing to a text: `''`, `null`, `undefined`, `Prisma.empty`? */
export function isEmpty(given: TSESTree.Node): boolean {
  const node = bare(given);
  if (node.type === AST_NODE_TYPES.Literal) return node.value === '' || node.value === null;
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return isEmpty(node.quasi);
  return stringOf(node) === '' || ['undefined', 'empty'].includes(lastName(node) ?? '');
}

/** The list whose elements a call joins, as in `['SELECT id', 'FROM users'].filter(Boolean).join(' ')`. */
export function joinedList(
  resolution: Resolution,
  call: TSESTree.CallExpression,
): { readonly elements: readonly TSESTree.Node[]; readonly separator: string } | undefined {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'join') return undefined;
  const separator = call.arguments.length === 0 ? ',' : stringOf(call.arguments[0]);
  let list = bare(callee.object);
  if (list.type === AST_NODE_TYPES.CallExpression && lastName(list.callee) === 'filter') {
    const filter = bare(list.callee);
    if (filter.type === AST_NODE_TYPES.MemberExpression) list = bare(filter.object);
  }
  const elements = elementsOf(resolution, list);
  return elements && separator !== undefined ? { separator, elements } : undefined;
}

/** The elements of a list, written at once or added by `list.push(…)`. */
function elementsOf({ sourceCode }: Resolution, list: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  if (list.type === AST_NODE_TYPES.ArrayExpression)
    return list.elements.filter((element) => element !== null);
  if (list.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(sourceCode.getScope(list), list.name);
  const declarator: TSESTree.Node | undefined =
    variable?.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  const made = bare(declarator.init);
  if (made.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const pushed = variable?.references.flatMap(({ identifier }) => {
    const push = calledOn(identifier);
    return push && lastName(push.callee) === 'push' ? push.arguments : [];
  });
  return [...made.elements.filter((element) => element !== null), ...(pushed ?? [])];
}

/** The call of a method of this value. */
export function calledOn({ parent }: TSESTree.Node): TSESTree.CallExpression | undefined {
  const call = parent?.type === AST_NODE_TYPES.MemberExpression ? parent.parent : undefined;
  return call?.type === AST_NODE_TYPES.CallExpression && call.callee === parent ? call : undefined;
}

const keeping = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'replace', 'replaceAll']);
const filling = /^(?:format|sprintf|dedent|outdent|stripIndents?|oneLine)$/u;
/** Quotes a name: `escapePath('users')`, `client.escapeIdentifier(table)`, `quoteIdent(table)`. */
const quoting = /^(?:escape|quote)(?:Id|Ident|Identifier|Name|Path|Table|TableName)?$/u;

/** The text that a call gives back with small changes: `text.trim()`, `format(text, values)`, `escapePath(name)`. */
export function textKeptBy(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = bare(call.callee);
  const name = lastName(callee) ?? '';
  if (filling.test(name) || quoting.test(name)) return call.arguments[0];
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return keeping.has(propertyName(callee) ?? '') ? callee.object : undefined;
}

/** The text that a call marks as SQL, to be put into a template as it is: `sql.raw(text)`, `Prisma.raw(text)`. */
export function rawTextOf(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return /^(?:raw|unsafe)$/u.test(propertyName(callee) ?? '') ? call.arguments[0] : undefined;
}

/** What a function gives back, where it has one `return` at its end. */
export function resultOf({ body }: FunctionNode): TSESTree.Node | undefined {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return body;
  const simple = new Set<string>([AST_NODE_TYPES.VariableDeclaration, AST_NODE_TYPES.ExpressionStatement]);
  const last = body.body.at(-1);
  if (last?.type !== AST_NODE_TYPES.ReturnStatement || !last.argument) return undefined;
  return body.body.slice(0, -1).every(({ type }) => simple.has(type)) ? last.argument : undefined;
}
