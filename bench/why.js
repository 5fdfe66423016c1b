// What do two mistakes of examples/shop cost? Measured on PostgreSQL, which has to be installed.
// node bench/why.js [--seconds 2] [--rounds 5]: writes docs/why.md and its charts.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as echarts from 'echarts';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { startPostgres } from '../tests/support/servers.js';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '2' }, rounds: { type: 'string', default: '5' } },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const root = new URL('..', import.meta.url);
const workers = 10;
const ordersPerRequest = 50;

/** `Map.groupBy`, which Node.js has from 21 on. */
const groupBy = `
function groupBy(rows: any[], keyOf: (row: any) => unknown) {
  const groups = new Map<unknown, any[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}`;

const server = await startPostgres();
if (!server) throw new Error('PostgreSQL is not installed.');
const connection = { host: '127.0.0.1', port: server.port, user: 'postgres', database: 'postgres' };
const admin = new pg.Pool({ ...connection, max: 1 });
await admin.query(`
  CREATE TABLE orders (id int PRIMARY KEY, state text NOT NULL);
  CREATE TABLE order_lines (order_id int NOT NULL, sku text NOT NULL, quantity int NOT NULL);
  CREATE TABLE stock (order_id int PRIMARY KEY, reserved int NOT NULL);
  INSERT INTO orders SELECT i, 'new' FROM generate_series(1, 5000) i;
  INSERT INTO stock SELECT i, 0 FROM generate_series(1, 5000) i;
  INSERT INTO order_lines SELECT i % 5000 + 1, 'sku-' || i, 1 FROM generate_series(1, 25000) i;
  CREATE INDEX ON order_lines (order_id);
  ANALYZE;
`);
const { version } = (await admin.query("SELECT current_setting('server_version') AS version")).rows[0];
const folder = new URL('bench/.cache/', root);

try {
  const queries = await measureQueries();
  const connections = await measureConnections();
  writeFileSync(new URL('docs/why-queries.svg', root), queriesChart(queries));
  writeFileSync(new URL('docs/why-connections.svg', root), connectionsChart(connections));
  const path = new URL('docs/why.md', root).pathname;
  const text = page(queries, connections);
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  console.log(queries, connections);
} finally {
  await admin.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(); // lost connections would keep it going

/** The pages of orders that are served per second, with a query per order and with one for all. */
async function measureQueries() {
  const pool = new pg.Pool({ ...connection, max: 10 });
  const orders = await load('orders', 'export const pool = globalThis.pool;', pool);
  const page = Array.from({ length: ordersPerRequest }, (_, index) => ({ id: index + 1 }));
  const ways = { before: orders.ordersWithLines, after: orders.betterOrdersWithLines };
  const rates = { before: [], after: [] };
  const statements = { before: 0, after: 0 };
  for (const way of ['before', 'after']) {
    const { query } = pool;
    pool.query = (...args) => ((statements[way] += 1), query.apply(pool, args));
    await ways[way](page);
    pool.query = query;
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ['before', 'after']) rates[way].push(await rateOf(() => ways[way](page)));
  }
  await pool.end();
  return { statements, rates: { before: median(rates.before), after: median(rates.after) } };
}

/** How many requests are served in each fifth of a second, where one in a hundred fails. */
async function measureConnections() {
  const { Checkout } = await load('checkout', '', undefined);
  const served = {};
  for (const [way, method] of Object.entries({ before: 'reserve', after: 'betterReserve' })) {
    const pool = new pg.Pool({ ...connection, max: 10, connectionTimeoutMillis: 500 });
    pool.on('connect', (client) => client.on('error', () => {})); // when the server stops
    const checkout = new Checkout(pool);
    const fifths = Array.from({ length: seconds * 10 }, () => 0);
    const start = performance.now();
    let sent = 0;
    const isOver = () => performance.now() - start >= fifths.length * 200;
    const work = async () => {
      while (!isOver()) {
        sent += 1;
        const id = sent % 100 === 0 ? 'not a number' : (sent % 5000) + 1;
        try {
          await checkout[method](id);
          const fifth = Math.floor((performance.now() - start) / 200);
          if (fifth < fifths.length) fifths[fifth] += 1;
        } catch {
          // the request fails
        }
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    served[way] = fifths;
    if (way === 'after') await pool.end(); // the other one waits forever for what was lost
  }
  return served;
}

/** Loads a module of the shop, with its clients replaced. */
async function load(name, clients, pool) {
  mkdirSync(folder, { recursive: true });
  const source = readFileSync(new URL(`examples/shop/src/${name}.ts`, root), 'utf8');
  const { outputText } = ts.transpileModule(source.replaceAll('Map.groupBy', 'groupBy') + groupBy, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  writeFileSync(new URL(`${name}.js`, folder), outputText);
  writeFileSync(new URL('clients.js', folder), clients);
  writeFileSync(new URL('package.json', folder), '{ "type": "module" }');
  globalThis.pool = pool;
  return import(new URL(`${name}.js`, folder).href);
}

/** How often per second, by ten callers at a time? */
async function rateOf(call) {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const work = async () => {
    for (; performance.now() < end; done += 1) await call();
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: workers }, work));
  return (done * 1000) / (performance.now() - start);
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}

function render(option, height = 320) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#fff',
    textStyle: { fontFamily: 'sans-serif' },
    ...option,
  });
  return chart.renderToSVGString();
}

function queriesChart({ rates }) {
  const ratio = rates.after / rates.before;
  return render(
    {
      title: { text: 'Pages of 50 orders served, as a ratio', left: 'center', textStyle: { fontSize: 15 } },
      grid: { left: 190, right: 60, top: 50, bottom: 40 },
      xAxis: { type: 'value', axisLabel: { formatter: '{value} ×' } },
      yAxis: { type: 'category', inverse: true, data: ['a query per order', 'one query for all'] },
      series: [
        {
          type: 'bar',
          barWidth: 36,
          label: { show: true, position: 'right', formatter: ({ value }) => `${value} ×` },
          data: [
            { value: 1, itemStyle: { color: '#b0413e' } },
            { value: Number(ratio.toFixed(1)), itemStyle: { color: '#2f6f4f' } },
          ],
        },
      ],
    },
    220,
  );
}

function connectionsChart({ before, after }) {
  const most = Math.max(...before, ...after);
  const points = (fifths) =>
    fifths.map((count, index) => [(index + 1) / 5, Number((count / most).toFixed(3))]);
  return render({
    title: {
      text: 'Requests served, where one in a hundred fails',
      left: 'center',
      textStyle: { fontSize: 15 },
    },
    legend: { bottom: 0 },
    grid: { left: 60, right: 30, top: 50, bottom: 70 },
    xAxis: { type: 'value', name: 'seconds', nameLocation: 'middle', nameGap: 24, max: after.length / 5 },
    yAxis: { type: 'value', min: 0, max: 1, name: 'share of the most' },
    series: [
      { name: 'lost when it fails', type: 'line', symbol: 'none', color: '#b0413e', data: points(before) },
      { name: 'given back in finally', type: 'line', symbol: 'none', color: '#2f6f4f', data: points(after) },
    ],
  });
}

function page({ statements, rates }, { before, after }) {
  const sum = (list) => list.reduce((total, count) => total + count, 0);
  const last = before.findLastIndex((count) => count > 0);
  const [cpu] = cpus();
  return `# Why: what two of the mistakes cost

<!-- \`npm run bench:why\` writes this page. -->

The mistakes of \`examples/shop\` and their corrected twins, measured on PostgreSQL ${version} with the client \`pg\`,
${workers} callers at a time and a pool of 10 connections, everything on one machine (${cpus().length} × ${cpu.model},
Node.js ${process.versions.node}). Between two machines each query also travels, which makes the difference larger. Take
the ratios: absolute figures say more about the machine.

## One query per row

\`ordersWithLines\` asks for the lines of each of ${ordersPerRequest} orders, \`betterOrdersWithLines\` for all at once.

| | statements per page | pages per second, as a ratio |
| --- | --- | --- |
| a query per order | ${statements.before} | 1 |
| one query for all | ${statements.after} | ${(rates.after / rates.before).toFixed(1)} |

![Pages served with one query for all, compared with a query per order](why-queries.svg)

## A connection that is lost when something throws

\`reserve\` gives its connection back as its last statement, \`betterReserve\` in a \`finally\` block. One request in a
hundred has an order number that the database refuses. After ten of those, no connection is left, and every further
request fails: the last one that was served came after ${((last + 1) / 5).toFixed(1)} seconds, out of ${before.length / 5}.

| | requests that were served | in the last second |
| --- | --- | --- |
| lost when it fails | ${sum(before)}, then none | ${sum(before.slice(-5)) > 0 ? 'some' : 'none'} |
| given back in \`finally\` | all but those that fail | ${sum(after.slice(-5)) > 0 ? 'as many as before' : 'none'} |

![Requests served over time, with connections that are lost and with connections that are given back](why-connections.svg)
`;
}
