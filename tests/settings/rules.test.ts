import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { noSelectStar } from '../../rules/no-select-star.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule, type ValidCase } from '../support/test-rule.js';

const sql = { argument: 0 };
const settings = {
  libraries: [
    {
      modules: ['@acme/platform'],
      exports: {
        limited: { limits: { concurrency: 'always' } },
        queryRows: { roundTrip: { server: 'database', access: 'command', sql, rows: 'array' } },
        callService: { roundTrip: { server: 'http', access: 'read' } },
        createCache: { gives: 'Cache', constructs: { options: 0, bounds: ['ttl'] } },
      },
      types: {
        Cache: {
          members: {
            remember: {
              cacheWrite: {
                purpose: 'cache',
                key: 0,
                ttl: { form: 'option', argument: 2, keys: ['ttl'], write: 'ttl', unit: 's' },
                wayOut: 'pass `{ ttl }` in seconds',
              },
            },
          },
        },
      },
    },
  ],
};

const withSettings = <Case extends ValidCase>(given: Case) => ({ ...given, settings });

testRule(requireCacheTtl, {
  valid: [
    `
// a cache of the user's, with a time to live of its own or of the entry
import { Cache, createCache } from '@acme/platform';
const bounded = createCache({ ttl: 60 });
bounded.remember(id, user);
new Cache().remember(id, user, { ttl: 60 });
    `,
  ].map((code) => withSettings({ code })),
  invalid: [
    withSettings({
      code: `
import { createCache } from '@acme/platform';
const cache = createCache({});
cache.remember(id, user);
~~~~~~~~~~~~~~ growingCache
      `,
      suggestion: `
import { createCache } from '@acme/platform';
const cache = createCache({});
cache.remember(id, user, { ttl: 300 });
      `,
    }),
  ],
});

testRule(noSelectStar, {
  valid: [],
  invalid: [
    withSettings({
      code: `
import { queryRows } from '@acme/platform';
const users = await queryRows('SELECT * FROM users');
                                      ~ selectStar
      `,
    }),
  ],
});

testRule(noUnboundedConcurrency, {
  valid: [
    withSettings({
      code: `
// a limiter of the user's
import { callService, limited } from '@acme/platform';
await Promise.all(urls.map((url) => limited(() => callService(url))));
      `,
    }),
  ],
  invalid: [
    withSettings({
      code: `
import { callService } from '@acme/platform';
await Promise.all(urls.map((url) => callService(url)));
      ~~~~~~~~~~~ unboundedConcurrency
      `,
      suggestion: `
import { callService } from '@acme/platform';
const allUrls = [...urls];
for (let start = 0; start < allUrls.length; start += 10) {
  await Promise.all(
    allUrls.slice(start, start + 10).map((url) => callService(url)),
  );
}
      `,
    }),
  ],
});
