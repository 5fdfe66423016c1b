import type { Library } from '../../src/catalogue/schema.js';

/** What no library declares of those that share it: one often hands out the types of another, of which its package knows a part. */
export function missingEverywhere(
  library: Library,
  libraries: readonly Library[],
  missingIn: (library: Library) => readonly string[],
): readonly string[] {
  return missingIn(library).filter((claim) => {
    const type = typeOf(library, claim);
    const sharing = libraries.filter((other) => other !== library && isShared(library, other, type, claim));
    return sharing.every((other) => missingIn(other).includes(claim));
  });
}

/** The type that a claim is about. */
function typeOf({ types }: Library, claim: string): string {
  const about = claim.replace(/^type /u, '');
  const names = Object.keys(types).filter(
    (name) => about === name || /^[.(:]/u.test(about.slice(name.length)),
  );
  return names.filter((name) => about.startsWith(name)).reduce((a, b) => (b.length > a.length ? b : a), '');
}

function isShared(library: Library, other: Library, type: string, claim: string): boolean {
  const [here, there] = [library.types[type], other.types[type]];
  if (!here || !there) return false;
  if (here === there) return true;
  const member = claim.slice(type.length + 1).replace(/ \{.*/u, '');
  const known = here.members?.[member];
  return known !== undefined && known === there.members?.[member];
}
