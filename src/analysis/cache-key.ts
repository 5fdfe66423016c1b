import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, classOfThis } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { entryOfMany } from './entries-of-many.js';

/** The key of a cache entry, as far as the code shows it. */
export interface CacheKey {
  /** Its text with what varies in it, as written: the same text in one function is the same key. */
  readonly text: string;
  /** Its text with `*` for what varies: the same in functions that build the same keys. */
  readonly template: string;
  /** The name that holds it, where there is one: `cacheKey`. */
  readonly name?: string;
  /** It stands for several keys that are built alike, each from another element. */
  readonly isOneOfMany: boolean;
  /** The function that makes it from what varies: `keys.profile`. */
  readonly maker?: string;
  /** Nothing in it varies from one call of the function to the next. */
  readonly isConstant: boolean;
}

/** A piece of a key: text that is always the same, or an expression that varies. */
interface Piece {
  readonly text: string;
  readonly varies: boolean;
}

/** Which key does an expression stand for? */
export function cacheKey(resolution: Resolution, node: TSESTree.Node): CacheKey {
  const pieces = piecesOf(resolution, node, 6);
  const plain = bare(node);
  const made = plain.type === AST_NODE_TYPES.Identifier ? bare(assignedOnce(resolution, plain)) : plain;
  const many = entryOfMany(resolution, plain);
  const maker = makerOf(resolution, many ? bare(many.key) : made);
  return {
    ...(plain.type === AST_NODE_TYPES.Identifier ? { name: plain.name } : {}),
    ...(maker === undefined ? {} : { maker }),
    text: pieces.map(({ text }) => text).join(''),
    template: pieces.map(({ text, varies }) => (varies ? '*' : text)).join(''),
    isOneOfMany: many !== undefined,
    isConstant: !pieces.some(({ varies }) => varies),
  };
}

function piecesOf(resolution: Resolution, given: TSESTree.Node, hops: number): readonly Piece[] {
  const node = bare(given);
  if (given.type === AST_NODE_TYPES.AwaitExpression) {
    return [{ text: resolution.sourceCode.getText(node), varies: true }]; // another answer each time
  }
  if (hops === 0) return [pieceOf(resolution, node)];
  const many = entryOfMany(resolution, node);
  if (many?.maker)
    return [
      ...calleePieces(resolution, many.maker),
      { text: '*', varies: true },
      { text: ')', varies: false },
    ];
  if (many) return piecesOf(resolution, many.key, hops - 1);
  const follow = (next: TSESTree.Node) => piecesOf(resolution, next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return [{ text: String(node.value), varies: false }];
    case AST_NODE_TYPES.TemplateLiteral:
      return node.quasis.flatMap((quasi, index) => {
        const expression = node.expressions[index];
        return [{ text: quasi.value.raw, varies: false }, ...(expression ? follow(expression) : [])];
      });
    case AST_NODE_TYPES.BinaryExpression:
      if (node.operator !== '+') return [pieceOf(resolution, node)];
      return [...follow(node.left), ...follow(node.right)];
    case AST_NODE_TYPES.Identifier: {
      const assigned = assignedOnce(resolution, node);
      return assigned === node || !isText(assigned) ? [pieceOf(resolution, node)] : follow(assigned);
    }
    case AST_NODE_TYPES.CallExpression: {
      return [
        ...calleePieces(resolution, node.callee),
        ...node.arguments.flatMap(follow),
        { text: ')', varies: false },
      ];
    }
    default:
      return [pieceOf(resolution, node)];
  }
}

function calleePieces(resolution: Resolution, callee: TSESTree.Node): readonly Piece[] {
  const name = { text: `${resolution.sourceCode.getText(callee)}(`, varies: false };
  return varies(resolution, callee) ? [name, { text: '', varies: true }] : [name];
}

/** The function that is called to make a key, where it is the same all the time. */
function makerOf(resolution: Resolution, made: TSESTree.Node): string | undefined {
  const isMade = made.type === AST_NODE_TYPES.CallExpression && !varies(resolution, made.callee);
  return isMade ? resolution.sourceCode.getText(made.callee) : undefined;
}

/** Can an expression be the text of a key, so that following a name to it says more than the name? */
function isText(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Literal ||
    node.type === AST_NODE_TYPES.TemplateLiteral ||
    node.type === AST_NODE_TYPES.BinaryExpression ||
    node.type === AST_NODE_TYPES.CallExpression
  );
}

function pieceOf(resolution: Resolution, node: TSESTree.Node): Piece {
  return { text: resolution.sourceCode.getText(node), varies: varies(resolution, node) };
}

/** Fields that belong to the cache, not to an entry. */
const sharedField = /[pP]refix|[nN]amespace|[kK]ey$|^[A-Z][A-Z0-9_]*$/u;

/** Does the expression depend on anything that a function is given or works out? A function outside a class is given its `this`. */
function varies(resolution: Resolution, node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return isVariable(resolution, node);
    case AST_NODE_TYPES.MemberExpression:
      if (node.object.type === AST_NODE_TYPES.ThisExpression) {
        const isShared = sharedField.test(resolution.sourceCode.getText(node.property));
        return !isShared && !(isCallee(node) && classOfThis(node));
      }
      return varies(resolution, node.object) || (node.computed && varies(resolution, node.property));
    case AST_NODE_TYPES.Property:
      return varies(resolution, node.value);
    default:
      return childNodes(node, resolution.sourceCode.visitorKeys).some((child) => varies(resolution, child));
  }
}

/** A name of the module or an import stands for the same all the time; an unknown name may not. */
function isVariable({ sourceCode }: Resolution, node: TSESTree.Identifier): boolean {
  const variable = ASTUtils.findVariable(sourceCode.getScope(node), node.name);
  const block: TSESTree.Node | undefined = variable?.scope.block;
  if (block && block.type !== AST_NODE_TYPES.Program) return true;
  return !variable?.defs.length && !/^[A-Z][A-Z0-9_]*$|^process$/u.test(node.name);
}

function isCallee(node: TSESTree.MemberExpression): boolean {
  return node.parent.type === AST_NODE_TYPES.CallExpression && node.parent.callee === node;
}
