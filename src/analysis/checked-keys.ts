import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { listsOf, objectSchemas } from '../catalogue/object-schemas.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import { heldBy, keysOfSchema, stepOf, type Key } from './schema-keys.js';

/** A callee, what it is given, and that which may be checked by it: an object, or a list of them. */
export interface Check {
  readonly callee: TSESTree.Node;
  readonly given: readonly TSESTree.Node[];
  readonly checked: TSESTree.Node;
  readonly isList: boolean;
}

/** Which keys of an object does a call read, as it checks it by a schema and passes on what that names: `User.parse(row)`? */
export function keysChecked(resolution: Resolution, check: Check): readonly Key[] | undefined {
  const step = stepOf(resolution, check.callee, check.given);
  if (!step?.subject || step.others[0] !== check.checked) return undefined;
  const libraries = step.library ? [step.library] : objectSchemas;
  if (!libraries.some(({ checks }) => checks?.test(step.name))) return undefined;
  const schema = check.isList ? elementOf(resolution, step.subject, 4) : step.subject;
  return schema && keysOfSchema(resolution, schema, 'given');
}

/** `User` of `z.array(User)` and `User.array()` */
function elementOf(asking: Resolution, given: TSESTree.Node, hops: number): TSESTree.Node | undefined {
  const node = bare(given);
  const resolution = asking.at(node);
  if (node.type === AST_NODE_TYPES.CallExpression) {
    const step = stepOf(resolution, node.callee, node.arguments);
    return step && listsOf.test(step.name) ? step.subject : undefined;
  }
  const held = hops > 0 ? heldBy(resolution, node) : undefined;
  return held && elementOf(resolution, held, hops - 1);
}
