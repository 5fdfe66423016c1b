import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import { calledDeclarations, type CalledDeclaration } from './called-declarations.js';
import type { Resolution } from './resolution.js';
import { staysInProcess } from './stays-in-process.js';
import { bare, propertyName } from './syntax.js';
import { typeReader, type Told } from './told-by-type.js';
import type { TypeProgram } from './type-program.js';
import { libraryMember, type Value } from './value.js';

/** Answers what the types say about an expression; nothing where they do not know it. */
export interface TypeEvidence {
  readonly told: (node: TSESTree.Node) => Told | undefined;
  /** What the expression is, where the catalogue describes its type. */
  readonly valueOf: (node: TSESTree.Node) => Value | undefined;
  /** Where the functions begin that a callee can stand for, in any file of the project; `undefined` for one that is not seen. */
  readonly calledDeclarations: (callee: TSESTree.Node) => readonly CalledDeclaration[];
  /** Does a call surely do nothing outside of the process? */
  readonly staysInProcess: (callee: TSESTree.Node) => boolean;
}

/** Reads types in one program; what it says about a type is kept as long as the program. */
export function typeEvidence(given: TypeProgram, libraryOf: Resolution['libraryOf']): TypeEvidence {
  const reader = typeReader(given, libraryOf);

  function told(node: TSESTree.Node): Told | undefined {
    const type = typeAt(given, node);
    const found = type && reader.toldByType(type);
    return found?.kind === 'undescribed' ? (toldByOwner(node) ?? found) : found;
  }

  /** What the catalogue calls by another name than its package is told by what it is a member of. */
  function toldByOwner(node: TSESTree.Node): Told | undefined {
    if (node.type === AST_NODE_TYPES.AwaitExpression) return undefined;
    const member = bare(node);
    const name = member.type === AST_NODE_TYPES.MemberExpression ? propertyName(member) : undefined;
    if (member.type !== AST_NODE_TYPES.MemberExpression || name === undefined) return undefined;
    const owner = told(member.object);
    const value = owner?.kind === 'library' ? libraryMember(owner.value, name) : undefined;
    return value && { kind: 'library', value };
  }

  return {
    told,
    valueOf(node) {
      const found = told(node);
      return found?.kind === 'library' ? found.value : undefined;
    },
    calledDeclarations(callee) {
      const asWritten = given.nodeOf(callee);
      return asWritten ? calledDeclarations(given, asWritten) : [undefined];
    },
    staysInProcess(callee) {
      const asWritten = given.nodeOf(callee);
      return asWritten !== undefined && staysInProcess(given, asWritten);
    },
  };
}

/** The compiler fails on some code; then nothing is known of it. */
function typeAt({ checker, nodeOf }: TypeProgram, node: TSESTree.Node): ts.Type | undefined {
  const asWritten = nodeOf(node);
  try {
    return asWritten && checker.getTypeAtLocation(asWritten);
  } catch {
    return undefined;
  }
}
