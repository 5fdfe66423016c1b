import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/schema.js';
import type { LibraryCall } from './library-calls.js';
import type { NamesInReach } from './names-in-reach.js';
import type { TypeEvidence } from './type-evidence.js';
import { asInstance, extendsType, other, type FunctionNode, type Value } from './value.js';

/** What the parts of the resolver ask each other about one file. */
export interface Resolution {
  /** What is known of the file in which a node stands: this one, or another of the project. */
  readonly at: (node: TSESTree.Node) => Resolution;
  /** What is known of the file that an import leads to, if it can export the name; nothing where other files are not read. */
  readonly fileOf: (specifier: string, name: string | undefined) => Resolution | undefined;
  /**
   * Other files with classes that say that they implement or extend what has this name, or that tell a container of
   * dependencies what it is; nothing where other files are not read, or there are many.
   */
  readonly filesOfHeirs: (name: string) => readonly Resolution[];
  /**
   * Every function of the project that a callee can stand for by its type, in whatever file; none where one of them is not
   * known. Asked where the syntax does not lead to a function.
   */
  readonly functionsByType: (callee: TSESTree.Node) => readonly FunctionNode[];
  readonly filename: string;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** What is this expression (awaited or not) known to be? */
  readonly valueOf: (node: TSESTree.Node) => Value | undefined;
  /** What does this expression, a promise or not, give when it is awaited? */
  readonly awaitedValue: (node: TSESTree.Node) => Value | undefined;
  /** What is this variable known to be? */
  readonly valueOfVariable: (variable: TSESLint.Scope.Variable) => Value | undefined;
  /** What are values of this type known to be? */
  readonly typeValue: (node: TSESTree.Node) => Value | undefined;
  /** What is the member of a value known to be? */
  readonly memberOf: (value: Value, name: string) => Value | undefined;
  /** Which library member is called here? */
  readonly callAt: (node: TSESTree.Node) => LibraryCall | undefined;
  /** Which names of members can mean anything in the file? */
  readonly names: NamesInReach;
  /** The library that an import specifier loads. */
  readonly libraryOf: (specifier: string) => Library | undefined;
  /** What types say, where the parser has a program. Asked last: types are dear. */
  readonly types: TypeEvidence | undefined;
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
    else if (!isSame(found, value)) {
      const related = oneOf(found, value);
      if (!related) return undefined;
      found = related;
    }
  }
  return found ?? (isOther && !isUnknown ? other : undefined);
}

/** Types of one library that stand beside each other (`Pool | PoolClient`) have the same use: the more general one. */
function oneOf(a: Value, b: Value): Value | undefined {
  const [first, second] = [asInstance(a), asInstance(b)];
  if (!first || first.library !== second?.library) return undefined;
  return extendsType(first, second) ? second : first;
}

function isSame(a: Value, b: Value): boolean {
  const [first, second] = [asInstance(a), asInstance(b)];
  if (first && second) return first.library === second.library && first.type === second.type;
  if (a.kind === 'member' && b.kind === 'member') return a.member === b.member;
  if (a.kind === 'shape' && b.kind === 'shape') return a.declared !== undefined && a.declared === b.declared;
  return 'node' in a && 'node' in b && a.node === b.node;
}
