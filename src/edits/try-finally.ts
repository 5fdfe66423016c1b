import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Acquisition } from '../analysis/ownership-acquisition.js';
import type { Resolution } from '../resolve/resolution.js';
import { layoutOf, type Layout } from './try-finally-layout.js';
import { planRollback } from './roll-back-plan.js';
import { planTryFinally, type TryFinally } from './try-finally-plan.js';

type Fixes = Generator<TSESLint.RuleFix>;
type SourceCode = Readonly<TSESLint.SourceCode>;

/** An edit, and what it adds: a release in a `finally`, a rollback in a `catch`. */
export interface Release {
  readonly releases: boolean;
  readonly rollsBack: boolean;
  /** Also before a return. */
  readonly abandons: boolean;
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * The edit that gives a resource back in a `finally`, or rolls it back in a `catch`; `undefined` where it could change
 * more than the paths that lose it.
 */
export function releaseInFinally(call: Acquisition, resolution: Resolution): Release | undefined {
  const { sourceCode } = resolution;
  const plan = planTryFinally(call, resolution) ?? planRollback(call, resolution);
  const layout = plan && layoutOf(plan, sourceCode);
  if (!plan || !layout) return undefined;
  const [only] = plan.statements;
  const isTry = plan.statements.length === 1 && only?.type === AST_NODE_TYPES.TryStatement;
  const given = isTry && plan.release !== undefined ? only : undefined;
  return {
    releases: plan.release !== undefined,
    rollsBack: plan.rollback !== undefined,
    abandons: plan.abandons !== undefined,
    fix:
      given && !given.finalizer
        ? (fixer) => addFinally(fixer, given, plan, layout, sourceCode)
        : (fixer) => wrap(fixer, plan, layout, sourceCode),
  };
}

/** The `try` that is there gets a `finally`. */
function* addFinally(
  fixer: TSESLint.RuleFixer,
  node: TSESTree.TryStatement,
  plan: TryFinally,
  layout: Layout,
  sourceCode: SourceCode,
): Fixes {
  yield* dropAndAwait(fixer, plan, layout);
  yield fixer.insertTextAfter(node, finallyBlock(plan, layout, sourceCode));
}

/** The statements get a `try` around them; one that ends as it should only begins earlier. */
function* wrap(fixer: TSESLint.RuleFixer, plan: TryFinally, layout: Layout, sourceCode: SourceCode): Fixes {
  const { indent, unit, newline, start, moved, end } = layout;
  const names = declaredBefore(plan, layout, sourceCode);
  const own = moved.includes(start) ? unit : '';
  yield fixer.insertTextBeforeRange([start, start], `${names}${indent}try {${newline}${own}`);
  for (const line of moved) if (line !== start) yield fixer.insertTextBeforeRange([line, line], unit);
  yield* dropAndAwait(fixer, plan, layout);
  for (const declaration of plan.hoisted) yield* assign(fixer, declaration, sourceCode);
  for (const abandon of plan.abandons ?? []) yield* rollBackBefore(fixer, abandon, plan, layout, sourceCode);
  if (plan.joined) return;
  const ending = `${catchBlock(plan, layout)}${finallyBlock(plan, layout, sourceCode)}`;
  yield fixer.insertTextBeforeRange([end, end], `${indent}}${ending}${newline}`);
}

/** Undoes the transaction before a return, which gets braces where it has none. */
function* rollBackBefore(
  fixer: TSESLint.RuleFixer,
  node: TSESTree.ReturnStatement,
  { rollback = '' }: TryFinally,
  { unit, newline, semicolon }: Layout,
  sourceCode: SourceCode,
): Fixes {
  const line = sourceCode.lines[node.loc.start.line - 1] ?? '';
  const indent = unit + (/^\s*/u.exec(line)?.[0] ?? '');
  if (node.parent.type === AST_NODE_TYPES.BlockStatement) {
    yield fixer.insertTextBefore(node, `${rollback}${semicolon}${newline}${indent}`);
    return;
  }
  yield fixer.insertTextBefore(
    node,
    `{${newline}${indent}${unit}${rollback}${semicolon}${newline}${indent}${unit}`,
  );
  yield fixer.insertTextAfter(node, `${newline}${indent}}`);
}

/** What undoes the transaction, and lets the error go on. */
function catchBlock({ rollback }: TryFinally, { indent, unit, newline, semicolon }: Layout): string {
  if (rollback === undefined) return '';
  const lines = [`${rollback}${semicolon}`, `throw error${semicolon}`];
  const body = lines.map((line) => `${indent}${unit}${line}${newline}`).join('');
  return ` catch (error) {${newline}${body}${indent}}`;
}

function* dropAndAwait(fixer: TSESLint.RuleFixer, { returned }: TryFinally, { removed }: Layout): Fixes {
  for (const range of removed) yield fixer.removeRange(range);
  for (const promise of returned) yield fixer.insertTextBefore(promise, 'await ');
}

function finallyBlock({ release, given }: TryFinally, layout: Layout, sourceCode: SourceCode): string {
  const { indent, unit, newline, semicolon, comments } = layout;
  if (release === undefined) return '';
  const statement = `${given === undefined ? '' : `if (!${given}) `}${release}${semicolon}`;
  const lines = [...comments.map((comment) => sourceCode.getText(comment)), statement];
  const body = lines.map((line) => `${indent}${unit}${line}${newline}`).join('');
  return ` finally {${newline}${body}${indent}}`;
}

/** `let rows;`, for names that are used after the `try`. */
function declaredBefore({ hoisted }: TryFinally, layout: Layout, sourceCode: SourceCode): string {
  const { indent, newline, semicolon } = layout;
  return hoisted
    .flatMap((declaration) => {
      const id = declaration.declarations[0]?.id;
      return id?.type === AST_NODE_TYPES.Identifier
        ? [sourceCode.getText(id)]
        : sourceCode.getDeclaredVariables(declaration).map(({ name }) => name);
    })
    .map((name) => `${indent}let ${name}${semicolon}${newline}`)
    .join('');
}

/** Makes an assignment of a declaration: `const { rows } = x;` becomes `({ rows } = x);`, and `[rows] = x;` stays bare. */
function* assign(
  fixer: TSESLint.RuleFixer,
  declaration: TSESTree.VariableDeclaration,
  sourceCode: SourceCode,
): Fixes {
  const [{ id }] = declaration.declarations;
  if (id.type === AST_NODE_TYPES.Identifier) {
    const nameEnd = id.range[0] + id.name.length;
    yield fixer.removeRange([declaration.range[0], id.range[0]]);
    yield fixer.removeRange([nameEnd, id.range[1]]);
    return;
  }
  const semicolon = sourceCode.getLastToken(declaration);
  // Without a semicolon in front of it, a bracket would belong to the line before.
  const isBare = id.type === AST_NODE_TYPES.ArrayPattern && semicolon?.value === ';';
  yield fixer.replaceTextRange([declaration.range[0], id.range[0]], isBare ? '' : '(');
  if (semicolon && !isBare) yield fixer.insertTextBefore(semicolon, ')');
}
