import type ts from 'typescript';
import { declarerOf } from './declaring-package.js';
import { implementationsOf } from './implementations.js';
import type { TypeProgram } from './type-program.js';

/** What a call calls, as far as the program knows: each function that can be meant, or `undefined` for one that it does not see. */
export type CalledDeclaration =
  | { readonly kind: 'language'; readonly name: string }
  | {
      readonly kind: 'function';
      readonly node: FunctionWithBody;
      readonly file: string;
      readonly start: number;
      readonly end: number;
    }
  | undefined;

export type FunctionWithBody = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody };

/**
 * Which functions can a callee stand for, in any file of the project? Follows aliases, properties that hold functions,
 * and members of interfaces and abstract classes into the classes that implement them.
 */
export function calledDeclarations(given: TypeProgram, callee: ts.Node): readonly CalledDeclaration[] {
  const symbol = given.checker.getSymbolAtLocation(nameOf(given, callee));
  return symbol ? declarationsOf(given, symbol) : [undefined];
}

function nameOf({ ts: compiler }: TypeProgram, callee: ts.Node): ts.Node {
  let node = callee;
  while (compiler.isParenthesizedExpression(node) || compiler.isNonNullExpression(node))
    node = node.expression;
  return compiler.isPropertyAccessExpression(node) ? node.name : node;
}

function declarationsOf(given: TypeProgram, written: ts.Symbol): readonly CalledDeclaration[] {
  const { ts: compiler, checker } = given;
  const symbol = written.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(written) : written;
  const { declarations = [] } = symbol;
  const bodies = declarations.flatMap((declaration) => functionOf(given, declaration) ?? []);
  if (bodies.length > 0) return bodies.map(asFunction);
  const [declaration] = declarations;
  if (!declaration) return [undefined];
  const declarer = declarerOf(given, declaration);
  switch (declarer.kind) {
    case 'language':
      return [{ kind: 'language', name: symbol.name }];
    case 'package':
      return [ofPlatform(declarer.specifiers) ? { kind: 'language', name: symbol.name } : undefined];
    case 'project': {
      const implemented = implementationsOf(given, declaration, symbol.name).map((found) =>
        functionOf(given, found),
      );
      return implemented.length > 0 ? implemented.map((found) => found && asFunction(found)) : [undefined];
    }
  }
}

/** Modules of Node.js that work in the process alone. */
const inProcess = new Set(
  'assert async_hooks buffer console events path perf_hooks querystring string_decoder timers url util'
    .split(' ')
    .flatMap((name) => [name, `node:${name}`]),
);

function ofPlatform(specifiers: readonly string[]): boolean {
  return specifiers.some((specifier) => inProcess.has(specifier));
}

function asFunction(node: FunctionWithBody): CalledDeclaration {
  return {
    kind: 'function',
    node,
    file: node.getSourceFile().fileName,
    start: node.getStart(),
    end: node.end,
  };
}

/** The function that is declared, or that a `const` or property holds. */
function functionOf({ ts: compiler }: TypeProgram, declaration: ts.Node): FunctionWithBody | undefined {
  const held =
    compiler.isVariableDeclaration(declaration) ||
    compiler.isPropertyDeclaration(declaration) ||
    compiler.isPropertyAssignment(declaration)
      ? declaration.initializer
      : declaration;
  if (!held || !compiler.isFunctionLike(held)) return undefined;
  return 'body' in held && held.body ? (held as FunctionWithBody) : undefined;
}
