import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import type { Member } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction } from '../resolve/syntax.js';
import { membersOf } from '../resolve/value.js';
import { assignedOnce } from './assigned-once.js';

type Given = TSESTree.CallExpressionArgument;

/** A command as a store gets it: with the arguments that a method for it would get. */
export interface SentCommand {
  readonly member: Member;
  readonly name: string;
  readonly given: readonly Given[];
  /** The tests that decide whether more is added to the arguments: `if (ttl) args.push('EX', ttl)`. */
  readonly additions: readonly TSESTree.Node[];
}

/**
 * Which command does a call send: that of its own name, or one that is a word among its arguments, as in
 * `call('SET', key, value)`, `sendCommand(['SET', key, value])` and `pipeline([['set', key, value]])`?
 */
export function sentCommand(
  resolution: Resolution,
  call: LibraryCall,
  node: TSESTree.CallExpression,
): SentCommand | undefined {
  const { member, name } = call;
  const { given, additions } = writtenOut(resolution, node.arguments);
  switch (member.sends) {
    case undefined:
      return { member, name, given, additions };
    case 'words':
      return commandOf(call, given, additions);
    case 'list':
      return commandOf(call, elementsOf(given[0]), additions);
    case 'lists':
      return writtenBy(
        commandsOf(resolution, given[0]).map((list) => commandOf(call, elementsOf(list), additions)),
      );
  }
}

function commandOf(
  { library, type }: LibraryCall,
  [word, ...given]: readonly Given[],
  additions: readonly TSESTree.Node[],
): SentCommand | undefined {
  if (word?.type !== AST_NODE_TYPES.Literal || typeof word.value !== 'string' || type === undefined)
    return undefined;
  const command = word.value.toLowerCase();
  const found = Object.entries(membersOf(library, type)).find(([name]) => name.toLowerCase() === command);
  return found && { member: found[1], name: found[0], given, additions };
}

function elementsOf(list: TSESTree.Node | undefined): readonly Given[] {
  return list?.type === AST_NODE_TYPES.ArrayExpression
    ? list.elements.filter((element) => element !== null)
    : [];
}

/** The commands of a list: of `[['set', key, value]]` and `rows.map((row) => ['set', row.id, row.name])`. */
function commandsOf(resolution: Resolution, given: Given | undefined): readonly TSESTree.Node[] {
  const list = given && assignedOnce(resolution, given);
  if (list?.type === AST_NODE_TYPES.ArrayExpression) return elementsOf(list);
  if (list?.type !== AST_NODE_TYPES.CallExpression || calledName(list) !== 'map') return [];
  const [mapper] = list.arguments;
  return isFunction(mapper) ? [bare(mapper.body)] : [];
}

/** The first of several commands that writes an entry, unless another may let it expire. */
function writtenBy(commands: readonly (SentCommand | undefined)[]): SentCommand | undefined {
  if (commands.some((command) => !command || command.member.expires)) return undefined;
  return commands.find((command) => command?.member.cacheWrite);
}

/** Arguments with what a list of the same function holds in the place of its spread: `set(...args)`. */
function writtenOut(
  resolution: Resolution,
  given: readonly Given[],
): Pick<SentCommand, 'given' | 'additions'> {
  if (!given.some(({ type }) => type === AST_NODE_TYPES.SpreadElement)) return { given, additions: [] };
  const additions: TSESTree.Node[] = [];
  const all = given.flatMap((node) => {
    if (node.type !== AST_NODE_TYPES.SpreadElement) return [node];
    const list = assignedOnce(resolution, node.argument);
    const tests =
      list.type === AST_NODE_TYPES.ArrayExpression ? additionsTo(resolution, node.argument) : undefined;
    additions.push(...(tests ?? []));
    return tests ? elementsOf(list) : [node];
  });
  return { given: all, additions };
}

/** The tests under which a list gets more, where that is all that becomes of it, but for being spread. */
function additionsTo(
  { sourceCode }: Resolution,
  name: TSESTree.Expression,
): readonly TSESTree.Node[] | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier) return undefined;
  const uses = ASTUtils.findVariable(sourceCode.getScope(name), name.name)?.references ?? [];
  const others = uses.filter(
    ({ identifier, init }) => init !== true && identifier.parent.type !== AST_NODE_TYPES.SpreadElement,
  );
  const tests = others.map(({ identifier }) => testOfPush(identifier));
  return tests.every((test) => test !== undefined) ? tests : undefined;
}

/** `ttl` of `if (ttl) args.push('EX', ttl)` */
function testOfPush(name: TSESTree.Node): TSESTree.Node | undefined {
  const call = name.parent?.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || calledName(call) !== 'push') return undefined;
  let child: TSESTree.Node = call.parent;
  if (child.parent?.type === AST_NODE_TYPES.BlockStatement && child.parent.body.length === 1)
    child = child.parent;
  const { parent } = child;
  return parent?.type === AST_NODE_TYPES.IfStatement && parent.consequent === child ? parent.test : undefined;
}
