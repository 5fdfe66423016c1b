import type { TSESTree } from '@typescript-eslint/utils';
import { callRange } from '../../src/analysis/call-range.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';
import type { Resolution } from '../../src/resolve/resolution.js';

type Answer = (
  resolution: Resolution,
  node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
) => string | undefined;

/** A rule for tests: marks each call to which an analysis has an answer with that answer. */
export function loopProbe(name: string, answer: Answer) {
  return createRule({
    name,
    meta: {
      type: 'problem',
      docs: { description: 'Show what an analysis answers for each call' },
      messages: { answer: '{{answer}}' },
      schema: [],
    },
    create(context) {
      const resolution = resolutionOf(context);
      function show(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): void {
        const answered = answer(resolution, node);
        if (answered === undefined) return;
        context.report({ loc: callRange(node), messageId: 'answer', data: { answer: answered } });
      }
      return { CallExpression: show, TaggedTemplateExpression: show };
    },
  });
}

/** Is it a call of the function `here`, with which test code asks? */
export function asksHere(node: TSESTree.Node): node is TSESTree.CallExpression {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'here';
}
