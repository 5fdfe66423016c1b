import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LibraryCall } from './library-calls.js';
import { asInstance, other, type Value } from './value.js';

/** What the parts of the resolver ask each other, within one file. */
export interface Resolution {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** What is this expression (awaited or not) known to be? */
  readonly valueOf: (node: TSESTree.Node) => Value | undefined;
  /** What is this variable known to be? */
  readonly valueOfVariable: (variable: TSESLint.Scope.Variable) => Value | undefined;
  /** What are values of this type known to be? */
  readonly typeValue: (node: TSESTree.Node) => Value | undefined;
  /** What is the member of a value known to be? */
  readonly memberOf: (value: Value, name: string) => Value | undefined;
  /** Which library member is called here? */
  readonly callAt: (node: TSESTree.Node) => LibraryCall | undefined;
  /** May names stand for libraries where nothing else is known? */
  readonly conventions: boolean;
}

/** The value on which all known values agree. Values that are nothing of ours count only where all are. */
export function agreed(values: Iterable<Value | undefined>): Value | undefined {
  let found: Value | undefined;
  let isOther = false;
  let isUnknown = false;
  for (const value of values) {
    if (!value) isUnknown = true;
    else if (value.kind === 'other') isOther = true;
    else if (!found) found = value;
    else if (!isSame(found, value)) return undefined;
  }
  return found ?? (isOther && !isUnknown ? other : undefined);
}

function isSame(a: Value, b: Value): boolean {
  const [first, second] = [asInstance(a), asInstance(b)];
  if (first && second) return first.library === second.library && first.type === second.type;
  if (a.kind === 'member' && b.kind === 'member') return a.member === b.member;
  return 'node' in a && 'node' in b && a.node === b.node;
}
