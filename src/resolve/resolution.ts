import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from './library-calls.js';
import type { Value } from './value.js';

/** What the parts of the resolver ask each other, within one file. */
export interface Resolution {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** What is this expression (awaited or not) known to be? */
  readonly valueOf: (node: TSESTree.Node) => Value | undefined;
  /** What are values of this type known to be? */
  readonly typeValue: (node: TSESTree.Node) => Value | undefined;
  /** What is the member of a value known to be? */
  readonly memberOf: (value: Value, name: string) => Value | undefined;
  /** Which library member is called here? */
  readonly callAt: (node: TSESTree.Node) => LibraryCall | undefined;
  /** May names stand for libraries where nothing else is known? */
  readonly conventions: boolean;
}

/** The value on which all known values agree; unknown ones and `null` do not count. */
export function agreed(values: Iterable<Value | undefined>): Value | undefined {
  let found: Value | undefined;
  for (const value of values) {
    if (!value || value.kind === 'other') continue;
    if (!found) found = value;
    else if (!isSame(found, value)) return undefined;
  }
  return found;
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'instance' && b.kind === 'instance') return a.library === b.library && a.type === b.type;
  if (a.kind === 'member' && b.kind === 'member') return a.member === b.member;
  return 'node' in a && 'node' in b && a.node === b.node;
}
