import type { Library, Member } from '../../src/catalogue/schema.js';
import type { Declarations } from './declarations.js';
import { memberTypes } from './declarations.js';
import { optionClaims } from './option-claims.js';
import { specifiersOf } from './packages.js';
import { exportedNameOf, isCallable, typesOf, valueTypes, type Side, type TypesOf } from './types-of.js';

/**
 * Which names that a library claims are in none of the versions that it was described from?
 * `*`, and names that users choose, are no claims. A member of a type may also be one of the types that extend it.
 */
export function missingNames(library: Library, versions: readonly Declarations[]): readonly string[] {
  const [first = new Set<string>(), ...others] = versions.map((declared) => unmet(library, declared));
  return [...first].filter((claim) => others.every((missing) => missing.has(claim)));
}

function unmet(library: Library, declared: Declarations): ReadonlySet<string> {
  const modules = specifiersOf(library).flatMap((specifier) => declared.moduleOf(specifier) ?? []);
  const side: Side = { library, declared, modules };
  const { types, exported } = typesOf(side);
  const missing = new Set<string>();

  for (const [name, member] of Object.entries(library.module)) {
    const values = valueTypes(side, name);
    if (values.length === 0) missing.add(name);
    checkMember({ side, types, missing }, name, member, values, undefined);
  }
  for (const name of Object.keys(library.globals ?? {})) {
    if (!declared.globalOf(name)) missing.add(`global ${name}`);
  }
  for (const [name, facts] of Object.entries(library.types)) {
    const found = types.get(name) ?? [];
    if (found.length === 0) missing.add(`type ${name}`);
    const otherName = exported.has(name) ? undefined : exportedNameOf(side, found);
    if (otherName !== undefined) missing.add(`type ${name}: the package calls it ${otherName}`);
    for (const action of ['call', 'tag'] as const) {
      const called = () => [...found, ...valuesOfType(side, name)];
      if (facts[action] && !called().some((type) => isCallable(declared, type))) missing.add(`${name}()`);
    }
    for (const [member, known] of Object.entries(facts.members ?? {})) {
      if (member === '*') continue;
      const valuesIn = (found: readonly Type[]) =>
        found.flatMap((type) => memberTypes(declared, type, member));
      const own = valuesIn(found);
      const values =
        own.length > 0 ? own : valuesIn(extending(library, name).flatMap((sub) => types.get(sub) ?? []));
      if (values.length === 0) missing.add(`${name}.${member}`);
      checkMember({ side, types, missing }, `${name}.${member}`, known, values, name);
    }
  }
  return missing;
}

type Type = Parameters<typeof memberTypes>[1];

/** The types of a library that have the members of one of them too. */
function extending(library: Library, name: string): readonly string[] {
  const direct = Object.keys(library.types).filter((sub) => library.types[sub]?.extends === name);
  return direct.flatMap((sub) => [sub, ...extending(library, sub)]);
}

/** What the module has of a type: a value may be more than its type says, as a pool that is also a tag. */
function valuesOfType(side: Side, name: string): readonly Type[] {
  const members = Object.entries(side.library.module).filter(([, member]) => member.is === name);
  return members.flatMap(([member]) => valueTypes(side, member));
}

interface Check {
  readonly side: Side;
  readonly types: TypesOf['types'];
  readonly missing: Set<string>;
}

/** The names inside of what is known about one member: other members, and keys of options. */
function checkMember(
  { side: { declared }, types, missing }: Check,
  claim: string,
  member: Member,
  values: readonly Type[],
  owner: string | undefined,
): void {
  const batch = member.roundTrip?.batch;
  const named = [
    ...[member.acquires?.releasedBy?.member ?? [], member.acquires?.openers ?? []]
      .flat()
      .map(
        (name) => [member.gives ?? member.callback?.[member.acquires?.callbackParameter ?? 0], name] as const,
      ),
    ...(batch && 'member' in batch ? [[owner, batch.member] as const] : []),
  ];
  for (const [type, name] of named) {
    const found = type === undefined ? [] : (types.get(type) ?? []);
    if (!found.some((each) => memberTypes(declared, each, name).length > 0)) missing.add(`${type}.${name}`);
  }
  for (const { keys, isIn } of optionClaims(declared, member)) {
    if (!values.some(isIn)) missing.add(`${claim} { ${keys} }`);
  }
}
