import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, keyName, propertyName, templateText } from '../resolve/syntax.js';

/** Options and calls of a query that bound how many rows it gives. */
const boundingKey =
  /^(?:take|\$?limit|first|last|pageSize|per_?[pP]age|batchSize|top|count|size|Limit|PageSize|[mM]ax(?:Items|Keys|NumberOfMessages|Results))$/u;
const boundingCall = /^(?:limit|take|first|top|page|paginate)$/u;

/** From here on, a limit only keeps a query from reading everything: so many requests one by one are as bad as any number. */
const largeLimit = 200;

/**
 * Does the query say how many rows it gives at most, and are they still so many that a request for each is bad? What hands
 * out a few at a time by itself, as a queue does, is bounded.
 */
export function pageOf(
  resolution: Resolution,
  query: TSESTree.Node,
): 'bounded' | 'page' | 'long page' | undefined {
  if (resolution.callAt(bare(query))?.member.atMost !== undefined) return 'bounded';
  if (!isLimitedQuery(resolution, query)) return undefined;
  return hasLargeLimit(query) ? 'long page' : 'page';
}

/** `take: 10_000`, `.limit(1000)` */
function hasLargeLimit(query: TSESTree.Node): boolean {
  let node = bare(query);
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return saysLargeLimit(templateText(node.quasi));
  while (node.type === AST_NODE_TYPES.CallExpression) {
    if (node.arguments.some((given) => isLarge(given) || hasLargeOption(bare(given)))) return true;
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
    node = bare(callee.object);
  }
  return false;
}

/** `limit 1000`, in the text of a query. */
function saysLargeLimit(sql: string): boolean {
  const [, count] = /\blimit\s+(\d+)\s*;?\s*$/iu.exec(sql) ?? [];
  return Number(count) >= largeLimit;
}

function hasLargeOption(given: TSESTree.Node): boolean {
  if (given.type === AST_NODE_TYPES.Literal && typeof given.value === 'string')
    return saysLargeLimit(given.value);
  if (given.type === AST_NODE_TYPES.TemplateLiteral) return saysLargeLimit(templateText(given));
  return (
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        boundingKey.test(keyName(property) ?? '') &&
        isLarge(property.value),
    )
  );
}

function isLimitedQuery(resolution: Resolution, query: TSESTree.Node): boolean {
  let node = bare(query);
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return limitInSql.test(templateText(node.quasi));
  for (let depth = 0; depth < 20 && node.type === AST_NODE_TYPES.CallExpression; depth += 1) {
    const callee = bare(node.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return hasLimit(resolution, node);
    if (readsAllPages(node)) return false;
    if (boundingCall.test(propertyName(callee) ?? '') && node.arguments.length > 0) return true;
    if (hasLimit(resolution, node)) return true;
    node = bare(callee.object);
  }
  return false;
}

/** `octokit.paginate(octokit.rest.issues.list, { per_page: 100 })`: one page after another, until there is none. */
function readsAllPages(node: TSESTree.CallExpression): boolean {
  const [asked] = node.arguments;
  return (
    calledName(node) === 'paginate' &&
    asked !== undefined &&
    bare(asked).type === AST_NODE_TYPES.MemberExpression
  );
}

function hasLimit(resolution: Resolution, node: TSESTree.CallExpression): boolean {
  if (hasRange(node) || node.arguments.some(isNamedLimit)) return true;
  return node.arguments.some((argument) => {
    const given = bare(argument);
    // `client.send(new ListCommand({ MaxKeys: 10 }))`
    const options =
      given.type === AST_NODE_TYPES.NewExpression ? given.arguments : [given, ...stagesOf(given)];
    return options.some((option) => saysLimit(resolution, option));
  });
}

/** `[{ $match: … }, { $limit: 3 }]` */
function stagesOf(given: TSESTree.Node): readonly TSESTree.Node[] {
  return given.type === AST_NODE_TYPES.ArrayExpression
    ? given.elements.filter((stage) => stage?.type === AST_NODE_TYPES.ObjectExpression)
    : [];
}

const limitInSql = /\blimit\s+(?:\d|\$|\?|:)/iu;

function saysLimit({ sourceCode }: Resolution, given: TSESTree.Node): boolean {
  if (given.type === AST_NODE_TYPES.ObjectExpression) {
    return given.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property &&
        boundingKey.test(keyName(property) ?? '') &&
        !/MAX_SAFE_INTEGER|Infinity/u.test(sourceCode.getText(property.value)),
    );
  }
  const isText = given.type === AST_NODE_TYPES.Literal || given.type === AST_NODE_TYPES.TemplateLiteral;
  return isText && limitInSql.test(sourceCode.getText(given));
}

const limitName =
  /^(?:batch(?:Limit|Size)|limit|max(?:Results|Rows)|page(?:Limit|Size)|perPage|[a-z]\w*(?:BatchSize|Limit|PageSize)|[A-Z\d_]*(?:BATCH|LIMIT|PAGE)[A-Z\d_]*)$/u;

/** `list(name, limit)`, `list(name, batchSize + 1)`, `list(name, query.limit || 10)`: an argument by its place. */
function isNamedLimit(argument: TSESTree.Node): boolean {
  const given = bare(argument);
  switch (given.type) {
    case AST_NODE_TYPES.Identifier:
      return limitName.test(given.name);
    case AST_NODE_TYPES.MemberExpression:
      return limitName.test(propertyName(given) ?? '');
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.LogicalExpression:
      return isNamedLimit(given.left);
    default:
      return false;
  }
}

/** What a parameter is called that says how many rows there are at most, as opposed to how many are read at a time. */
const limitParameter = /^(?:limit|max(?:Results|Rows)|rowLimit|take)$/u;

/** Does a call of a function of the project say how many rows it asks for: `overdue(today, 200)` of `overdue(date, limit) { … }`? */
export function pageOfParameters(
  parameters: readonly TSESTree.Parameter[],
  given: readonly TSESTree.Node[],
): 'page' | 'long page' | undefined {
  for (const [index, parameter] of parameters.entries()) {
    const isOptional = parameter.type === AST_NODE_TYPES.AssignmentPattern;
    const name = isOptional ? parameter.left : parameter;
    if (name.type !== AST_NODE_TYPES.Identifier || !limitParameter.test(name.name)) continue;
    const number = given[index] ?? (isOptional ? parameter.right : undefined);
    if (number && isCount(number)) return isLarge(number) ? 'long page' : 'page';
  }
  return undefined;
}

/** `jobs.list('failed', 0, 1000)`: from where to where, or how many. */
function hasRange(node: TSESTree.CallExpression): boolean {
  if (/^(?:fill|slice|splice|subarray|substr(?:ing)?)$/u.test(calledName(node))) return false;
  return node.arguments.some((start, index) => {
    const end = node.arguments[index + 1];
    return isCount(start) && start.value === 0 && end !== undefined && isCount(end) && Number(end.value) > 0;
  });
}

function isLarge(node: TSESTree.Node): boolean {
  return isCount(node) && node.value >= largeLimit;
}

function isCount(node: TSESTree.Node): node is TSESTree.NumberLiteral {
  return node.type === AST_NODE_TYPES.Literal && typeof node.value === 'number';
}
