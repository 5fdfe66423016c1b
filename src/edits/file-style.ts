import { AST_NODE_TYPES, AST_TOKEN_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

/** How a file is written, as far as an edit has to follow it. */
export interface FileStyle {
  /** One step of indentation. */
  readonly unit: string;
  readonly newline: string;
  readonly semicolon: ';' | '';
  readonly quote: '"' | "'";
}

const ended = new Set<string>([
  AST_NODE_TYPES.ExpressionStatement,
  AST_NODE_TYPES.ImportDeclaration,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.VariableDeclaration,
]);

/** How is the file written? Asked of the file itself; where it does not say, as most files are. */
export function styleOf(sourceCode: Readonly<TSESLint.SourceCode>, place: TSESTree.Node): FileStyle {
  const { text } = sourceCode;
  const indented = /^(?<unit>\t| {2,8})\S/mu.exec(text)?.groups?.['unit'];
  return {
    unit: indented ?? '  ',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    semicolon: hasSemicolons(sourceCode, place) ? ';' : '',
    quote: quoteOf(sourceCode),
  };
}

/** Do the statements around a place and at the top of the file end with semicolons? */
function hasSemicolons(sourceCode: Readonly<TSESLint.SourceCode>, place: TSESTree.Node): boolean {
  const near: TSESTree.Node[] = [];
  for (let node: TSESTree.Node | undefined = place; node; node = node.parent) near.push(node);
  const statements = [...near, ...sourceCode.ast.body].filter(({ type }) => ended.has(type));
  const endings = statements.map((statement) => sourceCode.getLastToken(statement)?.value === ';');
  return endings.length === 0
    ? hasLineEndings(sourceCode)
    : endings.filter(Boolean).length * 2 >= endings.length;
}

/** Without statements that need one, the text decides. */
function hasLineEndings(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return /;\s*$/mu.test(sourceCode.text);
}

function quoteOf({ ast }: Readonly<TSESLint.SourceCode>): '"' | "'" {
  for (const token of ast.tokens) {
    const first = token.value[0];
    if (token.type === AST_TOKEN_TYPES.String && (first === '"' || first === "'")) return first;
  }
  return "'";
}
