import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { conventions, type Convention } from '../catalogue/conventions.js';
import { libraryOf } from './known-libraries.js';
import { promiseUse } from './promise-use.js';
import type { Resolution } from './resolution.js';
import { bare, keyName, propertyName } from './syntax.js';
import {
  asInstance,
  calledMember,
  libraryMember,
  type CallNode,
  type LibraryMember,
  type Value,
} from './value.js';

/** The library member that a call stands for by convention: a conventional receiver and a distinctive use. */
export function conventionalMember(resolution: Resolution, node: CallNode): LibraryMember | undefined {
  const callee = bare(node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee);
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  const receiver = callee.type === AST_NODE_TYPES.MemberExpression ? bare(callee.object) : undefined;
  const names = {
    member: receiver && lastName(receiver),
    model: receiver?.type === AST_NODE_TYPES.MemberExpression ? lastName(bare(receiver.object)) : undefined,
    itself: lastName(callee),
  };
  for (const convention of conventionsFor(name)) {
    const called = convention.called ?? 'member';
    const receiverName = names[called];
    if (receiverName === undefined || !convention.receiver.test(receiverName)) continue;
    if (called === 'itself' ? node.type !== AST_NODE_TYPES.CallExpression : name === undefined) continue;
    if (!fits(convention, node) || importsOtherwise(resolution, convention.unless)) continue;
    if (!isUnknown(resolution, called === 'itself' ? callee : receiver)) return undefined;
    const member = meantMember(convention, name);
    if (member) return member;
  }
  return undefined;
}

const byName = new Map<string | undefined, readonly Convention[]>();

/** The conventions in which a member of this name is evidence; kept, because the same few names come up all the time. */
function conventionsFor(name: string | undefined): readonly Convention[] {
  let known = byName.get(name);
  if (!known) {
    known = conventions.filter(({ names }) => !names || (name !== undefined && names.test(name)));
    byName.set(name, known);
  }
  return known;
}

function importsOtherwise({ sourceCode }: Resolution, unless: RegExp | undefined): boolean {
  if (!unless) return false;
  return sourceCode.ast.body.some(
    (statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && unless.test(statement.source.value),
  );
}

/** What the receiver and the member mean in the library that the convention names. */
function meantMember(convention: Convention, name: string | undefined): LibraryMember | undefined {
  const library = libraryOf(convention.is.package);
  if (!library) return undefined;
  const receiver = { kind: 'instance', library, type: convention.is.type, evidence: 'convention' } as const;
  if (convention.called === 'itself') return calledMember(receiver);
  if (convention.called === 'model') {
    const model = asInstance(libraryMember(receiver, '*'));
    return model && name !== undefined ? libraryMember(model, name) : undefined;
  }
  return name === undefined ? undefined : libraryMember(receiver, name);
}

/** Nothing in the file says what the receiver is; what is known needs no guess. */
function isUnknown(resolution: Resolution, receiver: TSESTree.Node | undefined): boolean {
  if (!receiver || resolution.valueOf(receiver)) return receiver === undefined;
  for (let current = receiver; current.type === AST_NODE_TYPES.MemberExpression;) {
    current = bare(current.object);
    const owner = resolution.valueOf(current);
    if (owner && !madeHere.has(owner.kind)) return false;
  }
  return true;
}

/** Values of this file, whose members can come from anywhere. */
const madeHere: ReadonlySet<Value['kind']> = new Set(['class', 'function', 'literal', 'object', 'shape']);

function fits(convention: Convention, node: CallNode): boolean {
  return (
    hasArguments(convention.given, node) && hasUse(convention.use, node) && hasNext(convention.then, node)
  );
}

function hasArguments(given: Convention['given'], node: CallNode): boolean {
  if (given === undefined) return true;
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return given === 'sql';
  const [first] = node.arguments;
  switch (given) {
    case 'nothing':
      return first === undefined;
    case 'object':
      return first?.type === AST_NODE_TYPES.ObjectExpression;
    case 'where':
      return node.arguments.some(
        (argument) =>
          argument.type === AST_NODE_TYPES.ObjectExpression &&
          argument.properties.some(
            (property) => property.type === AST_NODE_TYPES.Property && keyName(property) === 'where',
          ),
      );
    case 'text':
      return first !== undefined && node.arguments.every((argument) => textStart(argument) !== undefined);
    case 'sql':
      return first !== undefined && startsAsSql.test(textStart(first) ?? '');
  }
}

const startsAsSql =
  /^\s*(?:--[^\n]*\n\s*)*(?:select|insert\s+into|update|delete\s+from|with|merge\s+into|begin|commit|rollback)\b/iu;

function textStart(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') return node.value;
  if (node.type === AST_NODE_TYPES.TemplateLiteral) return node.quasis[0]?.value.raw;
  return undefined;
}

function hasUse(use: Convention['use'], node: CallNode): boolean {
  if (use === undefined) return true;
  const found = promiseUse(node).use;
  return use === 'promise'
    ? found === 'awaited' || found === 'returned' || found === 'listed' || found === 'passed'
    : node.parent.type !== AST_NODE_TYPES.AwaitExpression;
}

function hasNext(names: RegExp | undefined, node: CallNode): boolean {
  if (!names) return true;
  const next = node.parent;
  if (next.type !== AST_NODE_TYPES.MemberExpression || next.object !== node) return false;
  return names.test(propertyName(next) ?? '');
}

function lastName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return propertyName(node)?.replace(/^#/u, '');
    case AST_NODE_TYPES.CallExpression:
      return node.arguments.length === 0 ? lastName(bare(node.callee)) : undefined;
    default:
      return undefined;
  }
}
