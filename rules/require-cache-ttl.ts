import type { TSESTree } from '@typescript-eslint/utils';
import { cacheCallAt, type CacheCall } from '../src/analysis/cache-calls.js';
import { mayWriteEntry } from '../src/analysis/cache-callers.js';
import { lastingEntries } from '../src/analysis/cache-lasting.js';
import { callRange } from '../src/analysis/call-range.js';
import { createRule } from '../src/create-rule.js';
import { withTtl } from '../src/edits/ttl.js';
import { laidOut } from '../src/layout/laid-out.js';
import { resolutionOf } from '../src/resolve/library-calls.js';

type Options = [{ stores: 'likely' | 'all'; commands: readonly string[]; defaultTtlSeconds: number }];
type MessageId = 'growingCache' | 'staleEntry' | 'addTtl';

export const requireCacheTtl = createRule<Options, MessageId>({
  name: 'require-cache-ttl',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require cache entries to expire, or the cache to be bounded',
      recommended: true,
    },
    hasSuggestions: true,
    messages: {
      growingCache:
        '`{{call}}`{{path}} writes an entry that never expires: memory only grows, and readers get the old value until someone deletes it. Instead, {{wayOut}}.',
      staleEntry:
        '`{{call}}`{{path}} writes an entry that never expires: readers get the old value until someone deletes it. Instead, {{wayOut}}.',
      addTtl: 'Let the entry expire after {{seconds}} seconds.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          stores: {
            description:
              'Which writes are reported: `likely` those that look like a cache, `all` also other writes to general stores and to caches that another file makes.',
            type: 'string',
            enum: ['likely', 'all'],
          },
          commands: {
            description:
              'Names of further commands to judge, such as `hset`: those that fill a hash, list, set, stream or counter.',
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
          },
          defaultTtlSeconds: {
            description: 'The time to live that the suggestion writes, in seconds.',
            type: 'integer',
            minimum: 1,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ stores: 'likely', commands: [], defaultTtlSeconds: 300 }],
  },
  create(context, [{ stores, commands, defaultTtlSeconds: seconds }]) {
    const { filename, sourceCode } = context;
    const resolution = resolutionOf(context);
    const scope = {
      everyWrite: stores === 'all',
      commands: commands.map((command) => command.toLowerCase()),
    };
    const all: CacheCall[] = [];
    const others: TSESTree.CallExpression[] = [];

    return {
      CallExpression(node) {
        const call = cacheCallAt(resolution, node);
        if (call) all.push(call);
        else if (mayWriteEntry(node)) others.push(node);
      },
      'Program:exit'() {
        for (const { node, callee, path, grows, wayOut, ttl } of lastingEntries(
          { resolution, all, others, filename },
          scope,
        )) {
          const fix = ttl && withTtl(sourceCode, node, ttl, seconds);
          context.report({
            loc: callRange(node),
            messageId: grows ? 'growingCache' : 'staleEntry',
            data: { call: callee, path, wayOut },
            suggest: fix
              ? [{ messageId: 'addTtl', data: { seconds: String(seconds) }, fix: laidOut(context, fix) }]
              : [],
          });
        }
      },
    };
  },
});
