import { libraries } from '../catalogue/index.js';
import type { Library, Member, Members } from '../catalogue/schema.js';

const bySpecifier = new Map<string, Library>();
const bySubpath: { readonly prefix: string; readonly library: Library }[] = [];
const anywhere = new Map<string, Library>();
const globals = new Map<string, { readonly library: Library; readonly member: Member }>();
const names = new Set<string>();
const namesWith = new Map<string, Set<string>>();
const openEnded = new Set<Library>();

for (const library of libraries) {
  for (const specifier of library.packages) {
    if (specifier.endsWith('/*')) bySubpath.push({ prefix: specifier.slice(0, -1), library });
    else bySpecifier.set(specifier, library);
  }
  for (const name of library.anywhere ?? []) anywhere.set(name, library);
  for (const [name, member] of Object.entries(library.globals ?? {})) globals.set(name, { library, member });
  addNames(library.module);
  for (const facts of Object.values(library.types)) {
    for (const action of [facts.call, facts.tag]) if (action) addFacts('*', action);
    if (!facts.members) continue;
    addNames(facts.members);
    const wildcard = facts.members['*'];
    if (wildcard && Object.keys(wildcard).some((fact) => fact !== 'is')) openEnded.add(library);
  }
}

function addNames(members: Members): void {
  for (const [name, member] of Object.entries(members)) {
    if (name !== '*') names.add(name);
    addFacts(name, member);
  }
}

function addFacts(name: string, member: Member): void {
  for (const fact of Object.keys(member)) {
    namesWith.set(fact, (namesWith.get(fact) ?? new Set()).add(name));
  }
}

/** The library that an import specifier loads. */
export function libraryOf(specifier: string): Library | undefined {
  return bySpecifier.get(specifier) ?? bySubpath.find(({ prefix }) => specifier.startsWith(prefix))?.library;
}

/** The library that an export name stands for, wherever it is imported from. */
export function libraryOfExport(name: string): Library | undefined {
  return anywhere.get(name);
}

/** The library member behind a global name. */
export function globalMember(
  name: string,
): { readonly library: Library; readonly member: Member } | undefined {
  return globals.get(name);
}

/** Is this the name of a member of any library? Asked first, because most calls end here. */
export function isKnownName(name: string): boolean {
  return names.has(name);
}

/** Has a member of this name this fact in any library? */
export function isNameWith(fact: keyof Member, name: string): boolean {
  const known = namesWith.get(fact);
  return known !== undefined && (known.has(name) || known.has('*'));
}

/** Does the library describe members by `*`, so that every name may be one of them? */
export function isOpenEnded(library: Library): boolean {
  return openEnded.has(library);
}

/**
 * Does the specifier name a package of somebody else?
 * Aliases that projects give to their own folders do not, and a scoped package may be a part of the same project.
 */
export function isForeignPackage(specifier: string): boolean {
  return !/^(?:[./~#@]|src\/)/u.test(specifier);
}
