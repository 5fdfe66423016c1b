import { createRequire } from 'node:module';
import { TSESLint, type TSESTree } from '@typescript-eslint/utils';

type Parser = typeof import('@typescript-eslint/parser');

let parser: Parser | null | undefined;

/** Loaded when the first file is parsed: TypeScript is large, and may be missing. */
function loadParser(): Parser | null {
  if (parser === undefined) {
    try {
      parser = createRequire(import.meta.url)('@typescript-eslint/parser') as Parser;
    } catch {
      parser = null;
    }
  }
  return parser;
}

/** The tree and scopes of a file that is not the one being linted; `undefined` where its text is not valid. */
export function parseFile(path: string, text: string): Readonly<TSESLint.SourceCode> | undefined {
  try {
    const parsed = loadParser()?.parseForESLint(text, {
      filePath: path,
      sourceType: /\.c[jt]s$/u.test(path) ? 'script' : 'module',
      ecmaFeatures: { jsx: !/\.[cm]?ts$/u.test(path), globalReturn: path.endsWith('.cjs') },
      jsDocParsingMode: 'none',
    });
    if (!parsed) return undefined;
    const { ast, scopeManager } = parsed;
    const visitorKeys = parsed.visitorKeys as TSESLint.SourceCode.VisitorKeys;
    // Nothing reads them in files that are only asked about, and they take as much room as the tree.
    ast.tokens = [];
    ast.comments = [];
    setParents(ast, visitorKeys);
    return new TSESLint.SourceCode({ text, ast, scopeManager, visitorKeys, parserServices: null });
  } catch {
    return undefined;
  }
}

/** ESLint does so for the file that it lints. */
function setParents(root: TSESTree.Node, visitorKeys: TSESLint.SourceCode.VisitorKeys): void {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
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
