import type { TSESTree } from '@typescript-eslint/utils';
import { cacheCallAt, type CacheCall } from '../../src/analysis/cache-calls.js';
import { mayWriteEntry } from '../../src/analysis/cache-callers.js';
import { lastingEntries } from '../../src/analysis/cache-lasting.js';
import { callRange } from '../../src/analysis/call-range.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';

/** A rule for tests: marks each call that leaves an entry behind which never expires; an option makes it judge every write. */
export const cacheProbe = createRule<[boolean], 'lasting'>({
  name: 'cache-probe',
  meta: {
    type: 'problem',
    docs: { description: 'Show which cache entries stay' },
    messages: { lasting: 'It stays.' },
    schema: [{ type: 'boolean' }],
    defaultOptions: [false],
  },
  create(context, [everyWrite]) {
    const resolution = resolutionOf(context);
    const all: CacheCall[] = [];
    const others: TSESTree.CallExpression[] = [];
    return {
      CallExpression(node) {
        const call = cacheCallAt(resolution, node);
        if (call) all.push(call);
        else if (mayWriteEntry(node)) others.push(node);
      },
      'Program:exit'() {
        const scope = { everyWrite, commands: [] };
        for (const { node } of lastingEntries(
          { resolution, all, others, filename: context.filename },
          scope,
        )) {
          context.report({ loc: callRange(node), messageId: 'lasting' });
        }
      },
    };
  },
});
