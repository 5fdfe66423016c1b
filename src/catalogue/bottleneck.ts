import { each } from './each.js';
import { defineLibrary } from './schema.js';

const bounded = { concurrency: 'always' } as const;

/** A limiter without options bounds nothing, but then nobody would make one. */
export const bottleneck = defineLibrary({
  packages: ['bottleneck'],
  source: { url: 'https://github.com/SGrondin/bottleneck#docs', version: '2.19.5' },
  module: {
    default: { gives: 'Bottleneck', is: 'Classes' },
    Group: { gives: 'Group' },
  },
  types: {
    Bottleneck: {
      members: {
        ...each('schedule submit', { callback: [], limits: bounded }),
        wrap: { gives: 'Wrapped' },
        ...each('chain updateSettings', { gives: 'Bottleneck' }),
      },
    },
    Classes: { members: { Group: { gives: 'Group' } } },
    Group: { members: { key: { gives: 'Bottleneck' } } },
    Wrapped: {
      call: { limits: bounded },
      members: { withOptions: { limits: bounded } },
    },
  },
});
