import type { Library, Member, TypeFacts } from '../../src/catalogue/schema.js';
import type { Declarations } from './declarations.js';
import { memberTypes } from './declarations.js';
import { optionClaims } from './option-claims.js';
import { specifiersOf } from './packages.js';
import { exportedNameOf, isCallable, typesOf, valueTypes, type Side, type TypesOf } from './types-of.js';

/**
 * Which names that a library claims are in none of the versions that it was described from?
 * `*`, and names that users choose, are no claims.
 */
export function missingNames(
  library: Library,
  versions: readonly Declarations[],
  /** Types that another library has too, and that are checked there where this one only leads to them. */
  shared: ReadonlySet<TypeFacts> = new Set(),
): readonly string[] {
  const [first = new Set<string>(), ...others] = versions.map((declared) => unmet(library, declared, shared));
  return [...first].filter((claim) => others.every((missing) => missing.has(claim)));
}

function unmet(
  library: Library,
  declared: Declarations,
  shared: ReadonlySet<TypeFacts>,
): ReadonlySet<string> {
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
    if (found.length === 0 && shared.has(facts)) continue;
    if (found.length === 0) missing.add(`type ${name}`);
    const otherName = exported.has(name) ? undefined : exportedNameOf(side, found);
    if (otherName !== undefined) missing.add(`type ${name}: the package calls it ${otherName}`);
    for (const action of ['call', 'tag'] as const) {
      if (facts[action] && !found.some((type) => isCallable(declared, type))) missing.add(`${name}()`);
    }
    for (const [member, known] of Object.entries(facts.members ?? {})) {
      if (member === '*') continue;
      const values = found.flatMap((type) => memberTypes(declared, type, member));
      if (values.length === 0) missing.add(`${name}.${member}`);
      checkMember({ side, types, missing }, `${name}.${member}`, known, values, name);
    }
  }
  return missing;
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
  values: readonly Parameters<typeof memberTypes>[1][],
  owner: string | undefined,
): void {
  const batch = member.roundTrip?.batch;
  const named = [
    ...[member.acquires?.releasedBy?.member ?? [], member.acquires?.openers ?? []]
      .flat()
      .map((name) => [member.gives, name] as const),
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
