import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { acquisitionAt } from '../../src/analysis/ownership-acquisition.js';
import { lostOn } from '../../src/analysis/ownership.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';

/** A rule for tests: marks each acquisition that some path loses with that path and its line. */
export const ownershipProbe = createRule<[{ strict: boolean }], 'lost'>({
  name: 'ownership',
  meta: {
    type: 'problem',
    docs: { description: 'Show on which path a resource is not given back' },
    messages: { lost: '{{lost}}' },
    schema: [{ type: 'object', additionalProperties: false, properties: { strict: { type: 'boolean' } } }],
    defaultOptions: [{ strict: false }],
  },
  create(context, [{ strict }]) {
    const resolution = resolutionOf(context);
    return { CallExpression: check, NewExpression: check };

    function check(node: TSESTree.CallExpression | TSESTree.NewExpression) {
      const acquisition = acquisitionAt(node, resolution);
      const loss = acquisition && lostOn(acquisition, resolution, { strict });
      if (!loss) return;
      const lost = loss.path === 'never' ? 'never' : `${loss.path} ${loss.node.loc.start.line}`;
      const { callee } = node;
      context.report({
        node: callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee,
        messageId: 'lost',
        data: { lost },
      });
    }
  },
});
