import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { assignmentDoc } from './assignment-doc.js';
import { group, hard, ifBroken, indent, join, line, soft, verbatim, type Doc } from './doc.js';
import { hasLineBreak, isBeforeEmptyLine, type Printer } from './fragment.js';
import { isBinaryish } from './simple-nodes.js';

/** The document of a statement; undefined for what is left as it is written. */
export function statementDoc(printer: Printer, node: TSESTree.Node): Doc | undefined {
  const { print } = printer;
  const end = printer.format.semicolon;
  switch (node.type) {
    case AST_NODE_TYPES.ExpressionStatement:
      return [needsSemicolonBefore(printer, node) ? ';' : '', print(node.expression), end];
    case AST_NODE_TYPES.VariableDeclaration:
      return node.declare ? undefined : declarationDoc(printer, node);
    case AST_NODE_TYPES.VariableDeclarator:
      return node.init ? assignmentDoc(printer, node, print(node.id), ' =', node.init) : print(node.id);
    case AST_NODE_TYPES.ReturnStatement:
      return ['return', node.argument ? [' ', argumentDoc(printer, node.argument)] : '', end];
    case AST_NODE_TYPES.ThrowStatement:
      return ['throw ', argumentDoc(printer, node.argument), end];
    case AST_NODE_TYPES.BreakStatement:
      return ['break', node.label ? ` ${node.label.name}` : '', end];
    case AST_NODE_TYPES.ContinueStatement:
      return ['continue', node.label ? ` ${node.label.name}` : '', end];
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return node.declaration ? ['export ', print(node.declaration)] : undefined;
    case AST_NODE_TYPES.ExportDefaultDeclaration:
      return node.declaration.type === AST_NODE_TYPES.FunctionDeclaration
        ? ['export default ', print(node.declaration)]
        : undefined;
    case AST_NODE_TYPES.ImportDeclaration:
      return importDoc(printer, node);
    case AST_NODE_TYPES.BlockStatement:
      return blockDoc(printer, node);
    default:
      return compoundDoc(printer, node);
  }
}

function compoundDoc(printer: Printer, node: TSESTree.Node): Doc | undefined {
  const { print } = printer;
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
      return ifDoc(printer, node);
    case AST_NODE_TYPES.ForStatement:
      return forDoc(printer, node);
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForInStatement: {
      const isAsync = node.type === AST_NODE_TYPES.ForOfStatement && node.await;
      const word = node.type === AST_NODE_TYPES.ForOfStatement ? ' of ' : ' in ';
      const head: Doc = [
        'for',
        isAsync ? ' await' : '',
        ' (',
        print(node.left),
        word,
        print(node.right),
        ')',
      ];
      return group([head, clause(printer, node.body)]);
    }
    case AST_NODE_TYPES.WhileStatement:
      return group(['while (', testDoc(printer, node.test), ')', clause(printer, node.body)]);
    case AST_NODE_TYPES.DoWhileStatement: {
      const isBlock = node.body.type === AST_NODE_TYPES.BlockStatement;
      const body = group(['do', clause(printer, node.body)]);
      return [
        body,
        isBlock ? ' ' : hard,
        'while (',
        testDoc(printer, node.test),
        ')',
        printer.format.semicolon,
      ];
    }
    case AST_NODE_TYPES.TryStatement:
      return [
        'try ',
        print(node.block),
        node.handler ? [' ', print(node.handler)] : '',
        node.finalizer ? [' finally ', print(node.finalizer)] : '',
      ];
    case AST_NODE_TYPES.CatchClause:
      return ['catch ', node.param ? ['(', print(node.param), ') '] : '', print(node.body)];
    case AST_NODE_TYPES.LabeledStatement:
      return [print(node.label), ': ', print(node.body)];
    case AST_NODE_TYPES.SwitchStatement:
      return switchDoc(printer, node);
    case AST_NODE_TYPES.SwitchCase:
      return caseDoc(printer, node);
    default:
      return undefined;
  }
}

/** Without semicolons, a line that begins so would go on with the one before. */
function needsSemicolonBefore(
  { format, fragment: { text } }: Printer,
  { parent, range }: TSESTree.ExpressionStatement,
): boolean {
  return (
    format.semicolon === '' &&
    'body' in parent &&
    Array.isArray(parent.body) &&
    /[[(`+\-/<]/u.test(text.charAt(range[0]))
  );
}

function declarationDoc(printer: Printer, node: TSESTree.VariableDeclaration): Doc {
  const [first = '', ...others] = node.declarations.map((declarator) => printer.print(declarator));
  const { parent } = node;
  const isHead =
    (parent.type === AST_NODE_TYPES.ForStatement && parent.init === node) ||
    ((parent.type === AST_NODE_TYPES.ForOfStatement || parent.type === AST_NODE_TYPES.ForInStatement) &&
      parent.left === node);
  const hasValue = node.declarations.some(({ init }) => init);
  return group([
    `${node.kind} `,
    others.length > 0 ? indent(first) : first,
    indent(others.map((other) => [',', hasValue && !isHead ? hard : line, other])),
    isHead ? '' : printer.format.semicolon,
  ]);
}

/** What is returned or thrown; operators stand in parentheses where they are broken. */
function argumentDoc({ print }: Printer, node: TSESTree.Expression): Doc {
  if (!isBinaryish(node)) return print(node);
  return group([ifBroken('('), indent([soft, print(node, { isBare: true })]), soft, ifBroken(')')]);
}

function testDoc({ print }: Printer, test: TSESTree.Expression): Doc {
  return group([indent([soft, print(test)]), soft]);
}

/** The body of an `if` or a loop. */
function clause(printer: Printer, node: TSESTree.Statement): Doc {
  if (node.type === AST_NODE_TYPES.EmptyStatement) return ';';
  const printed = printer.print(node);
  return node.type === AST_NODE_TYPES.BlockStatement ? [' ', printed] : indent([line, printed]);
}

function ifDoc(printer: Printer, node: TSESTree.IfStatement): Doc {
  const start = group(['if (', testDoc(printer, node.test), ')', clause(printer, node.consequent)]);
  const { alternate } = node;
  if (!alternate) return start;
  const isBlock = node.consequent.type === AST_NODE_TYPES.BlockStatement;
  const printed =
    alternate.type === AST_NODE_TYPES.IfStatement
      ? [' ', printer.print(alternate)]
      : clause(printer, alternate);
  return [start, isBlock ? ' ' : hard, 'else', group(printed)];
}

function forDoc(printer: Printer, { body, init, test, update }: TSESTree.ForStatement): Doc {
  const { print } = printer;
  if (!init && !test && !update) return group(['for (;;)', clause(printer, body)]);
  const head = [
    soft,
    init ? print(init) : '',
    ';',
    line,
    test ? print(test) : '',
    ';',
    update ? [line, print(update)] : '',
  ];
  return group(['for (', group([indent(head), soft]), ')', clause(printer, body)]);
}

function switchDoc(printer: Printer, { cases, discriminant }: TSESTree.SwitchStatement): Doc {
  const printed = cases.map((one, index): Doc => {
    const isFollowed = index < cases.length - 1 && isBeforeEmptyLine(printer.fragment, one);
    return [printer.print(one), isFollowed ? hard : ''];
  });
  const head = group(['switch (', indent([soft, printer.print(discriminant)]), soft, ')']);
  return [head, ' {', cases.length > 0 ? indent([hard, join(hard, printed)]) : '', hard, '}'];
}

function caseDoc(printer: Printer, { consequent, test }: TSESTree.SwitchCase): Doc {
  const head = test ? ['case ', printer.print(test), ':'] : 'default:';
  const [only] = consequent;
  if (!only) return head;
  const statements = join(
    hard,
    consequent.map((statement, index): Doc => {
      const isFollowed = index < consequent.length - 1 && isBeforeEmptyLine(printer.fragment, statement);
      return [printer.print(statement), isFollowed ? hard : ''];
    }),
  );
  const isBlock = consequent.length === 1 && only.type === AST_NODE_TYPES.BlockStatement;
  return [head, isBlock ? [' ', statements] : indent([hard, statements])];
}

function blockDoc(printer: Printer, node: TSESTree.BlockStatement): Doc {
  const statements = listDoc(printer, node.body, [node.range[0] + 1, node.range[1] - 1]);
  if (statements !== undefined) return ['{', indent([hard, statements]), hard, '}'];
  return keepsLine(node) ? ['{', hard, '}'] : '{}';
}

function keepsLine({ parent }: TSESTree.BlockStatement): boolean {
  return (
    /^(?:IfStatement|TryStatement|ForInStatement|ForOfStatement|BlockStatement|Program)$/u.test(
      parent.type,
    ) ||
    (parent.type === AST_NODE_TYPES.CatchClause && Boolean(parent.parent.finalizer))
  );
}

/** Statements with the comments between them, in a range; undefined where there are none. */
export function listDoc(
  printer: Printer,
  statements: readonly TSESTree.Statement[],
  [start, end]: TSESTree.Range,
): Doc | undefined {
  const shown = statements.filter(({ type }) => type !== AST_NODE_TYPES.EmptyStatement);
  const parts: Doc[] = [];
  let at = start;
  for (const statement of shown) {
    parts.push(
      gapDoc(printer, [at, statement.range[0]], parts.length === 0, false),
      printer.print(statement),
    );
    at = statement.range[1];
  }
  const last = gapDoc(printer, [at, end], parts.length === 0, true);
  return parts.length === 0 && last === '' ? undefined : [...parts, last];
}

/** Between two statements: the comments, and at most one empty line before each of them. */
function gapDoc({ fragment }: Printer, [start, end]: TSESTree.Range, isFirst: boolean, isLast: boolean): Doc {
  const inside = fragment.comments.filter(({ range }) => range[0] >= start && range[1] <= end);
  const parts: Doc[] = [];
  let at = start;
  const separate = (to: number): Doc => {
    if (isFirst && parts.length === 0) return '';
    const breaks = fragment.text.slice(at, to).split('\n').length - 1;
    return breaks > 1 ? [hard, hard] : hard;
  };
  for (const { range } of inside) {
    const isBeside = !(isFirst && parts.length === 0) && !hasLineBreak(fragment, at, range[0]);
    const comment = fragment.text.slice(...range);
    parts.push(isBeside ? [] : separate(range[0]), isBeside ? besideDoc(comment) : commentDoc(comment));
    at = range[1];
  }
  if (!isLast) {
    const isBefore = inside.length > 0 && !hasLineBreak(fragment, at, end);
    parts.push(isBefore ? ' ' : separate(end));
  }
  return parts.length === 0 ? '' : parts;
}

/** A comment at the end of a line, which may be as long as it likes. */
function besideDoc(comment: string): Doc {
  return comment.startsWith('//') ? { kind: 'beside', text: ` ${comment}` } : [' ', commentDoc(comment)];
}

/** A comment, of which lines that begin with a star are indented as it is. */
export function commentDoc(text: string): Doc {
  const [first = '', ...others] = text.split('\n');
  return others.every((other) => /^\s*\*/u.test(other))
    ? [first, ...others.map((other): Doc => [hard, ` ${other.trim()}`])]
    : verbatim(text);
}

function importDoc({ asWritten, format, print }: Printer, node: TSESTree.ImportDeclaration): Doc | undefined {
  if (node.attributes.length > 0 || node.specifiers.length === 0) return undefined;
  const named = node.specifiers.filter(({ type }) => type === AST_NODE_TYPES.ImportSpecifier);
  const whole = node.specifiers.filter(({ type }) => type !== AST_NODE_TYPES.ImportSpecifier);
  const edge = format.hasSpacedBraces ? line : soft;
  const space = format.hasSpacedBraces ? ' ' : '';
  const inner = join([',', line], named.map(asWritten));
  const trailing = format.trailingComma === 'none' ? '' : ifBroken(',');
  const braces: Doc =
    node.specifiers.length > 1
      ? group(['{', indent([edge, inner]), trailing, edge, '}'])
      : ['{', space, inner, space, '}'];
  return [
    node.importKind === 'type' ? 'import type ' : 'import ',
    join(', ', [...whole.map(asWritten), ...(named.length > 0 ? [braces] : [])]),
    ' from ',
    print(node.source),
    format.semicolon,
  ];
}
