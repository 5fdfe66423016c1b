import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Fragment } from './fragment.js';
import { childrenOf } from './printer.js';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

interface Parsed {
  readonly ast?: TSESTree.Program;
  readonly visitorKeys?: Fragment['visitorKeys'];
}

interface Parser {
  readonly parse?: (code: string, options: object) => TSESTree.Program;
  readonly parseForESLint?: (code: string, options: object) => Parsed;
}

/** What a statement of a function can need around it: `super`, `yield`, `await`, `continue`. */
const around = { before: 'class _ extends _ { async *_() { for (;;) {\n', after: '\n} } }' };

/**
 * Parses statements with the parser of the file: those of a module, or of any other list. Undefined where it refuses them,
 * or where nothing but their text is known of how they are parsed.
 */
export function parsedFragment(context: Context, text: string, isModule: boolean): Fragment | undefined {
  const code = isModule ? text : around.before + text + around.after;
  const { ast, visitorKeys } = parsed(context, code) ?? {};
  const body = ast && (isModule ? ast.body : loopBody(ast.body[0]));
  if (!body || !ast) return undefined;
  const keys = visitorKeys ?? context.sourceCode.visitorKeys;
  setParents(ast, keys);
  return { text: code, body, tokens: ast.tokens ?? [], comments: ast.comments ?? [], visitorKeys: keys };
}

function parsed({ filename, languageOptions, sourceCode }: Context, code: string): Parsed | undefined {
  const parser = languageOptions.parser as Parser | undefined;
  const options = {
    ...withoutProject(languageOptions.parserOptions ?? {}),
    ecmaVersion: languageOptions.ecmaVersion ?? 'latest',
    sourceType: 'module',
    comment: true,
    filePath: `fragment${/\.[cm]?[jt]sx?$/u.exec(filename)?.[0] ?? '.ts'}`,
    loc: true,
    range: true,
    tokens: true,
  };
  try {
    if (parser?.parseForESLint) return parser.parseForESLint(code, options);
    const ast = parser?.parse?.(code, options);
    return ast && { ast, visitorKeys: sourceCode.visitorKeys };
  } catch {
    return undefined; // such as a label that is declared further out
  }
}

/** Types are not asked for: the fragment is no file of the project. */
function withoutProject(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !/^(?:project|program)/u.test(name)));
}

function loopBody(statement: TSESTree.Statement | undefined): readonly TSESTree.Statement[] | undefined {
  if (statement?.type !== AST_NODE_TYPES.ClassDeclaration) return undefined;
  const [method] = statement.body.body;
  if (method?.type !== AST_NODE_TYPES.MethodDefinition) return undefined;
  const [loop] = method.value.body?.body ?? [];
  if (loop?.type !== AST_NODE_TYPES.ForStatement || loop.body.type !== AST_NODE_TYPES.BlockStatement)
    return undefined;
  return loop.body.body;
}

function setParents(root: TSESTree.Node, visitorKeys: Fragment['visitorKeys']): void {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const child of childrenOf(node, visitorKeys)) {
      child.parent = node;
      pending.push(child);
    }
  }
}
