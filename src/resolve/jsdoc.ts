import { AST_NODE_TYPES, AST_TOKEN_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { parse, type Spec } from 'comment-parser';
import { parseType } from '../project/parsed-file.js';
import type { Resolution } from './resolution.js';
import type { FunctionNode, Value } from './value.js';

/**
 * What does the comment on a function say that a parameter is: `@param {import('pg').Pool} pool`? Only in JavaScript:
 * in TypeScript, what a comment says about types is not checked by anybody.
 */
export function documentedParameter(
  resolution: Resolution,
  host: FunctionNode,
  index: number,
): Value | undefined {
  const tags = tagsBefore(resolution, host).filter(({ tag }) => /^(?:arg|argument|param)$/u.test(tag));
  const parameter = host.params[index];
  if (tags.length === 0 || !parameter) return undefined;
  const roots = tags.filter(({ name }) => !/[.[]/u.test(name));
  const pattern = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  const root =
    pattern.type === AST_NODE_TYPES.Identifier
      ? roots.find(({ name }) => name === pattern.name)
      : roots[index]; // what is taken apart has a name in the comment only
  if (!root) return undefined;
  const members = tags.flatMap(({ name, type }) =>
    name.startsWith(`${root.name}.`) ? [{ name: name.slice(root.name.length + 1), type }] : [],
  );
  return typeValue(resolution, host, members.length > 0 ? shapeText(members) : typeText(root.type));
}

/** `{ pool: import('pg').Pool }` */
function shapeText(members: readonly Pick<Spec, 'name' | 'type'>[]): string {
  const written = members.flatMap(({ name, type }) =>
    /^[\w$]+$/u.test(name) && type !== '' ? [`${name}: ${typeText(type)}`] : [],
  );
  return `{ ${written.join('; ')} }`;
}

/** What does the comment on a declaration, a field or an assignment say that it holds: `@type {import('pg').Pool}`? */
export function documentedValue(resolution: Resolution, declared: TSESTree.Node): Value | undefined {
  const said = tagsBefore(resolution, declared).find(({ tag }) => tag === 'type');
  return said && typeValue(resolution, declared, typeText(said.type));
}

/** What does the comment on a function tell of a parameter, in words: `at most six` of `@param {string[]} ids at most six`? */
export function notedParameter(resolution: Resolution, host: FunctionNode, name: string): string | undefined {
  const { sourceCode } = resolution;
  if (!sourceCode.ast.comments?.length) return undefined;
  const comment = sourceCode.getCommentsBefore(documentedNode(host)).at(-1);
  if (comment?.type !== AST_TOKEN_TYPES.Block || !comment.value.includes('@param')) return undefined;
  return tagsIn(resolution, comment).find((tag) => tag.tag === 'param' && tag.name === name)?.description;
}

function tagsBefore(resolution: Resolution, node: TSESTree.Node): readonly Spec[] {
  const { filename, sourceCode } = resolution;
  if (isTypeScript.test(filename) || !sourceCode.ast.comments?.length) return [];
  const comment = sourceCode.getCommentsBefore(documentedNode(node)).at(-1);
  return comment?.type === AST_TOKEN_TYPES.Block && comment.value.includes('{')
    ? tagsIn(resolution, comment)
    : [];
}

// By the file's tree, as oxlint uses the objects of comments again for the next file.
const tagsOf = new WeakMap<TSESTree.Program, Map<number, readonly Spec[]>>();

/** Each parameter of a function asks for the same comment. */
function tagsIn({ sourceCode: { ast } }: Resolution, comment: TSESTree.Comment): readonly Spec[] {
  let known = tagsOf.get(ast);
  if (!known) tagsOf.set(ast, (known = new Map<number, readonly Spec[]>()));
  const [start] = comment.range;
  let tags = known.get(start);
  if (!tags) {
    tags = parse(`/*${comment.value}*/`).flatMap((block) => block.tags);
    known.set(start, tags);
  }
  return tags;
}

/** What a comment stands before: the statement, method or property that holds a function or declaration. */
function documentedNode(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.VariableDeclaration:
    case AST_NODE_TYPES.VariableDeclarator:
      return documentedNode(parent);
    default:
      return node;
  }
}

const isTypeScript = /\.[cm]?tsx?$/u;

/** What is written otherwise in comments than in TypeScript: `?Pool`, `!Pool`, `Pool=`, `ReturnType<import('./db').open>`. */
function typeText(type: string): string {
  return type.replace(/^[?!]|=$/gu, '').replace(/\bReturnType<\s*import\(/gu, 'ReturnType<typeof import(');
}

const types = new WeakMap<TSESTree.Node, Map<string, TSESTree.TypeNode | undefined>>();

/** A name that is not known can be a type of any file, so only what is known of a library or of this file counts. */
function typeValue(resolution: Resolution, place: TSESTree.Node, text: string): Value | undefined {
  const { ast } = resolution.sourceCode;
  let known = types.get(ast);
  if (!known) types.set(ast, (known = new Map<string, TSESTree.TypeNode | undefined>()));
  const meant = withDefined(resolution, text);
  if (!known.has(meant)) {
    const type = meant === '' ? undefined : parseType(meant);
    if (type) type.parent = place; // the names in it are those of the place
    known.set(meant, type);
  }
  const type = known.get(meant);
  const value = type && resolution.typeValue(type);
  return value?.kind === 'other' ? undefined : value;
}

/** The text of a type with what comments of the file define in the place of its names: `{ pool: Pool }`. */
function withDefined(resolution: Resolution, text: string, hops = 3): string {
  if (hops === 0 || !resolution.sourceCode.text.includes('@typedef')) return text;
  return text.replace(/(?<![.'"\w$])[A-Z][\w$]*(?!['"\w$]|\s*:)/gu, (name) => {
    const defined = definedType(resolution, name);
    return defined === undefined || defined === name ? name : withDefined(resolution, defined, hops - 1);
  });
}

/** `@typedef {import('pg').Pool} Pool`, and `@typedef {object} Deps` with `@property {import('pg').Pool} pool` after it. */
function definedType(resolution: Resolution, name: string): string | undefined {
  for (const comment of resolution.sourceCode.ast.comments ?? []) {
    if (!comment.value.includes('@typedef')) continue;
    const defined = tagsIn(resolution, comment);
    const found = defined.find((tag) => tag.tag === 'typedef' && tag.name === name);
    if (!found) continue;
    if (!/^(?:object)?$/iu.test(found.type)) return typeText(found.type);
    const members = defined.slice(defined.indexOf(found) + 1);
    const end = members.findIndex(({ tag }) => !/^prop(?:erty)?$/u.test(tag));
    return shapeText(end < 0 ? members : members.slice(0, end));
  }
  return undefined;
}
