import ts from 'typescript';
import type { Member, TtlForm } from '../../src/catalogue/schema.js';
import { memberTypes, parameterTypes, partsOf, type Declarations } from './declarations.js';

/** A key of an options object that the catalogue names. */
export interface OptionClaim {
  /** With dots into nested objects. */
  readonly keys: string;
  /** Does a value of this type, when it is called, take an option of this name? */
  readonly isIn: (called: ts.Type) => boolean;
}

/** The keys of options that are named in what is known about a member. */
export function optionClaims(declared: Declarations, member: Member): readonly OptionClaim[] {
  return [...optionKeys(member)].map(({ argument, keys }) => ({
    keys,
    isIn: (called) =>
      parameterTypes(declared, called, argument).some((given) => hasKey(declared, given, keys.split('.'))),
  }));
}

interface Option {
  readonly argument: number | 'any';
  readonly keys: string;
}

function* optionKeys({
  constructs,
  tunes,
  enqueues,
  cacheWrite,
  limits,
  roundTrip,
}: Member): Iterable<Option> {
  for (const { options, bounds } of newest(constructs)) {
    for (const keys of bounds) yield { argument: options, keys };
  }
  for (const { options, ...bounds } of newest(tunes)) {
    for (const bound of Object.values(bounds)) {
      for (const keys of bound.keys) yield { argument: options, keys };
    }
  }
  for (const keys of enqueues?.retention ?? []) yield { argument: enqueues?.options ?? 'any', keys };
  for (const { ttl } of newest(cacheWrite)) yield* ttlKeys(ttl);
  if (limits && limits.concurrency !== 'always' && limits.concurrency.key !== undefined) {
    yield { argument: limits.concurrency.argument, keys: limits.concurrency.key };
  }
  const sql = roundTrip?.sql;
  if (typeof sql === 'object' && 'argument' in sql) {
    for (const keys of sql.keys ?? []) yield { argument: sql.argument, keys };
  }
}

function ttlKeys(ttl: TtlForm | undefined): readonly Option[] {
  if (!ttl || ttl.form === 'tokens') return [];
  const { argument, keys = [], write } = ttl;
  return [...new Set([...keys, ...(write === undefined ? [] : [write])])].map((key) => ({
    argument,
    keys: key,
  }));
}

/** What holds for the newest major, which is the one that is installed first. */
function newest<Facts extends object>(facts: Facts | readonly Facts[] | undefined): readonly Facts[] {
  if (facts === undefined) return [];
  return Array.isArray(facts) ? (facts as readonly Facts[]).slice(-1) : [facts as Facts];
}

/** Has the type such a key, itself or in the items of a list? What is `any` says nothing against it. */
function hasKey(declared: Declarations, given: ts.Type, path: readonly string[], hops = 6): boolean {
  const { checker } = declared;
  const [key, ...rest] = path;
  if (key === undefined || (given.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return true;
  if (hops === 0) return false;
  return partsOf(declared, given).some((part) => {
    const item = checker.getIndexTypeOfType(part, ts.IndexKind.Number);
    const named = checker.getIndexTypeOfType(part, ts.IndexKind.String);
    if (named && hasKey(declared, named, rest, hops - 1)) return true;
    if (item && hasKey(declared, item, path, hops - 1)) return true;
    if (part.isIntersection() && part.types.some((type) => hasKey(declared, type, path, hops - 1)))
      return true;
    return memberTypes(declared, part, key).some((value) => hasKey(declared, value, rest, hops - 1));
  });
}
