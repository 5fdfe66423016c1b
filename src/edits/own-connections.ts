import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { ridesOnTransaction } from '../analysis/in-transaction.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, keyName } from '../resolve/syntax.js';
import { asInstance, hasOneConnection } from '../resolve/value.js';
import { lastName } from './batch-names.js';

/** What a connection, session or transaction is called. */
const connection =
  /^_?(?:client|conn|connection|em|entityManager|manager|queryRunner|reserved|runner|session|t|transaction|trx|tx)$/u;

/** What holds one among other options. */
const options = /^(?:opts|\w*[oO]ptions)$/u;

/**
 * Does each request go over a connection of its own, so that several can be on their way at a time? A name alone does
 * not tell a pool from one connection.
 */
export function hasOwnConnections(resolution: Resolution, request: LibraryCall): boolean {
  const { evidence, library, member, node, receiver } = request;
  if (member.roundTrip?.server === 'cache' || ridesOnTransaction(resolution, node)) return false;
  const isTag = node.type === AST_NODE_TYPES.TaggedTemplateExpression;
  if (!isTag && node.arguments.some(isConnection)) return false;
  const isGuess = evidence === 'convention' && !library.isStandIn && member.roundTrip?.sql !== undefined;
  if (isGuess && !/pool$/iu.test(lastName(bare(receiver ?? node)))) return false;
  return ownersOf(isTag ? node.tag : receiver).every((owner) => {
    const value = asInstance(resolution.valueOf(owner));
    return !(value && hasOneConnection(value)) && !connection.test(lastName(owner));
  });
}

/** What a request is made on, and what that was made from: `db.getRepository(User)`, `db`. */
function ownersOf(given: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  const owners: TSESTree.Node[] = [];
  for (let node = given; node;) {
    const owner = bare(node);
    owners.push(owner);
    const made = owner.type === AST_NODE_TYPES.CallExpression ? bare(owner.callee) : owner;
    node = made.type === AST_NODE_TYPES.MemberExpression ? made.object : undefined;
  }
  return owners;
}

/** `load(tx, id)`, `find({ session })` */
function isConnection(argument: TSESTree.Node): boolean {
  const given = bare(argument);
  if (given.type !== AST_NODE_TYPES.ObjectExpression) {
    const name = lastName(given);
    return connection.test(name) || options.test(name);
  }
  return given.properties.some(
    (property) =>
      property.type !== AST_NODE_TYPES.Property ||
      connection.test(keyName(property) ?? '') ||
      (property.value.type === AST_NODE_TYPES.Identifier && connection.test(property.value.name)),
  );
}
