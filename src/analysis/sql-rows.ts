import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { RowsShape } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { CallNode, FunctionNode } from '../resolve/value.js';

/**
 * Which columns of its rows does the code read after a call?
 * `undefined` as soon as a row, the rows or the result go where that cannot be seen: returned, passed on, spread, stored.
 */
export function columnsRead(
  resolution: Resolution,
  call: CallNode,
  shape: RowsShape | undefined,
): readonly string[] | undefined {
  if (
    call.type !== AST_NODE_TYPES.TaggedTemplateExpression &&
    call.arguments.some((argument) => isFunction(argument))
  )
    return undefined;
  const reading: Reading = { resolution, shape, columns: new Set(), names: new Set(), left: most };
  return isSeen(reading, call, 'promise') ? [...reading.columns] : undefined;
}

/** How many places are looked at before the answer is "cannot be seen". */
const most = 200;

interface Reading {
  readonly resolution: Resolution;
  readonly shape: RowsShape | undefined;
  readonly columns: Set<string>;
  /** Names that were followed; a function that calls itself adds nothing. */
  readonly names: Set<TSESTree.Node>;
  left: number;
}

/** What a value is, on the way from the call to a column. */
type Kind = 'promise' | 'result' | 'rows' | 'row';

/** Is everything seen that happens to this value? Notes the columns on the way. */
function isSeen(reading: Reading, node: TSESTree.Node, kind: Kind): boolean {
  const { parent } = node;
  if (!parent || reading.left-- <= 0) return false;
  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isSeen(reading, parent, kind === 'promise' ? awaited(reading) : kind);
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.ChainExpression:
      return isSeen(reading, parent, kind);
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node || isSeen(reading, parent, kind);
    case AST_NODE_TYPES.LogicalExpression:
      return (parent.operator === '&&' && parent.left === node) || isSeen(reading, parent, kind);
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.IfStatement:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator !== 'delete';
    case AST_NODE_TYPES.BinaryExpression:
      return /^[!=]==?$/u.test(parent.operator);
    case AST_NODE_TYPES.VariableDeclarator:
      return isPatternSeen(reading, parent.id, kind);
    case AST_NODE_TYPES.ForOfStatement:
      return kind === 'rows' && parent.right === node && isLoopSeen(reading, parent.left);
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && isMemberSeen(reading, parent, kind);
    case AST_NODE_TYPES.CallExpression: {
      // Handed to a function of this file
      const index = parent.arguments.indexOf(node as TSESTree.CallExpressionArgument);
      return isParameterSeen(reading, functionOf(reading, parent.callee), index, kind);
    }
    default:
      return false;
  }
}

function awaited({ shape }: Reading): Kind {
  if (shape === 'row') return 'row';
  return shape === 'array' ? 'rows' : 'result';
}

function isLoopSeen(reading: Reading, left: TSESTree.ForOfStatement['left']): boolean {
  const pattern = left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : undefined;
  return pattern !== undefined && isPatternSeen(reading, pattern, 'row');
}

function isMemberSeen(reading: Reading, member: TSESTree.MemberExpression, kind: Kind): boolean {
  const name = propertyName(member);
  const call =
    member.parent.type === AST_NODE_TYPES.CallExpression && member.parent.callee === member
      ? member.parent
      : undefined;
  switch (kind) {
    case 'promise':
      return call !== undefined && isPromiseMethodSeen(reading, call, name);
    case 'result':
      return isResultMemberSeen(reading, member, name, call !== undefined);
    case 'rows':
      return call ? isListMethodSeen(reading, call, name) : isElementSeen(reading, member, name);
    case 'row':
      if (name === undefined || call || isWritten(member)) return false;
      reading.columns.add(name);
      return true;
  }
}

function isPromiseMethodSeen(
  reading: Reading,
  call: TSESTree.CallExpression,
  name: string | undefined,
): boolean {
  if (name === 'catch' || name === 'finally') return isSeen(reading, call, 'promise');
  const [callback] = call.arguments;
  const called = name === 'then' && callback ? functionOf(reading, callback) : undefined;
  return isParameterSeen(reading, called, 0, awaited(reading));
}

function isResultMemberSeen(
  reading: Reading,
  member: TSESTree.MemberExpression,
  name: string | undefined,
  isCalled: boolean,
): boolean {
  if (reading.shape === 'first') {
    const index = indexOf(member);
    return index === 0 && isSeen(reading, member, 'rows');
  }
  if (name === rowsKey(reading) && !isCalled) return isSeen(reading, member, 'rows');
  return name !== undefined && !isCalled && resultCounts.test(name);
}

/** The property of a result that holds its rows. */
function rowsKey({ shape }: Reading): string {
  return shape === 'recordset' ? shape : 'rows';
}

/** What a result says beside its rows. Its `fields` are the columns themselves. */
const resultCounts = /^(?:rowCount|rowsAffected|affectedRows|count|command|oid)$/u;

function isElementSeen(
  reading: Reading,
  member: TSESTree.MemberExpression,
  name: string | undefined,
): boolean {
  if (name === 'length') return true;
  return member.computed && name === undefined && !isWritten(member) && isSeen(reading, member, 'row');
}

const keepsRows = new Set(['filter', 'sort', 'toSorted', 'slice', 'reverse', 'toReversed']);
const givesRow = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const takesRow = new Set([
  ...[
    'map',
    'flatMap',
    'forEach',
    'filter',
    'find',
    'findLast',
    'findIndex',
    'findLastIndex',
    'some',
    'every',
  ],
  ...['sort', 'toSorted', 'reduce'],
]);

function isListMethodSeen(reading: Reading, call: TSESTree.CallExpression, name = ''): boolean {
  const [callback] = call.arguments;
  if (takesRow.has(name)) {
    if (name === 'reduce' && call.arguments.length < 2) return false;
    if (!isCallbackSeen(reading, callback, name === 'reduce' ? 1 : 0)) return false;
    if (/sort/iu.test(name) && !isCallbackSeen(reading, callback, 1)) return false;
  } else if (!keepsRows.has(name) && !givesRow.has(name)) {
    return false;
  }
  if (keepsRows.has(name)) return isSeen(reading, call, 'rows');
  return givesRow.has(name) ? isSeen(reading, call, 'row') : true;
}

/** A callback of a list method gets the element, its index and the whole list. */
function isCallbackSeen(reading: Reading, callback: TSESTree.Node | undefined, index: number): boolean {
  const called = callback && functionOf(reading, callback);
  return (
    called !== undefined &&
    called.params.length <= index + 2 &&
    isParameterSeen(reading, called, index, 'row')
  );
}

function isParameterSeen(
  reading: Reading,
  called: FunctionNode | undefined,
  index: number,
  kind: Kind,
): boolean {
  if (!called || called.generator || index < 0 || usesArguments(reading, called)) return false;
  if (called.params.slice(0, index + 1).some(({ type }) => type === AST_NODE_TYPES.RestElement)) return false;
  const parameter = called.params[index];
  return parameter === undefined || isPatternSeen(reading, parameter, kind);
}

function functionOf({ resolution }: Reading, node: TSESTree.Node): FunctionNode | undefined {
  const value = resolution.valueOf(node);
  if (value?.kind !== 'function' || isFunction(node))
    return value?.kind === 'function' ? value.node : undefined;
  if (node.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  return variable?.references.every((reference) => !reference.isWrite() || reference.init)
    ? value.node
    : undefined;
}

function usesArguments({ resolution }: Reading, called: FunctionNode): boolean {
  const own = resolution.sourceCode.scopeManager?.acquire(called)?.set.get('arguments');
  return own !== undefined && own.references.length > 0;
}

function isPatternSeen(reading: Reading, pattern: TSESTree.Node, kind: Kind): boolean {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      return isNameSeen(reading, pattern, kind);
    case AST_NODE_TYPES.AssignmentPattern:
      return isPatternSeen(reading, pattern.left, kind);
    case AST_NODE_TYPES.ObjectPattern:
      return pattern.properties.every((property) => isPropertySeen(reading, property, kind));
    case AST_NODE_TYPES.ArrayPattern:
      return isListPatternSeen(reading, pattern, kind);
    default:
      return false;
  }
}

function isNameSeen(reading: Reading, name: TSESTree.Identifier, kind: Kind): boolean {
  if (reading.names.has(name)) return true;
  reading.names.add(name);
  const variable = ASTUtils.findVariable(reading.resolution.sourceCode.getScope(name), name.name);
  if (variable?.defs.length !== 1 || isExported(variable)) return false;
  return variable.references.every((reference) =>
    reference.isWrite() ? reference.init === true : isSeen(reading, reference.identifier, kind),
  );
}

function isPropertySeen(
  reading: Reading,
  property: TSESTree.Property | TSESTree.RestElement,
  kind: Kind,
): boolean {
  const name = property.type === AST_NODE_TYPES.Property ? keyName(property) : undefined;
  if (name === undefined || property.type !== AST_NODE_TYPES.Property) return false;
  switch (kind) {
    case 'row':
      reading.columns.add(name);
      return true;
    case 'rows':
      return name === 'length';
    case 'result':
      if (reading.shape === 'first') return false;
      return name === rowsKey(reading)
        ? isPatternSeen(reading, property.value, 'rows')
        : resultCounts.test(name);
    case 'promise':
      return false;
  }
}

function isListPatternSeen(reading: Reading, { elements }: TSESTree.ArrayPattern, kind: Kind): boolean {
  if (kind === 'result' && reading.shape === 'first') {
    const [rows, ...columns] = elements;
    if (columns.some((column) => column && !isUnused(reading, column))) return false;
    return !rows || isPatternSeen(reading, rows, 'rows');
  }
  if (kind !== 'rows') return false;
  return elements.every((element) => {
    if (!element) return true;
    return element.type === AST_NODE_TYPES.RestElement
      ? isPatternSeen(reading, element.argument, 'rows')
      : isPatternSeen(reading, element, 'row');
  });
}

function isUnused({ resolution: { sourceCode } }: Reading, name: TSESTree.Node): boolean {
  if (name.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  return variable?.references.every(({ init }) => init === true) ?? false;
}

function isExported({ defs }: TSESLint.Scope.Variable): boolean {
  const node: TSESTree.Node | undefined = defs[0]?.node;
  return node?.parent?.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration;
}

function indexOf({ computed, property }: TSESTree.MemberExpression): number | undefined {
  const isNumber = computed && property.type === AST_NODE_TYPES.Literal && typeof property.value === 'number';
  return isNumber ? Number(property.value) : undefined;
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  if (parent.type === AST_NODE_TYPES.AssignmentExpression) return parent.left === member;
  return (
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete')
  );
}
