import type { TSESTree } from '@typescript-eslint/utils';
import { isRead } from '../analysis/sql-statement.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { keyName } from '../resolve/syntax.js';
import type { ClassNode } from '../resolve/value.js';

/** Do the files show that a model runs code of its own for single rows, which a call for many rows would leave out? */
export function hasHooks(resolution: Resolution, call: LibraryCall): boolean {
  const { hooks, readHooks = hooks } = call.library.models ?? {};
  const shown = isRead(resolution, call) ? readHooks : hooks;
  return shown !== undefined && textsAbout(resolution, call).some((text) => shown.test(text));
}

/** The same, where one that another file declares, and that only its name shows here, may run such code too. */
export function mayHaveHooks(resolution: Resolution, call: LibraryCall): boolean {
  const isElsewhere = call.evidence === 'convention' && call.library.models?.hooks !== undefined;
  return isElsewhere || hasHooks(resolution, call);
}

/** The file itself, and those that declare the model and what it inherits from, where they are known to be others. */
function textsAbout(resolution: Resolution, call: LibraryCall): readonly string[] {
  const homes = classesOf(resolution, call).map((node) => resolution.at(node));
  return [...new Set([resolution, ...homes])].map(({ sourceCode }) => sourceCode.text);
}

/** The class that a call is made on, and those of the project that it inherits from. */
function classesOf(resolution: Resolution, { receiver }: LibraryCall): readonly ClassNode[] {
  const classes: ClassNode[] = [];
  for (let node: TSESTree.Node | null | undefined = receiver; node;) {
    const owner = resolution.at(node).valueOf(node);
    if (owner?.kind !== 'class' || classes.includes(owner.node)) break;
    classes.push(owner.node);
    node = owner.node.superClass;
  }
  return classes;
}

/** Does the class that a call is made on have a method of its own in the place of the one for many rows? */
export function replaces(resolution: Resolution, call: LibraryCall, member: string): boolean {
  return classesOf(resolution, call).some(({ body }) =>
    body.body.some((own) => 'key' in own && own.static && keyName(own) === member),
  );
}

/**
 * The column that is the key of a model: the usual one, or that which the files declare. Undefined where they declare
 * several, and where only a name says that there is a model: a class of another file can have a key and methods of its own.
 */
export function keyColumn(resolution: Resolution, call: LibraryCall, usual: string): string | undefined {
  const { keys } = call.library.models ?? {};
  if (!keys) return usual;
  if (call.evidence === 'convention') return undefined;
  const declared = textsAbout(resolution, call).flatMap((text) => [...text.matchAll(keys)]);
  const [column = usual, ...others] = new Set(declared.map((found) => found.slice(1).join('')));
  return others.length > 0 ? undefined : column;
}
