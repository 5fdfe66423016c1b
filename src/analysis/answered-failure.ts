import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName, keyName } from '../resolve/syntax.js';
import { nodesIn } from './turn.js';

/** Is what a turn ends with the answer that a request is refused: `return reply.code(409).send(…)`, or `res.status(400).json(…); return;`? */
export function answersFailure(resolution: Resolution, exit: TSESTree.ReturnStatement): boolean {
  if (exit.argument) return saysFailure(resolution, exit.argument);
  const { parent } = exit;
  if (parent.type !== AST_NODE_TYPES.BlockStatement) return false;
  const before = parent.body[parent.body.indexOf(exit) - 1];
  return before?.type === AST_NODE_TYPES.ExpressionStatement && saysFailure(resolution, before.expression);
}

/** Does an expression hold a status of HTTP that says so, or call what is named after one? */
function saysFailure(resolution: Resolution, answer: TSESTree.Expression): boolean {
  for (const { node } of nodesIn(resolution, answer)) {
    if (node.type === AST_NODE_TYPES.Property) {
      if (/^(?:code|status|statusCode)$/u.test(keyName(node) ?? '') && isFailure(node.value)) return true;
    } else if (node.type === AST_NODE_TYPES.CallExpression) {
      const name = calledName(node);
      if (refusal.test(name) || (takesStatus.test(name) && node.arguments.some(isFailure))) return true;
    }
  }
  return false;
}

const refusal = /^(?:badRequest|conflict|forbidden|notFound|unauthorized|unprocessableEntity)$/iu;
const takesStatus = /^(?:code|json|send|sendStatus|status|text|writeHead)$/u;

function isFailure(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Literal &&
    typeof node.value === 'number' &&
    node.value >= 400 &&
    node.value < 600
  );
}
