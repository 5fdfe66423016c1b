import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { effectsOf } from '../../src/catalogue/schema.js';
import { createRule } from '../../src/create-rule.js';
import { libraryCalls, type CallAt, type CallNode } from '../../src/resolve/library-calls.js';

/**
 * A rule for tests: marks each call that has effects with their names, and with the evidence where it is not an import.
 * A chain of calls is one request, so only its last call is a `round-trip`; a lazy one is `round-trip when awaited`.
 * What makes a pool or client is left to the tuning probe.
 */
export const probe = createRule({
  name: 'probe',
  meta: {
    type: 'problem',
    docs: { description: 'Show what the catalogue says about each call' },
    messages: { seen: '{{seen}}' },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const callAt = libraryCalls(context);

    function show(node: CallNode) {
      const call = callAt(node);
      if (!call) return;
      const isLazy = call.member.roundTrip?.sent === 'when-awaited';
      const effects = effectsOf(call.member)
        .filter((effect) => effect !== 'round-trip' || !isContinued(node, callAt))
        .filter((effect) => effect !== 'construct' || call.member.constructs)
        .map((effect) => (effect === 'round-trip' && isLazy ? 'round-trip when awaited' : effect));
      if (effects.length === 0) return;
      const evidence = call.evidence === 'import' ? '' : ` (${call.evidence})`;
      context.report({
        node: markedNode(node),
        messageId: 'seen',
        data: { seen: effects.join(', ') + evidence },
      });
    }

    // On the way out, so that calls of one chain are shown in the order in which they are made.
    return {
      'CallExpression:exit': show,
      'NewExpression:exit': show,
      'TaggedTemplateExpression:exit': show,
    };
  },
});

/** Does a later call of the chain make the request? */
function isContinued(node: CallNode, callAt: CallAt): boolean {
  const member = node.parent;
  if (member.type !== AST_NODE_TYPES.MemberExpression || member.object !== node) return false;
  const next = member.parent;
  if (next.type !== AST_NODE_TYPES.CallExpression || next.callee !== member) return false;
  return callAt(next)?.member.roundTrip !== undefined || isContinued(next, callAt);
}

/** What stands before the arguments; where that takes several lines, the name of the member. */
function markedNode(node: CallNode): TSESTree.Node {
  const callee = node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee;
  const isOneLine = callee.loc.start.line === callee.loc.end.line;
  return isOneLine || callee.type !== AST_NODE_TYPES.MemberExpression ? callee : callee.property;
}
