import { createRequire } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { Resolution } from './resolution.js';

/** The compiler's view of a file, where the parser has one. */
export interface TypeProgram {
  readonly ts: typeof ts;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly nodeOf: (node: TSESTree.Node) => ts.Node | undefined;
}

/** The program that the parser made of the project; without type information there is none. */
export function typeProgramOf({ ast, parserServices }: Resolution['sourceCode']): TypeProgram | undefined {
  const { program, esTreeNodeToTSNodeMap: nodes } = parserServices ?? {};
  if (!program || !nodes) return undefined;
  const compiler = loadCompiler();
  const file = compiler && nodes.get(ast);
  // Numbers of kinds differ between versions: only the compiler that made the tree can read it.
  if (!file || !compiler.isSourceFile(file)) return undefined;
  return { ts: compiler, program, checker: program.getTypeChecker(), nodeOf: (node) => nodes.get(node) };
}

let loaded: typeof ts | null | undefined;

/** TypeScript is there where there is a program, and has been loaded by the parser. */
function loadCompiler(): typeof ts | undefined {
  if (loaded === undefined) {
    try {
      loaded = createRequire(import.meta.url)('typescript') as typeof ts;
    } catch {
      loaded = null; // not where we look for it
    }
  }
  return loaded ?? undefined;
}
