import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { newNames } from './batch-names.js';
import type { TurnWrite } from './batch-written-call.js';
import { dedented, written, type Fix, type Parts } from './batch-written-layout.js';
import { keepsComments } from './statement-place.js';

/** Commands are queued where they were sent, and sent together after the loop. */
export function queued(parts: Parts, { add, open, run }: NonNullable<TurnWrite['queue']>): Fix | undefined {
  const { resolution, iteration, indent, statement, style, turn } = parts;
  const { sourceCode } = resolution;
  const name = newNames(resolution, statement)('pipeline');
  const before = written([`const ${name} = ${open};`], parts);
  const after = written(run(name, style.unit), parts);
  if (iteration.kind === 'loop') {
    if (turn.read.parent?.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
    if (!keepsComments(resolution, turn.read.range, [])) return undefined;
    return (fixer) => [
      fixer.insertTextBefore(statement, before.map((line) => line + style.newline + indent).join('')),
      fixer.replaceText(turn.read, add(name)),
      fixer.insertTextAfter(statement, after.map((line) => style.newline + indent + line).join('')),
    ];
  }
  const { body, element, source } = iteration;
  if (!turn.isAll || !element || !source || body.type !== AST_NODE_TYPES.ArrowFunctionExpression)
    return undefined;
  if (body.params.length > 1 || !keepsComments(resolution, statement.range, [source])) return undefined;
  const annotation = 'typeAnnotation' in element ? element.typeAnnotation : undefined;
  const pattern = sourceCode.text.slice(element.range[0], annotation?.range[0] ?? element.range[1]);
  const loop = `for (const ${pattern} of ${sourceCode.getText(source)}) ${add(name)}${style.semicolon}`;
  return (fixer) => [
    fixer.replaceText(
      statement,
      [...before, dedented(sourceCode, loop, turn.read, indent + style.unit), ...after].join(
        style.newline + indent,
      ),
    ),
  ];
}
