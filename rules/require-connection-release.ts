import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { wayOutFor, whenLost } from '../src/analysis/loss-words.js';
import { acquisitionAt, endOf, type Acquisition } from '../src/analysis/ownership-acquisition.js';
import { lostOn } from '../src/analysis/ownership.js';
import { createRule } from '../src/create-rule.js';
import { declareWithUsing } from '../src/edits/await-using.js';
import { queryThroughPool } from '../src/edits/self-releasing.js';
import { releaseInFinally, type Release } from '../src/edits/try-finally.js';
import { laidOut } from '../src/layout/laid-out.js';
import { resolutionOf } from '../src/resolve/library-calls.js';
import type { Resolution } from '../src/resolve/resolution.js';

type Options = [{ strict: boolean }];
type MessageId =
  | 'neverReleased'
  | 'lostOnPath'
  | 'closeInFinally'
  | 'releaseInFinally'
  | 'releaseAndRollBack'
  | 'rollBack'
  | 'rollBackOrAbandon'
  | 'declareWithUsing'
  | 'queryThroughPool';

export const requireConnectionRelease = createRule<Options, MessageId>({
  name: 'require-connection-release',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require that what is taken from a connection pool is given back on every path',
      recommended: true,
      strictOptions: [{ strict: true }],
    },
    hasSuggestions: true,
    messages: {
      neverReleased: 'The {{resource}} from `{{call}}` is never {{ended}}, so {{cost}}. Instead, {{wayOut}}.',
      lostOnPath:
        'The {{resource}} from `{{call}}` is not {{ended}} {{when}}, so {{cost}}. Instead, {{wayOut}}.',
      closeInFinally: 'Close the {{resource}} in a `finally` block.',
      releaseInFinally: 'Give the {{resource}} back in a `finally` block.',
      releaseAndRollBack:
        'Give the {{resource}} back in a `finally` block, and roll the transaction back when something throws.',
      rollBack: 'Roll the {{resource}} back when something throws.',
      rollBackOrAbandon:
        'Roll the {{resource}} back when something throws, and where the function returns before the commit.',
      declareWithUsing:
        'Declare the {{resource}} with `{{using}}`, which gives it back at the end of the block.',
      queryThroughPool: 'Call `{{member}}`, which takes and gives back a {{resource}} by itself.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          strict: {
            description:
              'Also report where only what hardly ever fails can lose the resource, such as a `BEGIN` before the `try`.',
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

    function check(node: TSESTree.CallExpression | TSESTree.NewExpression) {
      const acquisition = acquisitionAt(node, resolution);
      const loss = acquisition && lostOn(acquisition, resolution, { strict });
      if (!loss) return;

      const words = wordsOf(acquisition, resolution);
      const data = { ...words, when: whenLost(loss), wayOut: wayOutFor(loss) ?? words.wayOut };
      context.report({
        node: nameOf(node.callee),
        messageId: loss.path === 'never' ? 'neverReleased' : 'lostOnPath',
        data,
        suggest: [...suggestionsFor(acquisition, resolution, context.filename)].map((suggestion) => ({
          ...suggestion,
          fix: laidOut(context, suggestion.fix),
        })),
      });
    }

    return { CallExpression: check, NewExpression: check };
  },
});

function* suggestionsFor(
  acquisition: Acquisition,
  resolution: Resolution,
  filename: string,
): Generator<TSESLint.ReportSuggestionArray<MessageId>[number]> {
  const { resource = 'resource', disposable, isOwn = false } = acquisition.member.acquires ?? {};
  const release = releaseInFinally(acquisition, resolution);
  if (release) {
    yield { messageId: formOf(release, isOwn), data: { resource }, fix: release.fix };
  }
  const through = queryThroughPool(acquisition, resolution);
  if (through) {
    yield { messageId: 'queryThroughPool', data: { resource, member: through.member }, fix: through.fix };
  }
  const declare = declareWithUsing(acquisition, resolution, filename);
  if (declare) {
    yield { messageId: 'declareWithUsing', data: { resource, using: disposable?.using }, fix: declare };
  }
}

function formOf({ releases, rollsBack, abandons }: Release, isOwn: boolean): MessageId {
  if (!releases) return abandons ? 'rollBackOrAbandon' : 'rollBack';
  return rollsBack ? 'releaseAndRollBack' : isOwn ? 'closeInFinally' : 'releaseInFinally';
}

function nameOf(callee: TSESTree.Expression): TSESTree.Node {
  return callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
}

function wordsOf(acquisition: Acquisition, resolution: Resolution) {
  const { resource = 'resource', selfReleasing } = acquisition.member.acquires ?? {};
  const { cost, ended, method } = endOf(acquisition, resolution);
  const release = method && `call its \`${method}()\` in a \`finally\` block`;
  return {
    call: acquisition.callee,
    resource,
    cost,
    ended,
    wayOut:
      release && selfReleasing
        ? `${release}, or ${selfReleasing}`
        : (release ?? selfReleasing ?? 'give it back in a `finally` block'),
  };
}
