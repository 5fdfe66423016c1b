import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { isRead } from '../analysis/sql-statement.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { lastName } from './batch-names.js';

/**
 * Can a call of a library be made before or after another one, with the same result of both? For a read, it only reads,
 * or asks another server or model; for a write, it only reads from another model, so that it sees nothing of it.
 */
export function isElsewhere(resolution: Resolution, call: LibraryCall, about: LibraryCall): boolean {
  const { roundTrip } = call.member;
  if (!roundTrip) return !call.member.acquires && !call.member.callback && !call.member.enqueues;
  const reads = isRead(resolution, call);
  if (!isRead(resolution, about)) return reads && isOther(call, about);
  if (reads || roundTrip.server === 'queue') return true;
  if (roundTrip.server !== about.member.roundTrip?.server) return roundTrip.server === 'cache';
  return isOther(call, about) && !joins(about);
}

function isOther(call: LibraryCall, about: LibraryCall): boolean {
  if (call.member.roundTrip?.server !== about.member.roundTrip?.server) return true;
  const [one, other] = [modelOf(call), modelOf(about)];
  return call.type === about.type && one !== '' && other !== '' && one !== other;
}

/** The name of the model that a call is made on: `user` of `tx.user.create(…)`. */
function modelOf({ receiver, type }: LibraryCall): string {
  return receiver && type !== undefined ? lastName(receiver) : '';
}

/** Does a read also give rows of other models? */
function joins({ node }: LibraryCall): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return true;
  return node.arguments.some(
    (given) =>
      given.type === AST_NODE_TYPES.ObjectExpression &&
      given.properties.some(
        (property) =>
          property.type !== AST_NODE_TYPES.Property ||
          (property.key.type === AST_NODE_TYPES.Identifier &&
            /^(?:include|populate|relations|with)$/u.test(property.key.name)) ||
          (property.key.type === AST_NODE_TYPES.Identifier &&
            property.key.name === 'select' &&
            property.value.type === AST_NODE_TYPES.ObjectExpression &&
            property.value.properties.some(
              (selected) =>
                selected.type === AST_NODE_TYPES.Property &&
                selected.value.type === AST_NODE_TYPES.ObjectExpression,
            )),
      ),
  );
}
