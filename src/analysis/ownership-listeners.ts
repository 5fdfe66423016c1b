import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, isFunction, nodesBelow } from '../resolve/syntax.js';
import { calledName, callWith, memberName, outermost, type Call } from './ownership-carried.js';
import { fateAt, listensByName, type Fate, type Obligation } from './ownership-handover.js';
import { isProcessExit } from './ownership-rules.js';

/** What a stream says where all went well; after an error, or where nobody reads on, it only says `close`. */
const endsWell = /^(?:end|finish)$/u;

/** What leads to a place where the resource is given back or away. */
interface Occasion {
  readonly fate: Fate;
  readonly place: TSESTree.Node;
  /** The call that gets the function in which it happens, or the method that does it. */
  readonly call?: Call;
  /** It happens where the function itself runs, and not in another one in it. */
  readonly isAtOnce?: boolean;
}

/**
 * The call that listens for the end of a stream, where nothing but its listener gives the resource back after it:
 * `stream.on('end', release)`. A failure that ends the process loses nothing.
 */
export function listenerAtEnd(obligation: Obligation): Call | undefined {
  const { mentions, region, resolution } = obligation;
  const occasions = [...mentions].flatMap(([mention, role]) => {
    const fate = fateAt(obligation, mention, role);
    return fate === 'release' || fate === 'hand-over' ? occasionsOf(obligation, mention, fate) : [];
  });
  const listener = occasions.find(({ call }) => call && isForEnd(obligation, call))?.call;
  if (!listener) return undefined;
  const isAll = occasions.every(
    ({ fate, place, call, isAtOnce }) =>
      (call && isForEnd(obligation, call)) ||
      (isAtOnce && fate === 'release' && place.range[0] < listener.range[0]), // on a path that does not come to the stream
  );
  if (!isAll) return undefined;
  const nodes = [...nodesBelow(region, resolution.sourceCode.visitorKeys)];
  return nodes.some(isProcessExit) ? undefined : listener;
}

/** The function in which a place is can have a name, by which it is given or called. */
function occasionsOf(
  obligation: Obligation,
  place: TSESTree.Node,
  fate: Fate,
  seen: ReadonlySet<TSESTree.Node> = new Set(),
): readonly Occasion[] {
  const { mentions, region } = obligation;
  const handed = isHandedItself(obligation, place) ? undefined : callWith(functionAt(place));
  if (handed) return [{ fate, place, call: handed }];
  for (let node = place.parent; node && node !== region; node = node.parent) {
    if (!isFunction(node) || seen.has(node)) continue;
    const call = callWith(outermost(node).node);
    if (call) return [{ fate, place, call }];
    const uses = [...mentions].filter(([, role]) => role.is === 'helper' && role.body === node);
    if (uses.length === 0) return [{ fate, place }];
    return uses.flatMap(([use]) => occasionsOf(obligation, use, fate, new Set([...seen, node])));
  }
  return [{ fate, place, isAtOnce: true }];
}

/** `pool.release(client)`: the call gets the resource, and no function. */
function isHandedItself({ mentions }: Obligation, place: TSESTree.Node): boolean {
  return mentions.get(place)?.is === 'resource' && functionAt(place) === outermost(place).node;
}

/** `client.release` and `client.release.bind(client)` of a place `client`. */
function functionAt(place: TSESTree.Node): TSESTree.Node {
  const { node } = outermost(place);
  const { parent } = node;
  const isOwner = parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === node;
  const isBind =
    parent?.type === AST_NODE_TYPES.CallExpression && parent.callee === node && calledName(parent) === 'bind';
  return isOwner || isBind ? functionAt(parent) : node;
}

function isForEnd({ mentions, terms }: Obligation, call: Call): boolean {
  const callee = bare(call.callee);
  const [event] = call.arguments;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    listensByName.test(memberName(callee)) &&
    mentions.get(bare(callee.object))?.is !== 'resource' &&
    event?.type === AST_NODE_TYPES.Literal &&
    endsWell.test(String(event.value)) &&
    !(terms.endsAfterFailure && event.value === 'end')
  );
}
