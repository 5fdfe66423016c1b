import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { lostOn, type Loss } from '../src/analysis/ownership.js';
import { createRule } from '../src/create-rule.js';
import { resolutionOf, type LibraryCall } from '../src/resolve/library-calls.js';

type Options = [{ strict: boolean }];
type MessageId = 'neverReleased' | 'lostOnPath';

export const requireConnectionRelease = createRule<Options, MessageId>({
  name: 'require-connection-release',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require that what is taken from a connection pool is given back on every path',
      recommended: true,
      strictOptions: [{ strict: true }],
    },
    messages: {
      neverReleased:
        'The {{resource}} from `{{call}}` is never {{ended}}: {{cost}}. Instead, {{wayOut}}.',
      lostOnPath:
        'The {{resource}} from `{{call}}` is not {{ended}} {{when}}: {{cost}}. Instead, {{wayOut}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          strict: {
            description:
              'Also report where only a call that opens the resource, such as `BEGIN`, stands before the `try`.',
            type: 'boolean',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ strict: false }],
  },
  create(context, [{ strict }]) {
    const resolution = resolutionOf(context);

    return {
      CallExpression(node) {
        const call = resolution.callAt(node);
        const loss = call?.member.acquires && lostOn(call, resolution, { strict });
        if (!loss) return;

        context.report({
          node: calledName(node),
          messageId: loss.path === 'never' ? 'neverReleased' : 'lostOnPath',
          data: { ...words(call), when: whenLost(loss) },
        });
      },
    };
  },
});

function calledName({ callee }: TSESTree.CallExpression): TSESTree.Node {
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
}

/** What the message says of the resource. */
function words({ callee, member: { acquires } }: LibraryCall) {
  const { resource = 'resource', releasedBy, selfReleasing } = acquires ?? {};
  const release = releasedBy && `call its \`${releasedBy.member}()\` in a \`finally\` block`;
  return {
    call: callee,
    resource,
    ended: releasedBy ? 'given back' : 'ended',
    cost: 'once that has happened as often as the pool has connections, everybody waits',
    wayOut: [release, selfReleasing].filter(Boolean).join(', or '),
  };
}

/** On which path it is lost; ends "is not given back". */
function whenLost({ path, node }: Loss): string {
  const line = `line ${node.loc.start.line}`;
  switch (path) {
    case 'throw':
      return `when ${line} throws`;
    case 'return':
      return `when ${line} returns`;
    case 'yield':
      return `when the consumer stops at ${line}`;
    case 'break':
    case 'continue':
      return `after the \`${path}\` on ${line}`;
    case 'branch':
      return `on one side of the condition on ${line}`;
    case 'next-turn':
      return 'before the loop takes the next one';
    default:
      return 'on every path';
  }
}
