import type { Bound } from '../../src/catalogue/schema.js';
import { createRule } from '../../src/create-rule.js';
import { factsFor } from '../../src/resolve/installed-major.js';
import { libraryCalls, type CallNode } from '../../src/resolve/library-calls.js';

/** A rule for tests: marks each constructor or factory of a pool or client with the bounds that hold without options. */
export const tuningProbe = createRule({
  name: 'tuning-probe',
  meta: {
    type: 'problem',
    docs: { description: 'Show what the catalogue says about the bounds of pools and clients' },
    messages: { seen: '{{seen}}' },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const callAt = libraryCalls(context);

    function show(node: CallNode) {
      const tunes = callAt(node)?.member.tunes;
      if (!tunes) return;
      const { connections, acquireTimeout, idleTimeout, requestTimeout } = factsFor(tunes, undefined);
      const bounds = [
        textOf('max', connections),
        textOf('acquire', acquireTimeout),
        textOf('idle', idleTimeout),
        textOf('request', requestTimeout),
      ];
      const seen = bounds.filter((text) => text !== undefined).join(', ') || 'no bounds';
      context.report({ node: 'tag' in node ? node.tag : node.callee, messageId: 'seen', data: { seen } });
    }

    return { 'CallExpression:exit': show, 'NewExpression:exit': show };
  },
});

function textOf(name: string, bound: Bound | undefined): string | undefined {
  return bound && `${name} ${bound.default}${typeof bound.default === 'number' ? (bound.unit ?? '') : ''}`;
}
