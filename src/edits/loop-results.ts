import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Iteration } from '../analysis/iteration.js';
import { isWithin } from '../analysis/ownership-carried.js';
import type { Resolution } from '../resolve/resolution.js';
import { propertyName } from '../resolve/syntax.js';
import { hostOf } from './batch-place.js';
import { isContextual } from './contextual-types.js';
import {
  continuesOf,
  lastStatement,
  turnResults,
  type LastStatement,
  type TurnResult,
} from './turn-results.js';

/** What a loop collects its results in, if it does. */
export interface LoopResults {
  /** `results`, in which it collects nothing but them. */
  readonly name?: string;
  readonly into: TurnResult['into'];
  readonly places: readonly (LastStatement & TurnResult)[];
  /** Every turn hands on one, as its last statement; else a turn hands on a list of as many as it has. */
  readonly isOneEach: boolean;
  /** The type of one result, where the list or the map says it. */
  readonly type?: string;
  /** The empty list, if it is declared right before the loop and filled by nothing else. */
  readonly emptyList?: TSESTree.Node;
}

const none: LoopResults = { into: 'list', places: [], isOneEach: true };

/** How does a loop collect its results? `undefined` where their order or number depends on more than the elements. */
export function resultsOf(
  resolution: Resolution,
  iteration: Iteration,
  isTyped: boolean,
): LoopResults | undefined {
  const found = turnResults(resolution, iteration);
  const [first] = found;
  if (!first) return none;
  const results = collected(resolution, iteration, found, first, isTyped);
  // What only looks like it may be an entry of something else.
  return results ?? (first.into === 'list' ? undefined : none);
}

function collected(
  resolution: Resolution,
  { body, node: loop }: Iteration,
  found: readonly TurnResult[],
  { into, target }: TurnResult,
  isTyped: boolean,
): LoopResults | undefined {
  const { sourceCode } = resolution;
  const variable = ASTUtils.findVariable(sourceCode.getScope(target), target.name);
  const uses = variable?.references.filter(({ identifier }) => isWithin(identifier, loop)) ?? [];
  if (uses.length !== found.length || !isUnseen(resolution, target)) return undefined;
  const places: (LastStatement & TurnResult)[] = [];
  for (const result of found) {
    const last = lastStatement(result.node, body);
    const isKept = last && result.into === into && result.target.name === target.name;
    if (!isKept || result.given.length === 0 || isWrapped(resolution, result)) return undefined;
    places.push({ ...result, ...last });
  }
  const [first, ...others] = places;
  const end = body.type === AST_NODE_TYPES.BlockStatement ? body.body.at(-1) : body;
  const [given, ...more] = first?.given ?? [];
  const isOneEach =
    others.length === 0 &&
    first?.node.parent === end &&
    continuesOf(resolution, body).length === 0 &&
    (into !== 'list' || (more.length === 0 && given?.type !== AST_NODE_TYPES.SpreadElement));
  if (
    !isOneEach &&
    (body.type !== AST_NODE_TYPES.BlockStatement || body.loc.start.line === body.loc.end.line)
  ) {
    return undefined;
  }
  const type = into === 'list' ? elementType(resolution, target) : entryType(resolution, target);
  const isPlain = isOneEach && given && !isContextual(given);
  const needsType = into === 'list' ? !isPlain && !isUntyped(resolution, target) : isTyped;
  if (needsType && type === undefined) return undefined;
  const emptyList = into === 'list' ? emptyListBefore(resolution, loop, target, found.length) : undefined;
  return {
    name: target.name,
    into,
    places,
    isOneEach,
    ...(type === undefined ? {} : { type }),
    ...(emptyList ? { emptyList } : {}),
  };
}

/** Parentheses or comments around what is handed on would be torn apart. */
function isWrapped({ sourceCode }: Resolution, { given, node }: TurnResult): boolean {
  const comments = sourceCode.getCommentsInside(node);
  return (
    given.some((part) => ASTUtils.isParenthesized(part, sourceCode)) ||
    comments.some((comment) => !given.some((part) => isWithin(comment, part)))
  );
}

function declaratorOf(
  { sourceCode }: Resolution,
  name: TSESTree.Identifier,
): TSESTree.VariableDeclarator | undefined {
  const node: TSESTree.Node | undefined = ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs[0]
    ?.node;
  return node?.type === AST_NODE_TYPES.VariableDeclarator ? node : undefined;
}

/** `Page` of `const pages: Page[] = []`. */
function elementType(resolution: Resolution, name: TSESTree.Identifier): string | undefined {
  const type = declaratorOf(resolution, name)?.id.typeAnnotation?.typeAnnotation;
  const element =
    type?.type === AST_NODE_TYPES.TSArrayType
      ? type.elementType
      : type?.type === AST_NODE_TYPES.TSTypeReference &&
          type.typeName.type === AST_NODE_TYPES.Identifier &&
          type.typeName.name === 'Array'
        ? type.typeArguments?.params[0]
        : undefined;
  const text = element && resolution.sourceCode.getText(element);
  return text?.includes('\n') ? undefined : text;
}

/** `[string, Page]` of `const pages = new Map<string, Page>()`, or of a `Record`. */
function entryType(resolution: Resolution, name: TSESTree.Identifier): string | undefined {
  const declarator = declaratorOf(resolution, name);
  const { init } = declarator ?? {};
  const type = declarator?.id.typeAnnotation?.typeAnnotation;
  const given =
    type?.type === AST_NODE_TYPES.TSTypeReference
      ? /^(?:Map|Record)$/u.test(resolution.sourceCode.getText(type.typeName)) && type.typeArguments
      : !type && init?.type === AST_NODE_TYPES.NewExpression && init.typeArguments;
  if (!given || given.params.length !== 2) return undefined;
  const text = `[${given.params.map((param) => resolution.sourceCode.getText(param)).join(', ')}]`;
  return text.includes('\n') ? undefined : text;
}

/** `const pages = []`, which expects nothing of its elements. */
function isUntyped(resolution: Resolution, name: TSESTree.Identifier): boolean {
  const declarator = declaratorOf(resolution, name);
  return !declarator?.id.typeAnnotation && declarator?.init?.type === AST_NODE_TYPES.ArrayExpression;
}

function emptyListBefore(
  { sourceCode }: Resolution,
  loop: TSESTree.Node,
  name: TSESTree.Identifier,
  places: number,
): TSESTree.Node | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const declarator: TSESTree.Node | undefined = variable?.defs[0]?.node;
  if (!variable || declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const { init, parent: declaration } = declarator;
  const block = loop.parent;
  if (block?.type !== AST_NODE_TYPES.BlockStatement && block?.type !== AST_NODE_TYPES.Program)
    return undefined;
  const isBefore = block.body[block.body.indexOf(loop as TSESTree.Statement) - 1] === declaration;
  const isEmpty = init?.type === AST_NODE_TYPES.ArrayExpression && init.elements.length === 0;
  const fills = variable.references.filter(({ identifier: { parent } }) => isFilled(parent));
  return isBefore && isEmpty && declaration.declarations.length === 1 && fills.length === places
    ? init
    : undefined;
}

function isFilled(member: TSESTree.Node | undefined): boolean {
  return (
    member?.type === AST_NODE_TYPES.MemberExpression &&
    (member.computed || /^(?:fill|push|splice|unshift)$/u.test(propertyName(member) ?? ''))
  );
}

/** A list of the same function: nobody can see what is in it when a turn fails. */
function isUnseen({ sourceCode }: Resolution, name: TSESTree.Identifier): boolean {
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.defs ?? [];
  return (
    definition?.node.type === AST_NODE_TYPES.VariableDeclarator && hostOf(definition.name) === hostOf(name)
  );
}
