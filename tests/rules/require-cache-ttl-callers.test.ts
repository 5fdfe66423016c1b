import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { testRule, type InvalidCase } from '../support/test-rule.js';

const written = (shows: string, parameter: string, body: string, call: string, mark = ''): string => `
// ${shows}
import { createCache } from 'cache-manager';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
const redis = new Redis();
const memory = createCache();
const client = createClient();
async function save(key: string, value: string, ${parameter}) {
  ${body}
}
export async function run(id: string, menu: string) {
  await ${call};
${mark}}
export { client, memory, redis };
`;

/** The call of a function that leaves its time to live out, and what it is after the suggestion; without it, there is none. */
const left = (
  shows: string,
  parameter: string,
  body: string,
  after?: string,
  call = 'save(`cache:${id}`, menu)',
): InvalidCase => ({
  code: written(shows, parameter, body, call, '        ~~~~ growingCache\n'),
  ...(after === undefined ? {} : { suggestion: written(shows, parameter, body, after) }),
});

const inSeconds = 'save(`cache:${id}`, menu, 300)';
const inMilliseconds = 'save(`cache:${id}`, menu, 300_000)';
const choose = (set: string): string => `return ttl ? redis.${set} : redis.set(key, value);`;

testRule(requireCacheTtl, {
  valid: [written('it is given', 'ttl?: number', choose("set(key, value, 'EX', ttl)"), inSeconds)],
  invalid: [
    left('a word says seconds', 'ttl?: number', choose("set(key, value, 'EX', ttl)"), inSeconds),
    left('a word says milliseconds', 'ttl?: number', choose("set(key, value, 'PX', ttl)"), inMilliseconds),
    left('a command says seconds', 'ttl?: number', choose('setex(key, ttl, value)'), inSeconds),
    left('a command says milliseconds', 'ttl?: number', choose('psetex(key, ttl, value)'), inMilliseconds),
    left(
      'its name says seconds',
      'ttlSeconds?: number',
      "return ttlSeconds ? redis.set(key, value, 'PX', ttlSeconds * 1000) : redis.set(key, value);",
      inSeconds,
    ),
    left(
      'its name says milliseconds',
      'ttlMs?: number',
      "return ttlMs ? redis.set(key, value, 'EX', Math.ceil(ttlMs / 1000)) : redis.set(key, value);",
      inMilliseconds,
    ),
    left(
      'a key says milliseconds',
      'ttl?: number',
      'return ttl ? client.set(key, value, { PX: ttl }) : client.set(key, value);',
      inMilliseconds,
    ),
    left(
      'an option',
      'options: { ttl?: number } = {}',
      "return options.ttl ? redis.set(key, value, 'EX', options.ttl) : redis.set(key, value);",
      'save(`cache:${id}`, menu, { ttl: 300 })',
    ),
    left(
      'an option beside another',
      '{ ttl, tags }: { ttl?: number; tags?: string[] } = {}',
      "return ttl ? redis.set(key, value + tags, 'EX', ttl) : redis.set(key, value);",
      "save(`cache:${id}`, menu, { tags: ['menu'], ttl: 300 })",
      "save(`cache:${id}`, menu, { tags: ['menu'] })",
    ),
    left(
      'the library counts in milliseconds',
      'ttl?: number',
      'return memory.set(key, value, ttl);',
      inMilliseconds,
    ),
    left(
      'nothing says what it counts',
      'ttl?: number',
      choose("set(key, value, 'EX', Math.ceil(ttl / 1000))"),
    ),
    left(
      'it counts in both',
      'ttl?: number',
      "if (ttl && ttl > 1000) return redis.set(key, value, 'PX', ttl);\n  " +
        choose("set(key, value, 'EX', ttl)"),
    ),
    left(
      'something else is left out before it',
      'tags?: string[], ttl?: number',
      "return ttl ? redis.set(key, value + tags, 'EX', ttl) : redis.set(key, value);",
    ),
  ],
});
