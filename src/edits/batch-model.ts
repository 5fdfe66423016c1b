import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';

/** Does the file show that a model runs code of its own for single rows, which a call for many rows would leave out? */
export function hasHooks({ sourceCode }: Resolution, { library }: LibraryCall): boolean {
  return library.models?.hooks?.test(sourceCode.text) ?? false;
}

/** Does the class that a call is made on have a method of its own in the place of the one for many rows? */
export function replaces(resolution: Resolution, { receiver }: LibraryCall, member: string): boolean {
  const owner = receiver && resolution.valueOf(receiver);
  if (owner?.kind !== 'class') return false;
  return owner.node.body.body.some((own) => 'key' in own && own.static && keyName(own) === member);
}

/**
 * May the key of a model be another column, or be looked up in another way? It is where the file declares such a model,
 * and may be where only a name says that there is one: a class of another file can have a key and methods of its own.
 */
export function mayHaveOtherKey(
  { sourceCode }: Resolution,
  { evidence, library }: LibraryCall,
  column: string,
): boolean {
  const { keys } = library.models ?? {};
  if (!keys) return false;
  const declared = sourceCode.text.matchAll(keys);
  return evidence === 'convention' || [...declared].some((found) => found.slice(1).join('') !== column);
}
