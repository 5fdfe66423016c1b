import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, calledName, isFunction, keyName, propertyName } from '../resolve/syntax.js';

/** Everything in a system belongs to one of these, so that what belongs to it can be all there is. */
const whole =
  /^(?:account|app|application|company|customer|env|environment|guild|instance|merchant|org|organi[sz]ation|project|realm|server|shop|site|space|store|team|tenant|workspace)$/iu;
/** Not things, but conditions: `findByStatus`, `loadForExport`. */
const condition =
  /(?:(?:Activa|Aggrega|Cancella|Crea|Dele|Evalua|Expira|Migra|Publica|Valida)tion|ing|[^su]s|Criteria|Date|Filter|Query|Range|Search|State|Status|Time|Type|Update|Delete|Export|Import|Sync|Page|Limit|All|Cursor|Chunk|Batch|Db|Database|Cache|Api|File|Disk)$/u;

/** Does a call ask for what belongs to one thing: `getRolesOfUser(id)`, `find({ where: { userId } })`? */
export function asksOfOne(call: TSESTree.CallExpression): boolean {
  const name = calledName(call);
  const parent = /(?:By|For|Of|From|In)([A-Z]\w*?)(?:Id|ID|Key|Slug|Uuid)?$/u.exec(name)?.[1];
  if (parent !== undefined) return !isWhole(parent) && !condition.test(parent);
  return call.arguments.some((argument) => hasKeyOfOne(argument));
}

function isWhole(name: string): boolean {
  const last = /[A-Z]?[a-z]+$/u.exec(name)?.[0] ?? name;
  return whole.test(last);
}

/** Is the key of one thing among the conditions? `{ in: ids }` asks for many. */
function hasKeyOfOne(condition: TSESTree.Node, depth = 3): boolean {
  const node = bare(condition);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return isKeyOfOne(node.name);
    case AST_NODE_TYPES.MemberExpression:
      return isKeyOfOne(propertyName(node) ?? '');
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.some((property) => {
        if (property.type !== AST_NODE_TYPES.Property || depth === 0) return false;
        const name = keyName(property) ?? '';
        const value = bare(property.value);
        if (isFunction(value)) return false;
        if (value.type === AST_NODE_TYPES.ObjectExpression) return hasKeyOfOne(value, depth - 1);
        const isValue = /^(?:Identifier|MemberExpression|Literal)$/u.test(value.type);
        return isValue && isKeyOfOne(name);
      });
    default:
      return false;
  }
}

/** `userId`, `post_id`, but not `id`, which is the key of what is asked for, nor `tenantId`. */
function isKeyOfOne(name: string): boolean {
  const owner = /^(\w*?[a-z\d])(?:Id|ID|_id|Slug|Uuid|UUID)$/u.exec(name)?.[1];
  return owner !== undefined && !isWhole(owner);
}
