import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { CacheWrite, TimeUnit, TtlForm } from '../catalogue/schema.js';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, keyName, nodesBelow } from '../resolve/syntax.js';
import type { Parameter } from './cache-wrapper.js';

/**
 * Where a call of a function gives the time to live for an entry, if its name or the function shows whether that counts in
 * seconds or milliseconds.
 */
export function formOfParameter(
  resolution: Resolution,
  parameter: Parameter,
  facts: CacheWrite,
): TtlForm | undefined {
  const { index, option, name } = parameter;
  const unit = unitByName(name) ?? unitByUse(resolution, parameter) ?? unitOfLibrary(facts);
  if (!unit) return undefined;
  return option === undefined
    ? { form: 'argument', argument: index, unit, zero: 'forever' }
    : { form: 'option', argument: index, keys: [option], write: option, unit };
}

/** `ttlSeconds`, `ttlMs` */
function unitByName(name: string): TimeUnit | undefined {
  if (/(?:[mM]s|MS|[mM]illi(?:second)?s?)$/u.test(name)) return 'ms';
  return /(?:[sS]ecs?|[sS]econds?)$/u.test(name) ? 's' : undefined;
}

/** What the function does with it: `set(key, value, 'EX', ttl)`, `{ PX: ttl }`, `expire(key, ttl)`. */
function unitByUse(resolution: Resolution, { owner, name }: Parameter): TimeUnit | undefined {
  const { visitorKeys } = resolution.at(owner).sourceCode;
  const units = new Set<TimeUnit>();
  for (const node of nodesBelow(owner.body, visitorKeys)) {
    const unit = node.type === AST_NODE_TYPES.Identifier && node.name === name ? unitAt(node) : undefined;
    if (unit) units.add(unit);
  }
  const [only, ...others] = units;
  return others.length === 0 ? only : undefined;
}

function unitAt(name: TSESTree.Identifier): TimeUnit | undefined {
  const isMember = name.parent.type === AST_NODE_TYPES.MemberExpression && name.parent.property === name;
  const place: TSESTree.Node = isMember ? name.parent : name;
  const { parent } = place;
  if (parent?.type === AST_NODE_TYPES.Property && parent.value === place)
    return units.get(keyName(parent)?.toUpperCase() ?? '');
  if (parent?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const before = parent.arguments[parent.arguments.indexOf(place as TSESTree.Expression) - 1];
  const word = before?.type === AST_NODE_TYPES.Literal ? String(before.value) : '';
  return units.get(word.toUpperCase()) ?? units.get(calledName(parent).toUpperCase());
}

/** Words and commands of Redis. */
const units: ReadonlyMap<string, TimeUnit> = new Map([
  ['EX', 's'],
  ['SETEX', 's'],
  ['EXPIRE', 's'],
  ['PX', 'ms'],
  ['PSETEX', 'ms'],
  ['PEXPIRE', 'ms'],
]);

/** A library that counts in one unit, whatever is given. */
function unitOfLibrary({ ttl }: CacheWrite): TimeUnit | undefined {
  const isOneUnit = ttl?.form === 'argument' || (ttl?.form === 'option' && ttl.keys.length === 1);
  return isOneUnit ? ttl.unit : undefined;
}
