import ts from 'typescript';
import type { Library, Member, Members, TypeFacts } from '../../src/catalogue/schema.js';
import {
  exportedType,
  exportedValue,
  memberTypes,
  parameterTypes,
  partsOf,
  resultTypes,
  signaturesOf,
  type Declarations,
} from './declarations.js';

/** The compiler's types that the names of the catalogue's `types` stand for. */
export interface TypesOf {
  readonly types: ReadonlyMap<string, readonly ts.Type[]>;
  /** Those that the package exports under the same name. */
  readonly exported: ReadonlySet<string>;
}

/** A library beside what one version of its packages declares. */
export interface Side {
  readonly library: Library;
  readonly declared: Declarations;
  /** Each module that loads the library. */
  readonly modules: readonly ts.Symbol[];
}

/** The types of a value that one of the modules exports, or that is global. */
export function valueTypes({ declared, modules }: Side, name: string): readonly ts.Type[] {
  return modules.flatMap((module) => exportedValue(declared, module, name) ?? []);
}

/**
 * What stands behind the names of types: the export of that name, or else what members that exist lead to, for names
 * that only the catalogue uses (the static side of a class, or the rows that one builder gives).
 */
export function typesOf(side: Side): TypesOf {
  const { library, declared, modules } = side;
  const known = new Map<string, ts.Type[]>();
  const exported = new Set<string>();
  for (const name of Object.keys(library.types)) {
    const types = modules.flatMap((module) => exportedType(declared, module, name) ?? []);
    if (types.length > 0) exported.add(name);
    known.set(name, types);
  }

  const waiting = [...known].flatMap(([name, types]) => types.map((type) => ({ name, type })));
  // What can no longer be added is not computed either: the types of builders are dear.
  const lead = (name: string | undefined, types: () => readonly ts.Type[]) => {
    if (name === undefined || exported.has(name)) return;
    const found = known.get(name) ?? [];
    known.set(name, found);
    if (found.length >= enough) return;
    for (const type of types()) {
      if ((type.flags & ts.TypeFlags.Any) !== 0 || found.includes(type)) continue;
      found.push(type);
      waiting.push({ name, type });
    }
  };
  const follow = (member: Member, types: readonly ts.Type[]) => {
    for (const type of types) {
      lead(member.gives, () => resultTypes(declared, type));
      lead(member.is, () => partsOf(declared, type));
      for (const [index, name] of (member.callback ?? []).entries()) {
        lead(name, () =>
          parameterTypes(declared, type, 'any')
            .filter((given) => given.getCallSignatures().length > 0)
            .flatMap((given) => parameterTypes(declared, given, index)),
        );
      }
    }
  };

  for (const [name, member] of Object.entries(library.module)) follow(member, valueTypes(side, name));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { type } = next;
    const facts: TypeFacts | undefined = library.types[next.name];
    if (!facts) continue;
    if (facts.extends !== undefined) lead(facts.extends, () => [type]);
    if (facts.call) follow(facts.call, [type]);
    if (facts.tag) follow(facts.tag, [type]);
    for (const [member, given] of Object.entries(membersOf(library, exported, next.name))) {
      if (member !== '*') follow(given, memberTypes(declared, type, member));
      else if ([given.is, given.gives].some((name) => name !== undefined && !exported.has(name))) {
        const names = declared.checker.getPropertiesOfType(type).map((property) => property.name);
        for (const other of names.filter((each) => !Object.hasOwn(facts.members ?? {}, each))) {
          follow(given, memberTypes(declared, type, other));
        }
      }
    }
  }
  return { types: known, exported };
}

/** The members of a type, with those that it has from a type that the package exports too, and that may give other types here. */
function membersOf(library: Library, exported: ReadonlySet<string>, name: string): Members {
  const { extends: base, members = {} }: TypeFacts = library.types[name] ?? {};
  if (base === undefined || !exported.has(base)) return members;
  return { ...membersOf(library, exported, base), ...members };
}

/** Generic types come in ever new instances: as many as this show every member. */
const enough = 24;

/**
 * The name under which the package exports a type that the catalogue calls otherwise, where it has no such type itself.
 * A name may stand for several types that the package has, one for each dialect.
 */
export function exportedNameOf(
  { library, declared, modules }: Side,
  types: readonly ts.Type[],
): string | undefined {
  const { checker } = declared;
  const plain = new Set(types.map((type) => ('target' in type ? (type.target as ts.Type) : type)));
  const names = modules
    .flatMap((module) => checker.getExportsOfModule(module))
    .map(({ name }) => name)
    .filter(
      (name) =>
        name !== 'default' &&
        !Object.hasOwn(library.types, name) &&
        modules.some((module) => {
          const type = exportedType(declared, module, name);
          return type !== undefined && plain.has(type);
        }),
    );
  const [only, ...others] = new Set(names);
  return others.length === 0 ? only : undefined;
}

/** Can the value be called, or be the tag of a template? */
export function isCallable(declared: Declarations, type: ts.Type): boolean {
  return signaturesOf(declared, type).length > 0;
}
