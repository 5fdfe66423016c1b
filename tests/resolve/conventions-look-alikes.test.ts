import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

/** Names that are like those of libraries, in uses that are not: nothing in the file says what the receivers are. */
testRule(probe, {
  valid: [
    `
// pools and connections of something else
export async function run(pool, network, server, bucket, broker, bot) {
  const release = await pool.acquire();
  await pool.run(task);
  await pool.connect('wss://a');
  await network.connect();
  await server.connect(transport);
  await bucket.getConnection();
  await broker.getConnection('a');
  await bot.startSession();
  release();
}
    `,
    `
// the objects of a package that is no framework
import type { Cluster } from 'couchbase';
export async function load(cluster: Cluster, id: string) {
  await cluster.prisma.user.findUnique({ where: { id } });
  await cluster.db.query('SELECT id FROM users WHERE id = $1', [id]);
}
    `,
    `
// clients of something else
export async function read(http, s3, RedisInsight) {
  await http.client.get('/users');
  await s3.client.get('key');
  await RedisInsight.client.get('key');
}
    `,
    `
// clients that connect once
export async function start(client, producer, consumer, redis, mongo) {
  await client.connect();
  await producer.connect();
  await consumer.connect();
  await redis.connect();
  await mongo.connect();
}
    `,
    `
// collections of the language
export async function pick(users, map, params, headers, id) {
  map.get(id);
  map.set(id, 1);
  map.delete(id);
  params.get('id');
  headers.set('a', 'b');
  users.find((user) => user.id === id);
  await users.find((user) => user.id === id);
  users.findLast((user) => user.id === id);
}
    `,
    `
// what has its rows in the process
import { memory, nodeRegistry } from './models/nodes.js';
import { stopRegistry } from './repositories/stops.js';
export async function read(ids) {
  await stopRegistry.findById(ids[0]);
  await nodeRegistry.getNode(ids[0]);
  await memory.findNodesByIds(ids);
}
    `,
    `
// a shell, and a database in the process, which waits for nothing
export function clear(shell, db, tables) {
  db.exec('DELETE FROM jobs');
  db.exec('UPDATE jobs SET done = ?', [1]);
  tables.forEach((table) => db.exec(\`DELETE FROM \${table}\`));
  return shell.exec('UPDATE jobs SET done = ?', []);
}
    `,
    `
// stores, files and documents
export async function keep(store, storage, bucket, pdf, image, sftp, bytes) {
  await store.put('key', bytes);
  await store.set('key', bytes);
  await storage.put('/path', bytes);
  await bucket.put('key', bytes);
  await sftp.put(bytes, '/path');
  await pdf.load(bytes);
  await image.load('/path');
}
    `,
    `
// queries of something that speaks no SQL
export async function ask(client, page, db, element, apollo) {
  await client.query({ query: GET_USERS });
  await apollo.query({ query: GET_USERS, variables: {} });
  await page.query('div > a');
  await element.query('.selected');
  await db.query('users');
  await client.execute(new GetUsers());
}
    `,
    `
// managers, repositories and models of something else
export async function change(fileManager, themeManager, gitRepository, models, model, repos) {
  await fileManager.save(bytes);
  await themeManager.update('dark');
  await gitRepository.findCommits('main');
  await models.load('bert');
  await repos.fetch('origin');
  await model.fit(xs, ys);
  await model.save('/path');
}
    `,
    `
// queues of work in the process
export async function plan(queue, taskQueue, limiter) {
  await queue.add(() => work());
  await taskQueue.add(async () => work());
  await queue.push(task);
  await limiter.schedule(work);
}
    `,
    `
// builders that look like those of a database
export async function build(hash, schema, query, select, selector) {
  hash.update('text').digest('hex');
  schema.where({ a: 1 });
  await selector('users');
  query.select('a').build();
  select('users').from('a');
}
    `,
  ],
  invalid: [
    `
// the same receivers where the use is that of the library
export async function run(pool, users, dataSource) {
  const client = await pool.connect();
                       ~~~~~~~~~~~~ acquire (convention)
  const connection = await pool.getConnection();
                           ~~~~~~~~~~~~~~~~~~ acquire (convention)
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip (convention)
  const runner = dataSource.createQueryRunner();
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ acquire (convention)
  return { client, connection, runner, users };
}
    `,
  ],
});
