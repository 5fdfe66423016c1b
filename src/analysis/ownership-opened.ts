import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { receiverClass } from '../resolve/own-methods.js';
import type { Resolution } from '../resolve/resolution.js';
import {
  bare,
  classOfThis,
  enclosingFunction,
  isClass,
  isFunction,
  ownNodes,
  propertyName,
} from '../resolve/syntax.js';
import type { ClassNode, FunctionNode } from '../resolve/value.js';
import type { Acquisition } from './ownership-acquisition.js';
import { outermost, type Call } from './ownership-carried.js';
import { ownField } from './ownership-fields.js';
import { handleOf } from './ownership-handle.js';
import { isConstructor, membersOfClass } from './ownership-members.js';
import { calledFunction, type AcquisitionAt } from './ownership-made.js';
import { termsOf, type Taken } from './ownership-terms.js';

/** Names of methods that make an object ready to be used. */
const opens = /^(?:acquire|begin|connect|enter|init|lock|open|reserve|set_?up|start)/iu;

/**
 * What does a method of a class of the project take for the object that it is called on, as `await session.open()` does,
 * which keeps a client in a field? Of an object that the function makes, or that a field holds.
 */
export function openedAt(
  node: Call,
  resolution: Resolution,
  acquisitionAt: AcquisitionAt,
): Taken | undefined {
  const callee = bare(node.callee);
  if (node.type !== AST_NODE_TYPES.CallExpression || callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  if (!opens.test(propertyName(callee) ?? '')) return undefined;
  if (outermost(node).node.parent?.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const receiver = bare(callee.object);
  const isNew = isMadeHere(receiver, resolution);
  // What a base class calls a method with may end it for all of them.
  if (!isNew && (ownField(receiver) === undefined || classOfThis(receiver)?.node.superClass))
    return undefined;
  const called = calledFunction(callee, resolution);
  const opened = called && openedBy(called, resolution, acquisitionAt);
  if (!opened || (opened.isConditional && !isNew)) return undefined;
  const known = receiverClass(resolution, node);
  const owner = known && !known.abstract ? known : opened.owner;
  const taken = ofObject(owner, opened, { forReceiver: true }, resolution);
  return taken && { ...taken, receiver: callee.object };
}

/** A constant that is declared with `new`, or with what a call gives. */
function isMadeHere(receiver: TSESTree.Node, { sourceCode }: Resolution): boolean {
  if (receiver.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = ASTUtils.findVariable(sourceCode.getScope(receiver), receiver.name);
  const definition = variable?.defs[0]?.node;
  if (definition?.type !== AST_NODE_TYPES.VariableDeclarator || definition.parent.kind !== 'const')
    return false;
  const made = definition.init && bare(definition.init);
  return made?.type === AST_NODE_TYPES.NewExpression || made?.type === AST_NODE_TYPES.CallExpression;
}

/** What the constructor of a class of the project takes for the object, or takes when that is first used: `new UnitOfWork(dataSource)`. */
export function madeWith(
  node: ClassNode,
  around: Resolution,
  acquisitionAt: AcquisitionAt,
): Taken | undefined {
  const resolution = around.at(node);
  for (const element of node.body.body) {
    if (isConstructor(element)) {
      const body = isFunction(element.value) ? element.value : undefined;
      const opened = body && openedBy(body, resolution, acquisitionAt);
      if (opened) return ofObject(node, opened, { forReceiver: false }, resolution);
    } else if (element.type === AST_NODE_TYPES.PropertyDefinition && !element.static && element.value) {
      const acquisition = callIn(element.value, resolution, acquisitionAt);
      const field = element.key.type === AST_NODE_TYPES.Identifier ? element.key.name : undefined;
      if (!acquisition || field === undefined) continue;
      const opened = { owner: node, field, acquisition, isConditional: false };
      return ofObject(node, opened, { forReceiver: false }, resolution);
    }
  }
  return undefined;
}

function callIn(
  given: TSESTree.Node,
  resolution: Resolution,
  acquisitionAt: AcquisitionAt,
): Acquisition | undefined {
  const value = bare(given);
  const isCall = value.type === AST_NODE_TYPES.CallExpression || value.type === AST_NODE_TYPES.NewExpression;
  return isCall ? acquisitionAt(value, resolution) : undefined;
}

/** What a method takes, and the field in which it keeps that. */
interface Opened {
  readonly owner: ClassNode;
  readonly field: string;
  readonly acquisition: Acquisition;
  /** On some paths it takes nothing, as where the object has it already. */
  readonly isConditional: boolean;
}

function ofObject(
  owner: ClassNode,
  { field, acquisition }: Opened,
  { forReceiver }: { readonly forReceiver: boolean },
  resolution: Resolution,
): Taken | undefined {
  const members = membersOfClass(owner, new Set([field]), [], termsOf(acquisition), resolution);
  return members && handleOf(acquisition, members, { mayStay: true, forReceiver });
}

// By the function's node, so an answer lives as long as the file's tree. None while it is looked for, so that recursion ends.
const openedByMethods = new WeakMap<FunctionNode, Opened | null>();

function openedBy(body: FunctionNode, around: Resolution, acquisitionAt: AcquisitionAt): Opened | undefined {
  const known = openedByMethods.get(body);
  if (known !== undefined) return known ?? undefined;
  openedByMethods.set(body, null);
  const opened = takenIntoField(body, around.at(body), acquisitionAt);
  openedByMethods.set(body, opened ?? null);
  return opened;
}

function takenIntoField(
  body: FunctionNode,
  resolution: Resolution,
  acquisitionAt: AcquisitionAt,
): Opened | undefined {
  const owner = body.parent.parent?.parent;
  if (!isClass(owner)) return undefined;
  for (const node of ownNodes(body, resolution.sourceCode.visitorKeys)) {
    if (node.type === AST_NODE_TYPES.AssignmentExpression) {
      const field = ownField(node.left);
      const acquisition =
        field === undefined ? undefined : takenAs(node.right, body, resolution, acquisitionAt);
      if (field === undefined || !acquisition) continue;
      return {
        owner,
        field,
        acquisition,
        isConditional: node.operator !== '=' || isConditional(node, body, resolution),
      };
    }
    if (node.type !== AST_NODE_TYPES.CallExpression || ownField(node.callee) === undefined) continue;
    const called = opens.test(ownField(node.callee) ?? '') ? resolution.valueOf(node.callee) : undefined;
    const opened = called?.kind === 'function' ? openedBy(called.node, resolution, acquisitionAt) : undefined;
    if (opened)
      return { ...opened, isConditional: opened.isConditional || isConditional(node, body, resolution) };
  }
  return undefined;
}

/** `await this.pool.connect()`, or a constant that was declared with it. */
function takenAs(
  given: TSESTree.Node,
  body: FunctionNode,
  resolution: Resolution,
  acquisitionAt: AcquisitionAt,
): Acquisition | undefined {
  const value = bare(given);
  if (value.type !== AST_NODE_TYPES.Identifier) return callIn(value, resolution, acquisitionAt);
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(value), value.name);
  const declarator = variable?.defs[0]?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  if (declarator.id !== variable?.identifiers[0] || enclosingFunction(declarator) !== body) return undefined;
  return callIn(declarator.init, resolution, acquisitionAt);
}

/** Can a function come to its end without passing a node? */
function isConditional(start: TSESTree.Node, body: FunctionNode, resolution: Resolution): boolean {
  for (let node = start; node.parent && node.parent !== body; node = node.parent) {
    const { parent } = node;
    const isStraight =
      parent.type === AST_NODE_TYPES.BlockStatement ||
      parent.type === AST_NODE_TYPES.ExpressionStatement ||
      parent.type === AST_NODE_TYPES.AwaitExpression ||
      (parent.type === AST_NODE_TYPES.TryStatement && parent.block === node);
    if (!isStraight || isFunction(node)) return true;
  }
  const before = body.body.type === AST_NODE_TYPES.BlockStatement ? body.body.body : [];
  return before.some((statement) => statement.range[1] <= start.range[0] && returns(statement, resolution));
}

function returns(statement: TSESTree.Statement, { sourceCode }: Resolution): boolean {
  for (const { type } of ownNodes(statement, sourceCode.visitorKeys))
    if (type === AST_NODE_TYPES.ReturnStatement) return true;
  return false;
}
