import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Member } from '../catalogue/schema.js';
import { factsFor, installedMajor } from '../resolve/installed-major.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import { makingAt, providedBy } from './cache-provided.js';
import { returnedBy } from './returned.js';

/** The call as one that sends a request, where a server is known to keep the cache that it is made on; else as it is. */
export function asSentToServer(resolution: Resolution, call: LibraryCall): LibraryCall {
  const { onServer, ...member } = call.member;
  if (!onServer || !isKeptByServer(resolution, call)) return call;
  const roundTrip = factsFor(onServer, installedMajor(resolution.filename, call.library.packages[0]));
  return { ...call, member: { ...member, roundTrip } };
}

function isKeptByServer(resolution: Resolution, call: LibraryCall): boolean {
  const made = call.origin && makingAt(resolution, call.origin);
  const makings = made ? [made] : providedBy(resolution, call);
  return makings.length > 0 && makings.every(({ home, call: { node } }) => hasServer(home, node, deepest));
}

/** How deep a store is looked for in what makes a cache. */
const deepest = 8;

/** Is it, or does it have in it, a store that is kept by a server? Of several stores, all have to be. */
function hasServer(resolution: Resolution, given: TSESTree.Node, hops: number): boolean {
  if (hops === 0) return false;
  const node = assignedOnce(resolution, given);
  const isOne = (next: TSESTree.Node | null) => next !== null && hasServer(resolution, next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.some(
        (property) =>
          property.type === AST_NODE_TYPES.Property &&
          holdsStore.test(keyName(property) ?? '') &&
          isOne(property.value),
      );
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.length > 0 && node.elements.every(isOne);
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression: {
      const returned = returnedBy(resolution, node);
      return returned.length > 0 && returned.every(isOne);
    }
    case AST_NODE_TYPES.Identifier:
      return memberAt(resolution, node)?.isServer === true; // `{ store: redisStore, host }`
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression: {
      const called = resolution.valueOf(node.callee);
      if (called?.kind === 'function') return hasServer(resolution.at(called.node), called.node, hops - 1);
      const member = memberAt(resolution, node.callee);
      if (member?.isServer) return true;
      return node.arguments.some((argument) => isOne(argument) || isAddress(argument, member));
    }
    default:
      return false;
  }
}

const holdsStore = /^(?:adapter|stores?|useFactory)$/u;

function memberAt(resolution: Resolution, node: TSESTree.Node): Member | undefined {
  const value = resolution.valueOf(node);
  return value?.kind === 'member' ? value.member : undefined;
}

/** `'redis://localhost'` */
function isAddress(node: TSESTree.Node, member: Member | undefined): boolean {
  const text = node.type === AST_NODE_TYPES.Literal ? String(node.value) : '';
  return member?.serversAt?.some((start) => text.startsWith(start)) === true;
}
