import { cacheCallAt, type CacheCall } from '../../src/analysis/cache-calls.js';
import { lastingEntries } from '../../src/analysis/cache-write.js';
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
    return {
      CallExpression(node) {
        const call = cacheCallAt(resolution, node);
        if (call) all.push(call);
      },
      'Program:exit'() {
        const scope = { everyWrite, commands: [] };
        for (const { node } of lastingEntries({ resolution, all, filename: context.filename }, scope)) {
          context.report({ loc: callRange(node), messageId: 'lasting' });
        }
      },
    };
  },
});
