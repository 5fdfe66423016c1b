import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, calledName, isFunction, keyName, propertyName, templateText } from '../resolve/syntax.js';

/** Everything in a system belongs to one of these, so that what belongs to it can be all there is. */
const whole =
  /^(?:account|app|application|company|customer|env|environment|guild|instance|merchant|org|organi[sz]ation|project|realm|server|shop|site|space|store|team|tenant|workspace)$/iu;
/** Not things, but conditions: `findByStatus`, `loadForExport`. */
const condition =
  /(?:(?:Activa|Aggrega|Cancella|Crea|Dele|Evalua|Expira|Migra|Publica|Valida)tion|ing|[^su]s|Criteria|Date|Filter|Query|Range|Search|State|Status|Time|Type|Update|Delete|Export|Import|Sync|Page|Limit|All|Cursor|Chunk|Batch|Db|Database|Cache|Api|File|Disk)$/u;

/** Does a call ask for what belongs to one thing: `getRolesOfUser(id)`, `find({ where: { userId } })`? */
export function asksOfOne(call: TSESTree.CallExpression): boolean {
  const parent = parentOf(call);
  if (parent !== undefined) return !isWhole(parent) && !condition.test(parent);
  return call.arguments.some((argument) => asksByKeyOf(argument, (owner) => !isWhole(owner)));
}

/** Does it ask for what belongs to a tenant, team or the like: `find({ where: { tenantId } })`? */
export function asksOfWhole(call: TSESTree.CallExpression): boolean {
  const parent = parentOf(call);
  if (parent !== undefined && !condition.test(parent)) return isWhole(parent);
  return call.arguments.some((argument) => asksByKeyOf(argument, isWhole));
}

/** `User` of `getRolesOfUser`, `findByUserId`. */
function parentOf(call: TSESTree.CallExpression): string | undefined {
  return /(?:By|For|Of|From|In)([A-Z]\w*?)(?:Id|ID|Key|Slug|Uuid)?$/u.exec(calledName(call))?.[1];
}

function isWhole(name: string): boolean {
  const last = /[A-Z]?[a-z]+$/u.exec(name)?.[0] ?? name;
  return whole.test(last);
}

type IsOwner = (owner: string) => boolean;

function asksByKeyOf(argument: TSESTree.Node, isOwner: IsOwner): boolean {
  const text = textOf(argument);
  if (text === undefined && argument.type === AST_NODE_TYPES.TemplateLiteral) {
    return argument.expressions.some((part) => hasKeyOf(part, isOwner)); // the key of a store: `hooks:${customerId}`
  }
  if (text === undefined) return hasKeyOf(argument, isOwner);
  return [...text.matchAll(comparedKey)].some(({ groups: { key = '' } = {} }) => isKeyOf(key, isOwner));
}

/** What a statement in SQL says, with `?` for what is put into it. */
function textOf(node: TSESTree.Node): string | undefined {
  const text =
    node.type === AST_NODE_TYPES.TemplateLiteral
      ? templateText(node)
      : node.type === AST_NODE_TYPES.Literal && String(node.value);
  return text && /^\s*select\b/iu.test(text) ? text : undefined;
}

/** `user_id = $1`, `h."userId" = :user`; `= ANY($1)` asks for many. */
const comparedKey = /\b(?<key>\w+?(?:Id|ID|_id))\W?\s*=\s*(?:[?@]|\$\d|:\w|%s)/gu;

/** Is the key of such a thing among the conditions? `{ in: ids }` asks for many. */
function hasKeyOf(condition: TSESTree.Node, isOwner: IsOwner, depth = 3): boolean {
  const node = bare(condition);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return isKeyOf(node.name, isOwner);
    case AST_NODE_TYPES.MemberExpression:
      return isKeyOf(propertyName(node) ?? '', isOwner);
    case AST_NODE_TYPES.ObjectExpression:
      return node.properties.some((property) => {
        if (property.type !== AST_NODE_TYPES.Property || depth === 0) return false;
        const name = keyName(property) ?? '';
        const value = bare(property.value);
        if (isFunction(value)) return false;
        if (value.type === AST_NODE_TYPES.ObjectExpression) return hasKeyOf(value, isOwner, depth - 1);
        const isValue = /^(?:Identifier|MemberExpression|Literal)$/u.test(value.type);
        return isValue && isKeyOf(name, isOwner);
      });
    default:
      return false;
  }
}

/** `userId`, `post_id`, but not `id`, which is the key of what is asked for. */
function isKeyOf(name: string, isOwner: IsOwner): boolean {
  const owner = /^(\w*?[a-z\d])(?:Id|ID|_id|Slug|Uuid|UUID)$/u.exec(name)?.[1];
  return owner !== undefined && isOwner(owner);
}
