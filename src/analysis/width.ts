import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { classMember } from '../resolve/class-members.js';
import { importedNode } from '../resolve/exports.js';
import { importOf } from '../resolve/imports.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, classOfThis, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { callbackIteration, iterationAround, type Iteration } from './iteration.js';
import { isChunks } from './chunks.js';
import { isConfiguration, isConfigurationCall, isConfigurationText } from './configuration.js';
import { isCapped, isNegative, isSmallNumber } from './number-bound.js';
import { countsToFew } from './counted-far.js';
import { declaredWith } from './declared-with.js';
import { isFed } from './fed-list.js';
import { isFlushed } from './flushed-list.js';
import { pageOf, pageOfParameters } from './limited-query.js';
import { partsOf } from './pattern-part.js';
import { fieldOfMember, fieldOfPattern, isBoundedBySchema } from './schema-bound.js';
import { isSmallDeclaration } from './small-declaration.js';
import { hasLengthGuard, hasMemberGuard } from './length-guard.js';
import { restOf } from './list-rest.js';
import { isShownLong } from './shown-long.js';
import { isSmallByName } from './small-by-name.js';
import { argumentsGiven } from './private-calls.js';
import { keysIn } from './keys-given.js';
import { wholeListOf } from './whole-list.js';
import { isBoundedByRoute, isBoundedUpload } from './upload-bound.js';

/**
 * How many elements there can be: a small constant, bounded by code, the rows of one query with a limit, or with one that
 * is still long, or as many as there happen to be.
 */
export type Width = 'small' | 'bounded' | 'page' | 'long page' | 'open';

const order: readonly Width[] = ['small', 'bounded', 'page', 'long page', 'open'];

/** Methods whose result has at most as many elements as what they are called on. */
const keepsWidth = new Set(
  'concat entries fill filter flat flatMap keys map reverse sort toArray toReversed toSorted toSpliced values with'.split(
    ' ',
  ),
);

/** How many elements does an iteration have? */
export function widthOfIteration(resolution: Resolution, { source, call, method, body }: Iteration): Width {
  if (!source) return 'open';
  // Only `Array.from` goes over `{ length: n }`.
  if (call || method !== 'map' || source.type !== AST_NODE_TYPES.ObjectExpression)
    return widthOf(resolution, source);
  const made = resolution.valueOf(body);
  const isWorker = made?.kind === 'function' && made.node.params.length === 0;
  return isWorker ? 'bounded' : widthOfArrayFrom(source, (next) => widthOf(resolution, next));
}

/** How many elements can a list have? Follows it back to where it comes from, within the file. */
export function widthOf(resolution: Resolution, list: TSESTree.Node, hops = 12): Width {
  const node = bare(list);
  if (hops <= 0) return 'open';
  const follow = (next: TSESTree.Node): Width => widthOf(resolution, next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return widest(
        node.elements.map((element) =>
          element?.type === AST_NODE_TYPES.SpreadElement ? follow(element.argument) : 'small',
        ),
      );
    case AST_NODE_TYPES.ObjectExpression:
      return widest(
        node.properties.map((property) =>
          property.type === AST_NODE_TYPES.SpreadElement ? follow(property.argument) : 'small',
        ),
      );
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
      return 'small';
    case AST_NODE_TYPES.LogicalExpression:
      return widest([follow(node.left), follow(node.right)]);
    case AST_NODE_TYPES.ConditionalExpression:
      return widest([follow(node.consequent), follow(node.alternate)]);
    case AST_NODE_TYPES.AssignmentExpression:
      return follow(node.right);
    case AST_NODE_TYPES.Identifier:
      return widthOfName(resolution, node, hops);
    case AST_NODE_TYPES.MemberExpression:
      return widthOfMember(resolution, node, follow);
    case AST_NODE_TYPES.NewExpression: {
      const [argument] = node.arguments;
      return argument ? follow(argument) : 'open';
    }
    case AST_NODE_TYPES.CallExpression:
      return widthOfCall(resolution, node, follow);
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return pageOf(resolution, node) ?? 'open';
    default:
      return 'open';
  }
}

function widest(widths: readonly Width[]): Width {
  return order[Math.max(0, ...widths.map((width) => order.indexOf(width)))] ?? 'open';
}

function widthOfName(resolution: Resolution, node: TSESTree.Identifier, hops: number): Width {
  if (isSmallByName(node.name) && !isShownLong(resolution, node)) return 'small';
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return 'open';
  if (definition.node.type === AST_NODE_TYPES.TSEnumDeclaration) return 'small';
  const imported = importOf(definition);
  if (imported) {
    const written = importedNode(resolution, imported);
    return written ? widthOf(resolution, written, hops - 1) : 'open';
  }
  if (isSmallDeclaration(definition)) return 'small';
  if (isBoundedUpload(definition)) return 'bounded';
  const field = fieldOfPattern(definition.name);
  if (field !== undefined && isBoundedBySchema(resolution, field, node)) return 'bounded';
  const width =
    definition.node.type === AST_NODE_TYPES.VariableDeclarator
      ? widthOfVariable(resolution, variable, definition.node, hops)
      : widthOfParameter(resolution, definition, hops);
  return width === 'open' && hasLengthGuard(node, variable) ? 'bounded' : width;
}

/** What all calls in the file hand over, or an element of a written list of lists: `[ids.slice(0, 2), others].map((part) => …)`. */
function widthOfParameter(
  resolution: Resolution,
  definition: TSESLint.Scope.Definition,
  hops: number,
): Width {
  const host = definition.name.parent;
  const iteration = isFunction(host) ? callbackIteration(resolution, host) : undefined;
  if (iteration) {
    const isElement = iteration.element === definition.name && iteration.source !== undefined;
    return isElement ? widthOfElement(resolution, iteration.source, hops) : 'open';
  }
  const given = argumentsGiven(resolution, definition) ?? [];
  // Each may lead to more calls.
  return given.length > 0 ? widest(given.map((list) => widthOf(resolution, list, hops - 4))) : 'open';
}

/** How long is an element of a list that is written out? */
function widthOfElement(resolution: Resolution, list: TSESTree.Node, hops: number): Width {
  const written = assignedOnce(resolution, bare(list));
  if (written.type !== AST_NODE_TYPES.ArrayExpression) return 'open';
  return widest(
    written.elements.map((element) =>
      element && element.type !== AST_NODE_TYPES.SpreadElement
        ? widthOf(resolution, element, hops - 1)
        : 'open',
    ),
  );
}

function widthOfVariable(
  resolution: Resolution,
  variable: TSESLint.Scope.Variable,
  declarator: TSESTree.VariableDeclarator,
  hops: number,
): Width {
  const loop = declarator.parent.parent;
  if (loop?.type === AST_NODE_TYPES.ForOfStatement && loop.left === declarator.parent) {
    return isChunks(resolution, loop.right) ? 'bounded' : widthOfElement(resolution, loop.right, hops);
  }
  if (declarator.id.type !== AST_NODE_TYPES.Identifier) {
    return widthOfPattern(resolution, variable, declarator, hops);
  }
  const written = variable.references.flatMap(({ writeExpr }) =>
    writeExpr && restOf(resolution, writeExpr)?.list.name !== variable.name ? [writeExpr] : [],
  );
  if (written.length === 0) return 'open';
  const widths = written.map((value) => widthOf(resolution, value, hops - 1));
  return widest([...widths, ...pushedWidths(resolution, variable, hops)]);
}

function widthOfPattern(
  resolution: Resolution,
  variable: TSESLint.Scope.Variable,
  declarator: TSESTree.VariableDeclarator,
  hops: number,
): Width {
  if (!declarator.init) return 'open';
  const isPart = declarator.id.type === AST_NODE_TYPES.ObjectPattern;
  return widest(
    partsOf(resolution, declarator, variable).map((part) => {
      if (part !== declarator.init && isPart) return widthOf(resolution, part, hops - 1);
      return pageOf(resolution, answerBehind(resolution, part)) ?? 'open';
    }),
  );
}

/** What a part of an answer was asked by: `answer` of `const { rows } = answer.data`. */
function answerBehind(resolution: Resolution, part: TSESTree.Node): TSESTree.Node {
  const node = bare(part);
  return assignedOnce(resolution, node.type === AST_NODE_TYPES.MemberExpression ? node.object : node);
}

/** A list that is filled by `push` is as wide as the iterations that push to it. */
function pushedWidths(resolution: Resolution, variable: TSESLint.Scope.Variable, hops: number): Width[] {
  return variable.references.flatMap(({ identifier }) => {
    const member = identifier.parent;
    if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier) return [];
    const name = propertyName(member);
    const call = member.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return [];
    if (name === undefined || !/^(?:push|unshift|add|set)$/u.test(name)) return [];
    const spread = call.arguments.flatMap((argument) =>
      argument.type === AST_NODE_TYPES.SpreadElement
        ? [widthOf(resolution, argument.argument, hops - 1)]
        : [],
    );
    const around = iterationAround(resolution, call);
    const loop = around?.node.type === AST_NODE_TYPES.CallExpression ? undefined : around?.node;
    if (loop && !isFunction(loop) && isFlushed(variable, loop)) return ['bounded'];
    const once = isFed(call) ? 'open' : 'small';
    return [...spread, around ? widthOfSource(resolution, around, hops) : once];
  });
}

function widthOfSource(resolution: Resolution, iteration: Iteration, hops: number): Width {
  if (iteration.source) return widthOf(resolution, iteration.source, hops - 1);
  return countsToFew(resolution, iteration) ? 'small' : 'open';
}

function widthOfMember(
  resolution: Resolution,
  node: TSESTree.MemberExpression,
  follow: (next: TSESTree.Node) => Width,
): Width {
  const name = propertyName(node);
  if (name !== undefined && isSmallByName(name)) return 'small';
  if (isConfiguration(node)) return 'small';
  // What a queue hands to a function of AWS is a batch.
  if (name === 'Records' && /^e(?:v(?:en)?t)?$/u.test(calleeName(bare(node.object)))) return 'bounded';
  if (isBoundedByRoute(node)) return 'bounded';
  const field = fieldOfMember(node);
  if (field !== undefined && isBoundedBySchema(resolution, field, node)) return 'bounded';
  if (name !== undefined && node.object.type === AST_NODE_TYPES.ThisExpression) {
    const owner = classOfThis(node);
    const initialiser = owner && wholeListOf(owner.node, name);
    if (initialiser) return follow(initialiser);
    const value = owner && classMember(resolution, owner.node, name, owner.isStatic);
    if (value?.kind === 'literal') return follow(value.node);
  }
  const page = pageOf(resolution, declaredWith(resolution, node.object));
  return page ?? (hasMemberGuard(resolution, node) ? 'bounded' : 'open');
}

function widthOfCall(
  resolution: Resolution,
  node: TSESTree.CallExpression,
  follow: (next: TSESTree.Node) => Width,
): Width {
  const callee = bare(node.callee);
  const [argument] = node.arguments;
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const name = propertyName(callee) ?? '';
    const owner = callee.object.type === AST_NODE_TYPES.Identifier ? callee.object.name : undefined;
    if (owner === 'Object' && argument && /^(?:keys|values|entries|getOwnPropertyNames)$/u.test(name)) {
      return isEnumLike(argument) ? 'small' : follow(argument);
    }
    if (owner === 'Object' && argument && /^(?:freeze|seal|fromEntries|assign)$/u.test(name))
      return follow(argument);
    if (owner === 'Array' && name === 'from' && argument) return widthOfArrayFrom(argument, follow);
    if (owner === 'Array' && name === 'of') return 'small';
    if (owner === 'Promise' && argument && /^(?:all|allSettled)$/u.test(name)) return follow(argument);
    if (name === 'slice' || name === 'splice') return widthOfSlice(node, name, follow(callee.object));
    if (name === 'split') return isConfigurationText(callee.object) ? 'small' : 'open';
    if (keepsWidth.has(name) && !resolution.callAt(node)) {
      return widest([follow(callee.object), ...(name === 'concat' ? node.arguments.map(follow) : [])]);
    }
  }
  if (callee.type === AST_NODE_TYPES.Identifier && callee.name === 'Array' && argument) {
    return isSmallNumber(argument) ? 'small' : isCapped(argument) ? 'bounded' : 'open';
  }
  const page = pageOf(resolution, node);
  if (page) return page;
  if (isConfigurationCall(node)) return 'small';
  const made = resolution.valueOf(callee);
  if (made?.kind === 'function') {
    const { body, params } = made.node;
    const limited = pageOfParameters(params, node.arguments);
    if (limited) return limited;
    const only =
      body.type === AST_NODE_TYPES.BlockStatement && body.body.length === 1 ? body.body[0] : undefined;
    if (only?.type === AST_NODE_TYPES.ReturnStatement && only.argument) return follow(only.argument);
    if (body.type !== AST_NODE_TYPES.BlockStatement) return follow(body);
  }
  // What is asked for a chunk, or for a bounded list of keys, answers about so many.
  if (
    node.arguments.some((given) => keysIn(given).some((keys) => /^(?:bounded|page)$/u.test(follow(keys))))
  ) {
    return 'page';
  }
  const library = resolution.callAt(node);
  if (
    argument &&
    /^(?:uniq|uniqBy|compact|sortBy|orderBy|shuffle|reverse|without|difference|intersection|omit|pick)$/u.test(
      library?.name ?? calleeName(callee),
    )
  ) {
    return follow(argument);
  }
  return 'open';
}

function calleeName(callee: TSESTree.Node): string {
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  return callee.type === AST_NODE_TYPES.MemberExpression ? (propertyName(callee) ?? '') : '';
}

/** Enums and constant tables are imported under names with a capital. */
function isEnumLike(node: TSESTree.Node): boolean {
  const name = bare(node);
  const last =
    name.type === AST_NODE_TYPES.Identifier
      ? name.name
      : name.type === AST_NODE_TYPES.MemberExpression
        ? (propertyName(name) ?? '')
        : '';
  return /^[A-Z]/u.test(last);
}

function widthOfArrayFrom(argument: TSESTree.Node, follow: (next: TSESTree.Node) => Width): Width {
  const given = bare(argument);
  if (given.type !== AST_NODE_TYPES.ObjectExpression) return follow(given);
  const length = given.properties.find(
    (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === 'length',
  );
  if (length?.type !== AST_NODE_TYPES.Property) return 'open';
  return isSmallNumber(length.value) ? 'small' : isCapped(length.value) ? 'bounded' : 'open';
}

/** `list.splice(0, list.length)` takes all of it. */
function isLength(end: TSESTree.Node): boolean {
  return end.type === AST_NODE_TYPES.MemberExpression && propertyName(end) === 'length';
}

function widthOfSlice(node: TSESTree.CallExpression, name: string, whole: Width): Width {
  const [start, end] = node.arguments;
  if (whole !== 'open') return whole;
  if (name === 'splice') return end && !isLength(end) ? (isSmallNumber(end) ? 'small' : 'bounded') : whole;
  if (!start) return whole;
  if (!end) return isNegative(start) ? 'bounded' : whole;
  if (end.type === AST_NODE_TYPES.UnaryExpression) return whole; // All but the last few.
  return isSmallNumber(end) ? 'small' : 'bounded';
}
