import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Given } from '../catalogue/conventions.js';
import { stringOf } from './imports.js';
import type { Resolution } from './resolution.js';
import { bare, isFunction, keyName, propertyName } from './syntax.js';
import type { CallNode } from './value.js';

/** Do the arguments of a call look as a convention asks for? */
export function hasArguments(resolution: Resolution, given: Given, node: CallNode): boolean {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) {
    return given === 'sql' && startsAsSql.test(textOf(resolution, node) ?? '');
  }
  const [first, second] = node.arguments;
  switch (given) {
    case 'nothing':
      return first === undefined;
    case 'callback':
      return isFunction(first) && first.params.length > 1 && second === undefined;
    case 'at-most-one':
      return second === undefined;
    case 'something':
      return first !== undefined && !isFunction(first);
    case 'operators':
      return second !== undefined && hasKey(second, (key) => /^\$[a-z]/iu.test(key));
    case 'transaction':
      return node.arguments.some(
        (argument, index) =>
          (index > 0 || second === undefined) && hasKey(argument, (key) => key === 'transaction'),
      );
    case 'object':
      return first?.type === AST_NODE_TYPES.ObjectExpression;
    case 'stages':
      return first !== undefined && isListOfStages(initialOf(resolution, first));
    case 'where':
      return node.arguments.some((argument) => hasKey(argument, (key) => key === 'where'));
    case 'options':
      return first !== undefined && second === undefined && hasKey(first, (key) => queryOptions.has(key));
    case 'entity':
      return isEntity(first);
    case 'entity-where':
      return isEntity(first) && second !== undefined && hasKey(second, (key) => key === 'where');
    case 'job':
      return second !== undefined && first !== undefined && isText(first) && !isFunction(second);
    case 'table':
      return first !== undefined && second === undefined && isText(first);
    case 'columns':
      return node.arguments.every(isColumn);
    case 'sql':
      return first !== undefined && startsAsSql.test(textOf(resolution, first) ?? '');
    case 'tagged-sql':
      return (
        first?.type === AST_NODE_TYPES.TaggedTemplateExpression &&
        startsAsSql.test(textOf(resolution, first) ?? '')
      );
    case 'sql-with-?': {
      const text = first && textOf(resolution, first);
      return text !== undefined && startsAsSql.test(text) && hasQuestionMark(text);
    }
    case 'statement-and-values':
      return isValues(second) && isStatement(resolution, first, (text) => /\?|\$\d|[:@][a-z]/iu.test(text));
    case 'statement-and-values-with-?':
      return isValues(second) && isStatement(resolution, first, hasQuestionMark);
  }
}

const queryOptions: ReadonlySet<string> = new Set([
  'attributes',
  'by',
  'cursor',
  'data',
  'distinct',
  'include',
  'omit',
  'order',
  'orderBy',
  'relations',
  'select',
  'skip',
  'take',
  'where',
  'withDeleted',
]);

function hasKey(node: TSESTree.Node, accepts: (key: string) => boolean): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.some((property) => {
      const key = property.type === AST_NODE_TYPES.Property ? keyName(property) : undefined;
      return key !== undefined && accepts(key);
    })
  );
}

function isEntity(node: TSESTree.Node | undefined): boolean {
  return node !== undefined && /^[A-Z][A-Za-z0-9]*[a-z]/u.test(nameOf(node) ?? '');
}

/** A text, or a constant that holds one by its name: `'users'`, `USERS`, `TABLES.users`, `tableName`. */
function isText(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.TemplateLiteral || stringOf(node) !== undefined) return true;
  if (/(?:^t|T)able_?[nN]ame$/u.test(nameOf(node) ?? '')) return true;
  return isConstant(node) || (node.type === AST_NODE_TYPES.MemberExpression && isConstant(node.object));
}

function isConstant(node: TSESTree.Node): boolean {
  return /^[A-Z][A-Z0-9_]*$/u.test(nameOf(node) ?? '');
}

function isColumn(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.ArrayExpression) {
    return node.elements.every((element) => element !== null && isColumn(element));
  }
  if (node.type === AST_NODE_TYPES.CallExpression) {
    const callee = bare(node.callee);
    return callee.type === AST_NODE_TYPES.MemberExpression && propertyName(callee) === 'raw';
  }
  return isText(node);
}

function nameOf(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name;
  return node.type === AST_NODE_TYPES.MemberExpression ? propertyName(node) : undefined;
}

const startsAsSql =
  /^\s*(?:--[^\n]*\n\s*)*(?:select|insert\s+into|replace\s+into|update|delete\s+from|with|merge\s+into|truncate|begin|commit|rollback|start\s+transaction|savepoint)\b/iu;

/** A statement as a whole, which is more than a sentence that begins with such a word. */
const statement =
  /^\s*(?:--[^\n]*\n\s*)*(?:select\s[^]*?\sfrom\s|insert\s+into\s+\S+[^]*?\b(?:values|select)\b|update\s+\S+\s(?:[^]*?\s)?set\s[^]*?=|delete\s+from\s+\S)/iu;

function isStatement(
  resolution: Resolution,
  node: TSESTree.Node | undefined,
  hasPlaces: (text: string) => boolean,
): boolean {
  const text = node && textOf(resolution, node);
  return text !== undefined && statement.test(text) && hasPlaces(text);
}

/** Are the places for values `?`, and not `$1`? */
function hasQuestionMark(text: string): boolean {
  return text.includes('?') && !/\$\d/u.test(text);
}

/** `[id]`, `{ id }` */
function isValues(node: TSESTree.Node | undefined): boolean {
  return node?.type === AST_NODE_TYPES.ArrayExpression || node?.type === AST_NODE_TYPES.ObjectExpression;
}

/** `[{ $match: { team } }, { $group: … }]` */
function isListOfStages(node: TSESTree.Node | undefined): boolean {
  if (node?.type !== AST_NODE_TYPES.ArrayExpression) return false;
  const [first] = node.elements;
  return first != null && hasKey(first, (key) => /^\$[a-z]/u.test(key));
}

/** The text of an argument: its own, or that of a constant of this file. */
function textOf(resolution: Resolution, node: TSESTree.Node): string | undefined {
  const written = initialOf(resolution, node);
  return written && ownText(written);
}

/** What is written there, or what a name of this file begins with. */
function initialOf({ sourceCode }: Resolution, node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type !== AST_NODE_TYPES.Identifier) return node;
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
  const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
    declarator.id.type === AST_NODE_TYPES.Identifier &&
    declarator.init
    ? bare(declarator.init)
    : undefined;
}

/** The text that is written there, or what it begins with; that of `{ text }` too. */
function ownText(given: TSESTree.Node): string | undefined {
  let node = given;
  while (node.type === AST_NODE_TYPES.BinaryExpression) node = node.left;
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return stringOf(node);
    case AST_NODE_TYPES.TemplateLiteral:
      return node.quasis.map((quasi) => quasi.value.raw).join('…');
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return ownText(node.quasi);
    case AST_NODE_TYPES.ObjectExpression:
      for (const property of node.properties) {
        if (property.type !== AST_NODE_TYPES.Property || !/^(?:sql|text)$/u.test(keyName(property) ?? ''))
          continue;
        return property.value.type === AST_NODE_TYPES.ObjectExpression ? undefined : ownText(property.value);
      }
      return undefined;
    default:
      return undefined;
  }
}
