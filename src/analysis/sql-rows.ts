import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { RowsShape } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, isFunction, keyName, propertyName } from '../resolve/syntax.js';
import type { CallNode } from '../resolve/value.js';
import { keysChecked } from './checked-keys.js';
import { indexOf, isTolerant, isWritten } from './row-member.js';
import { isExported, optionalKeys, rowFunctionAt, usesArguments, type RowFunction } from './row-function.js';
import { givesElement, handsElements, keepsElements } from './row-methods.js';
import { columnsOfPlainType, rowTypeIn } from './sql-row-type.js';

/** What is seen of the rows of a call. */
export interface RowsSeen {
  readonly columns: ReadonlySet<string>;
  /** Types and schemas that say what goes on of a row, where the code does not read it here. */
  readonly described: readonly DescribedRow[];
  /** Functions that are handed rows, and may be by others too. */
  readonly functions: readonly RowFunction[];
}

export interface DescribedRow {
  /** A type, or the callee that checks by a schema. */
  readonly by: TSESTree.Node;
  readonly columns: readonly string[];
}

/**
 * Which columns of its rows does the code read after a call?
 * `undefined` as soon as a row, the rows or the result go where that cannot be seen: returned without a type, passed on,
 * spread, stored.
 */
export function columnsRead(
  resolution: Resolution,
  call: CallNode,
  shape: RowsShape | undefined,
): RowsSeen | undefined {
  if (
    call.type !== AST_NODE_TYPES.TaggedTemplateExpression &&
    call.arguments.some((argument) => isFunction(argument))
  )
    return undefined;
  const reading: Reading = {
    resolution,
    shape,
    columns: new Set(),
    described: [],
    functions: [],
    names: new Set(),
    budget: { left: most },
  };
  return isSeen(reading, call, 'promise') ? reading : undefined;
}

/** How many places are looked at before the answer is "cannot be seen". */
const most = 200;

interface Reading extends RowsSeen {
  readonly resolution: Resolution;
  readonly shape: RowsShape | undefined;
  readonly columns: Set<string>;
  readonly described: DescribedRow[];
  readonly functions: RowFunction[];
  /** The function in which it is read, where others may hand it rows too, and the keys that its parameter may lack. */
  readonly inside?: RowFunction;
  readonly optional?: ReadonlySet<string>;
  /** Names that were followed; a function that calls itself adds nothing. */
  readonly names: Set<TSESTree.Node>;
  readonly budget: { left: number };
}

/** What a value is, on the way from the call to a column. */
type Kind = 'promise' | 'result' | 'rows' | 'row';

/** Is everything seen that happens to this value? Notes the columns on the way. */
function isSeen(reading: Reading, node: TSESTree.Node, kind: Kind): boolean {
  const { parent } = node;
  if (!parent || reading.budget.left-- <= 0) return false;
  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isSeen(reading, parent, kind === 'promise' ? awaited(reading) : kind);
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return (kind === 'row' || kind === 'rows') && goesOnTyped(reading, node, kind);
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
      return isList(reading, kind) && parent.right === node && isLoopSeen(reading, parent.left);
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && isMemberSeen(reading, parent, kind);
    case AST_NODE_TYPES.CallExpression: {
      const index = parent.arguments.indexOf(node as TSESTree.CallExpressionArgument);
      const called = rowFunctionAt(reading.resolution, parent.callee);
      return called
        ? isParameterSeen(reading, called, index, kind)
        : isCheckSeen(reading, parent.callee, parent.arguments, node, kind);
    }
    default:
      return false;
  }
}

function awaited({ shape }: Reading): Kind {
  if (shape === 'row') return 'row';
  return shape === 'array' ? 'rows' : 'result';
}

/** What nothing is known of is a list of rows where the code goes through it. */
function isList({ shape }: Reading, kind: Kind): boolean {
  return kind === 'rows' || (kind === 'result' && shape === undefined);
}

/** Does a function say of which type the row, or the rows, are that it gives back? */
function goesOnTyped(reading: Reading, node: TSESTree.Node, kind: 'row' | 'rows'): boolean {
  const asserted = node.type === AST_NODE_TYPES.TSAsExpression ? node.typeAnnotation : undefined;
  const type = enclosingFunction(node)?.returnType?.typeAnnotation ?? asserted;
  const row = type && rowTypeIn(type, kind);
  const columns = row && columnsOfPlainType(reading.resolution, row);
  return row !== undefined && columns !== undefined && isDescribed(reading, row, columns);
}

function isDescribed(reading: Reading, by: TSESTree.Node, columns: readonly string[]): true {
  reading.described.push({ by, columns });
  for (const column of columns) reading.columns.add(column);
  return true;
}

/** Is a row, or a list of them, checked by a schema, so that only what that names goes on? */
function isCheckSeen(
  reading: Reading,
  callee: TSESTree.Node,
  given: readonly TSESTree.Node[],
  checked: TSESTree.Node,
  kind: Kind,
): boolean {
  if (kind !== 'row' && !isList(reading, kind)) return false;
  const keys = keysChecked(reading.resolution, { callee, given, checked, isList: kind !== 'row' });
  if (!keys?.every(({ isThere }) => isThere)) return false;
  return isDescribed(
    reading,
    callee,
    keys.map(({ name }) => name),
  );
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
      return call && isList(reading, kind) && handsElements.has(name ?? '')
        ? isListMethodSeen(reading, call, name)
        : isResultMemberSeen(reading, member, name, call !== undefined);
    case 'rows':
      return call ? isListMethodSeen(reading, call, name) : isElementSeen(reading, member, name);
    case 'row':
      if (name === undefined || call || isWritten(member)) return false;
      note(reading, name, isTolerant(member));
      return true;
  }
}

function note({ columns, inside, optional }: Reading, name: string, mayBeMissing: boolean): void {
  columns.add(name);
  const isOptional = optional?.has(name) ?? false;
  inside?.columns.set(name, mayBeMissing || isOptional || (inside.columns.get(name) ?? false));
}

function isPromiseMethodSeen(
  reading: Reading,
  call: TSESTree.CallExpression,
  name: string | undefined,
): boolean {
  if (name === 'catch' || name === 'finally') return isSeen(reading, call, 'promise');
  const [callback] = call.arguments;
  const called = name === 'then' && callback ? rowFunctionAt(reading.resolution, callback) : undefined;
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

function isListMethodSeen(reading: Reading, call: TSESTree.CallExpression, name = ''): boolean {
  const [callback] = call.arguments;
  if (handsElements.has(name)) {
    if (name === 'reduce' && call.arguments.length < 2) return false;
    if (!isCallbackSeen(reading, callback, name === 'reduce' ? 1 : 0)) return false;
    if (/sort/iu.test(name) && !isCallbackSeen(reading, callback, 1)) return false;
  } else if (!keepsElements.has(name) && !givesElement.has(name)) {
    return false;
  }
  if (keepsElements.has(name)) return isSeen(reading, call, 'rows');
  return givesElement.has(name) ? isSeen(reading, call, 'row') : true;
}

/** A callback of a list method gets the element, its index and the whole list. */
function isCallbackSeen(reading: Reading, callback: TSESTree.Node | undefined, index: number): boolean {
  const called = callback && rowFunctionAt(reading.resolution, callback);
  if (callback && !called && index === 0) return isCheckSeen(reading, callback, [callback], callback, 'row');
  return (
    called !== undefined &&
    called.node.params.length <= index + 2 &&
    isParameterSeen(reading, called, index, 'row')
  );
}

function isParameterSeen(
  reading: Reading,
  called: RowFunction | undefined,
  index: number,
  kind: Kind,
): boolean {
  if (!called || index < 0 || called.node.generator || usesArguments(reading.resolution, called.node))
    return false;
  const { params } = called.node;
  if (params.slice(0, index + 1).some(({ type }) => type === AST_NODE_TYPES.RestElement)) return false;
  const parameter = params[index];
  if (!parameter) return true;
  if (called.calledBy === 'nobody' || reading.names.has(parameter))
    return isPatternSeen(reading, parameter, kind);
  reading.functions.push(called);
  const optional = optionalKeys(reading.resolution, parameter);
  return isPatternSeen({ ...reading, inside: called, optional }, parameter, kind);
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
  const declared: TSESTree.Node | undefined = variable?.defs[0]?.node;
  if (variable?.defs.length !== 1 || !declared) return false;
  if (declared.type === AST_NODE_TYPES.VariableDeclarator && isExported(declared)) return false;
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
      note(reading, name, property.value.type === AST_NODE_TYPES.AssignmentPattern);
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
