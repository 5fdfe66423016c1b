import { createRequire } from 'node:module';
import { AST_NODE_TYPES, TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { visitorKeys as keysOf } from '@typescript-eslint/visitor-keys';
import type ts from 'typescript';

type Converter = typeof import('@typescript-eslint/typescript-estree');
type Analyzer = typeof import('@typescript-eslint/scope-manager');
type Parser = Pick<Converter, 'parseAndGenerateServices'> & Pick<Analyzer, 'analyze'>;

const visitorKeys = keysOf as TSESLint.SourceCode.VisitorKeys;

let loaded: Parser | null | undefined;

/** Loaded when the first file is parsed: TypeScript is large, and may be missing. */
function load(): typeof loaded {
  if (loaded === undefined) {
    try {
      const require = createRequire(import.meta.url);
      const { parseAndGenerateServices } = require('@typescript-eslint/typescript-estree') as Converter;
      const { analyze } = require('@typescript-eslint/scope-manager') as Analyzer;
      loaded = { parseAndGenerateServices, analyze };
    } catch {
      loaded = null;
    }
  }
  return loaded;
}

/**
 * The tree and scopes of a file that is not the one being linted; `undefined` where its text is not valid. `parsed` is what
 * a program made of the text already; that of another version of TypeScript cannot be read.
 */
export function parseFile(
  path: string,
  text: string,
  parsed: ts.SourceFile | undefined,
): Readonly<TSESLint.SourceCode> | undefined {
  return (parsed && sourceCodeOf(path, text, parsed)) ?? sourceCodeOf(path, text, text);
}

/**
 * Without what nobody reads in files that are only asked about, because it takes more room than the rest: tokens, comments,
 * the names that the language declares, and lines and columns, which the source code tells by the range.
 */
function sourceCodeOf(
  path: string,
  text: string,
  code: string | ts.SourceFile,
): Readonly<TSESLint.SourceCode> | undefined {
  const parser = load();
  if (!parser) return undefined;
  try {
    const { ast } = parser.parseAndGenerateServices(code, {
      filePath: path,
      jsx: !/\.[cm]?ts$/u.test(path),
      range: true,
      loc: true, // taking them off a node makes it larger
      preserveNodeMaps: false,
      jsDocParsingMode: 'none',
    });
    const sourceType = /\.c[jt]s$/u.test(path) ? 'script' : 'module';
    const program = Object.assign(ast, { sourceType, tokens: [], comments: [] } as const);
    prepare(program);
    const scopeManager = parser.analyze(program, {
      globalReturn: path.endsWith('.cjs'),
      lib: [],
      sourceType,
    });
    trim(scopeManager);
    return new TSESLint.SourceCode({ text, ast: program, scopeManager, visitorKeys, parserServices: null });
  } catch {
    return undefined;
  }
}

/** The tree of a type that stands alone, as in a comment; `undefined` where it is not valid. */
export function parseType(text: string): TSESTree.TypeNode | undefined {
  try {
    const { ast } = load()?.parseAndGenerateServices(`type Type = ${text}`, { range: true, loc: true }) ?? {};
    if (!ast) return undefined;
    prepare(ast);
    const [statement] = ast.body;
    return statement?.type === AST_NODE_TYPES.TSTypeAliasDeclaration ? statement.typeAnnotation : undefined;
  } catch {
    return undefined;
  }
}

const start: Readonly<TSESTree.Position> = Object.freeze({ line: 1, column: 0 });
const nowhere: TSESTree.SourceLocation = Object.freeze({ start, end: start });

/** Gives every node its parent, as ESLint does for the file that it lints, and one place for all. */
function prepare(root: TSESTree.Node): void {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    node.loc = nowhere;
    for (const key of visitorKeys[node.type] ?? []) {
      const value: unknown = node[key as keyof typeof node];
      for (const child of (Array.isArray(value) ? value : [value]) as (TSESTree.Node | null | undefined)[]) {
        if (typeof child?.type !== 'string') continue;
        child.parent = node;
        pending.push(child);
      }
    }
  }
}

/** A list that grew has room for sixteen more, which most of those of scopes and variables never need. */
function trim({ scopes }: ReturnType<Parser['analyze']>): void {
  for (const scope of scopes) {
    trimLists(scope, ['childScopes', 'references', 'through', 'variables']);
    for (const variable of scope.variables) trimLists(variable, ['defs', 'identifiers', 'references']);
  }
}

function trimLists<Owner>(owner: Owner, keys: readonly (keyof Owner)[]): void {
  for (const key of keys) {
    const list = owner[key];
    if (Array.isArray(list)) owner[key] = list.slice() as typeof list;
  }
}
