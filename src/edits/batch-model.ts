import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';

/** Do the files show that a model runs code of its own for single rows, which a call for many rows would leave out? */
export function hasHooks(resolution: Resolution, call: LibraryCall): boolean {
  const { hooks } = call.library.models ?? {};
  return hooks !== undefined && textsAbout(resolution, call).some((text) => hooks.test(text));
}

/** The file itself, and the one that declares the model, where that is known to be another. */
function textsAbout(resolution: Resolution, { receiver }: LibraryCall): readonly string[] {
  const owner = receiver && resolution.valueOf(receiver);
  const home = owner?.kind === 'class' ? resolution.at(owner.node) : resolution;
  return [...new Set([resolution, home])].map(({ sourceCode }) => sourceCode.text);
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
export function mayHaveOtherKey(resolution: Resolution, call: LibraryCall, column: string): boolean {
  const { keys } = call.library.models ?? {};
  if (!keys) return false;
  if (call.evidence === 'convention') return true;
  const declared = textsAbout(resolution, call).flatMap((text) => [...text.matchAll(keys)]);
  return declared.some((found) => found.slice(1).join('') !== column);
}
