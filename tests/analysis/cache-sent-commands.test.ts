import { testRule } from '../support/test-rule.js';
import { cacheProbe } from './cache-probe.js';

const given = (
  shows: string,
  write: string,
  mark = '',
  client = "import { Redis } from 'ioredis';\nconst redis = new Redis();",
): string => `
// ${shows}
${client}
export async function find(id: string, load: (id: string) => Promise<string>, ttl?: number) {
  const key = \`menu:\${id}\`;
  const hit = await redis.get(key);
  if (hit) return hit;
  const menu = await load(id);
  ${write}
${mark}  return menu;
}
`;
const nodeRedis = "import { createClient } from 'redis';\nconst redis = createClient();";
const marked = (length: number) => `        ${'~'.repeat(length)} lasting\n`;

/** Commands by name, in lists, and with arguments that are put together before. */
testRule(cacheProbe, {
  valid: [
    given('a command by name, with a time', "await redis.call('SET', key, menu, 'EX', 60);"),
    given('another command by name', "await redis.call('SADD', key, menu);"),
    given('no command that is known', "await redis.call('FT.SEARCH', key, menu);"),
    given('no name of a command', 'await redis.call(5, key, menu);'),
    given('a command behind a name', 'await redis.call(verb, key, menu);'),
    given(
      'a list that is sent, with a time',
      "await redis.sendCommand(['SET', key, menu, 'EX', '60']);",
      '',
      nodeRedis,
    ),
    given('a list of commands, each with a time', "await redis.pipeline([['setex', key, 60, menu]]).exec();"),
    given(
      'a list of several commands',
      "await redis.pipeline([['set', key, menu], ['expire', key, 60]]).exec();",
    ),
    given(
      'a time that is always put in',
      "const args = [key, menu]; args.push('EX', 60); await redis.set(...args);",
    ),
    given(
      'a list of commands of which one is not known',
      "await redis.pipeline([['set', key, menu], [verb, key]]).exec();",
    ),
    given('a list that others get too', 'const args = [key, menu]; prepare(args); await redis.set(...args);'),
    given('no list of the function', 'await redis.set(key, menu, ...more);'),
    given(
      'what is put in is left to the one who calls',
      "const args = ['EX', ttl]; await redis.set(key, menu, ...args);",
    ),
    given(
      'who calls may give the time',
      "const args = [key, menu]; if (ttl) args.push('EX', ttl); await redis.set(...args);",
    ),
  ],
  invalid: [
    given('a command by name', "await redis.call('SET', key, menu);", marked(10)),
    given('a command by name in lower case', "await redis.call('set', key, menu);", marked(10)),
    given('a list that is sent', "await redis.sendCommand(['SET', key, menu]);", marked(17), nodeRedis),
    given('a list of commands', "await redis.pipeline([['set', key, menu]]).exec();", marked(14)),
    given(
      'a list of commands that is made of rows',
      "await redis.pipeline([menu].map((row) => ['set', key, row])).exec();",
      marked(14),
    ),
    given(
      'a list that is spread',
      'const args = [key, menu]; await redis.set(...args);',
      `${' '.repeat(34)}~~~~~~~~~ lasting\n`,
    ),
    given(
      'what is put in is no time',
      "const args = [key, menu]; if (raw) args.push('GET'); await redis.set(...args);",
      `${' '.repeat(61)}~~~~~~~~~ lasting\n`,
    ),
    given(
      'it only replaces what is there, as an option',
      "await redis.set(key, menu, { condition: 'XX' });",
      marked(9),
      nodeRedis,
    ),
    given(
      'a list of several commands, none of which lets the entry expire',
      "await redis.pipeline([['publish', 'menus', id], ['set', key, menu]]).exec();",
      marked(14),
    ),
    given(
      'a list that is spread with a time and without one',
      "const args = [key, menu]; if (fresh) return redis.set(...args, 'EX', 60); await redis.set(...args);",
      `${' '.repeat(82)}~~~~~~~~~ lasting\n`,
    ),
    given('what was there is given back', 'await redis.getset(key, menu);', marked(12)),
    given('it only replaces what is there', "await redis.set(key, menu, 'XX');", marked(9)),
    given(
      'a document',
      "await redis.json.set(key, '$', menu);",
      marked(14),
      nodeRedis.replace(';', ';').concat(''),
    ).replace('await redis.get(key)', 'await redis.json.get(key)'),
  ],
});
