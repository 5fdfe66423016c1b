import { fanOutsOf, waiterOf } from '../../src/analysis/concurrency.js';
import { evidentWork } from '../../src/analysis/evident-work.js';
import { purposeOf } from '../../src/analysis/purpose.js';
import { createRule } from '../../src/create-rule.js';
import { resolutionOf } from '../../src/resolve/library-calls.js';
import { testRule } from '../support/test-rule.js';

/**
 * Marks what starts promises for a list that can be long: by where it comes from, what it is called, what a schema says
 * of it, and how much is done for an element.
 */
const longLists = createRule({
  name: 'long-lists',
  meta: {
    type: 'problem',
    docs: { description: 'Show which lists of promises can be long' },
    messages: { long: 'can be long' },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const resolution = resolutionOf(context);
    return {
      CallExpression(node) {
        const [list] = node.arguments;
        if (waiterOf(node) === undefined || !list) return;
        const isLong = fanOutsOf(resolution, list).some(
          (fanOut) =>
            purposeOf(resolution, fanOut.iteration) === 'per element' &&
            evidentWork(resolution, fanOut) !== undefined,
        );
        if (isLong) context.report({ node: node.callee, messageId: 'long' });
      },
    };
  },
});

testRule(longLists, {
  valid: [
    `
// a tenant has a few endpoints
import type { Repository } from 'typeorm';
export class Webhooks {
  constructor(private readonly endpoints: Repository<Endpoint>) {}
  async deliver(event: { tenantId: string }) {
    const endpoints = await this.endpoints.find({ where: { tenantId: event.tenantId, enabled: true } });
    await Promise.all(endpoints.map((endpoint) => fetch(endpoint.url)));
  }
}
    `,
    `
// what SQL asks for by the key of one thing
import { db } from './db.js';
export async function tell(event: { customerId: string }) {
  const hooks = await db.execute('select id, url from hooks where customer_id = ? and active', [event.customerId]);
  await Promise.all(hooks.map((hook) => fetch(hook.url)));
  const integrations = await db.execute(\`select url from integrations i where i."teamId" = \${event.customerId}\`);
  await Promise.all(integrations.map((integration) => fetch(integration.url)));
  const roles = await db.execute('select r.url from roles r join grants g on g.role_id = r.id where g.user_id = $1', [1]);
  await Promise.all(roles.map((role) => fetch(role.url)));
}
    `,
    `
// integrations that fit some filters, of one organization
export async function tell(organizationId: string) {
  const integrations = await getIntegrationsForFilters({ organizationId, tags });
  await Promise.all(integrations.map((integration) => fetch(integration.url)));
}
    `,
    `
// a counter that stops at a small number
export async function load(first: number) {
  const numbers: number[] = [];
  for (let n = 0; n < 5; n++) numbers.push(first + n);
  return Promise.all(numbers.map((n) => fetch('https://node.example.com/' + n)));
}
    `,
    `
// worked out from what one thing says
import { userService } from './user.service.js';
export async function run(plan: Plan) {
  const inputs = toInputs(plan);
  await Promise.all(inputs.map((input) => userService.update(input)));
}
    `,
    `
// mirrors of one thing, of which the first that answers is enough
export async function fastest(mirrors: string[]) {
  return Promise.any(mirrors.map((mirror) => fetch(mirror)));
}
    `,
    `
// all values of a map of the program's own, and those of one key
const byName = new Parts();
export async function load() {
  await Promise.all(byName.getAll().map((part) => sendEmail(part)));
}
    `,
    `
// what makes the text of a statement says that it asks for one thing
import { userService } from './user.service.js';
export async function tell(db: Db, event: string) {
  const sql = plans.getQueuesForEvent(schema);
  const { rows } = await db.executeSql(sql, [event]);
  await Promise.all(rows.map(({ name }) => userService.update(name)));
}
    `,
    `
// zod: the list of a schema with a limit, by a pattern
import { z } from 'zod';
const Body = z.object({ ids: z.array(z.string()).max(20) });
export async function load(request: Request) {
  const { ids } = Body.parse(request.body);
  return Promise.all(ids.map((id) => fetch('/x/' + id)));
}
    `,
    `
// zod: the same by a member, in the schema of a procedure
import { z } from 'zod';
export const remove = procedure
  .input(z.object({ ids: z.string().array().max(50) }))
  .mutation(({ input }) => Promise.all(input.ids.map((id) => fetch('/x/' + id))));
    `,
    `
// joi
import Joi from 'joi';
const schema = Joi.object({ ids: Joi.array().items(Joi.string()).max(20) });
export async function load(request: Request) {
  const { value } = schema.validate(request.body);
  return Promise.all(value.ids.map((id) => fetch('/x/' + id)));
}
    `,
    `
// valibot
import * as v from 'valibot';
const schema = v.object({ ids: v.pipe(v.array(v.string()), v.maxLength(20)) });
export async function load(request: Request) {
  const { ids } = v.parse(schema, request.body);
  return Promise.all(ids.map((id) => fetch('/x/' + id)));
}
    `,
    `
// typebox
import { Type } from '@sinclair/typebox';
const Body = Type.Object({ ids: Type.Array(Type.String(), { maxItems: 10 }) });
app.post('/x', { schema: { body: Body } }, async (req) =>
  Promise.all(req.body.ids.map((id) => fetch('/x/' + id))),
);
    `,
    `
// JSON Schema
const schema = { body: { properties: { ids: { type: 'array', maxItems: 20 } } } };
app.post('/x', { schema }, async (req) => Promise.all(req.body.ids.map((id) => fetch('/x/' + id))));
    `,
    `
// class-validator
import { ArrayMaxSize } from 'class-validator';
class Selection {
  @ArrayMaxSize(10) ids: string[];
}
export const load = (dto: Selection) => Promise.all(dto.ids.map((id) => fetch('/x/' + id)));
    `,
    `
// a name says that there are few, whatever is done to them
export async function grant(userId: string, rolesBeingAdded: string[], input: Input) {
  await Promise.all(rolesBeingAdded.map((role) => accessService.addRole(userId, role)));
  await Promise.all(input.segmentIdsToRemove.map((id) => segmentService.remove(id)));
  await Promise.all(input.webhookIds.map((id) => fetch('/hooks/' + id)));
}
    `,
    `
// the type of the elements says so
export async function enable(list: IEnvironment[]) {
  await Promise.all(list.map((entry) => projectStore.link(entry.name)));
}
    `,
    `
// what is done says so
export async function clear(input: { ids: string[] }) {
  await Promise.all(input.ids.map((id) => paymentService.deletePaymentSession(id)));
}
    `,
    `
// a parameter of which nothing says that it is long, with a query for each
export async function check(entries: Entry[]) {
  return Promise.all(entries.map((entry) => surveyService.find(entry.surveyId)));
}
    `,
    `
// what belongs to one thing, and nothing of which there are many
export async function clone(featureName: string, userId: string) {
  const flags = await featureStore.getByStrategy(featureName);
  await Promise.all(flags.map((flag) => featureService.create(flag)));
  const areas = await areaStore.find({ where: { userId } });
  await Promise.all(areas.map((area) => areaService.remove(area.id)));
}
    `,
    `
// worked out from what is at hand
export async function tell(experiment: Experiment) {
  const changes = await computeChanges(experiment);
  await Promise.all(changes.map((change) => changeService.save(change)));
}
    `,
    `
// one or many is mostly one
export async function cancel(input: { ids: string | string[] }) {
  const list = Array.isArray(input.ids) ? input.ids : [input.ids];
  await Promise.all(list.map((id) => paymentService.cancel(id)));
}
    `,
    `
// on the connection of a transaction: a parameter of its callback
export async function disable() {
  const users = await userService.findAll();
  await db.transaction(async (scope) => {
    await Promise.all(users.map((user) => userService.disable(user.id, scope)));
  });
}
    `,
    `
// something made of the transaction
export async function disable(transaction: Transaction) {
  const users = await userService.findAll();
  const context = createContext({ transaction });
  await Promise.all(users.map((user) => userService.disable(context, user.id)));
}
    `,
    `
// a method that is one transaction
export class Users {
  @Transactional()
  async disable() {
    const users = await this.userService.findAll();
    await Promise.all(users.map((user) => this.userService.disable(user.id)));
  }
}
    `,
    `
// a transaction that every query finds by itself
export async function disable() {
  const users = await userService.findAll();
  await unit.runInTransaction(async () => {
    await Promise.all(users.map((user) => userService.disable(user.id)));
  });
}
    `,
    `
// a call for each group of rows
export async function load(rows: Row[]) {
  const events = await eventStore.findAll();
  const byRun = groupBy(events, 'runId');
  return Promise.all(Object.entries(byRun).map(([runId, items]) => eventService.load(runId, items)));
}
    `,
    `
// a call for each group of rows, put together by hand
export async function load() {
  const events = await eventStore.findAll();
  const groups = new Map<string, Group>();
  for (const event of events) {
    const group = groups.get(event.key);
    if (group) group.ids.push(event.id);
    else groups.set(event.key, { source: event.source, ids: [event.id] });
  }
  return Promise.all(Array.from(groups.values()).map(({ source, ids }) => eventService.load(source, ids)));
}
    `,
    `
// a limit by its place among the arguments
export async function poll(batchSize: number) {
  const events = await outbox.load('new', batchSize + 1);
  await Promise.all(events.map((event) => fetch(event.url)));
  const jobs = await queue.getJobs(['failed'], 0, 100);
  await Promise.all(jobs.map((job) => fetch(job.url)));
}
    `,
    `
// a limit in the query behind a function of the file, and its transaction
export async function poll() {
  const { runs } = await lockRuns();
  await Promise.all(runs.map((run) => fetch(run.url)));
}
async function lockRuns() {
  return db.transaction(async (trx) => {
    const runs = await trx('runs').where('ready', true).limit(100);
    return { runs, at: Date.now() };
  });
}
    `,
    `
// what is asked for the rows of a page
export async function clean(limit: number) {
  const rows = await store.load(limit);
  const deleted = await store.remove(rows.map((row) => row.id));
  await Promise.all(deleted.map((row) => fetch(row.url)));
}
    `,
    `
// removing a file holds nothing open, and only four run
import { rename, rm, unlink } from 'node:fs/promises';
export async function clean(paths: string[]) {
  await Promise.all(paths.map((path) => unlink(path)));
  await Promise.all(paths.map((path) => rm(path, { force: true })));
  await Promise.all(paths.map((path) => rename(path, path + '.old')));
}
    `,
  ],
  invalid: [
    `
// the endpoints of all tenants
import type { Repository } from 'typeorm';
export class Webhooks {
  constructor(private readonly endpoints: Repository<Endpoint>) {}
  async deliver() {
    const endpoints = await this.endpoints.find({ where: { enabled: true } });
    await Promise.all(endpoints.map((endpoint) => fetch(endpoint.url)));
          ~~~~~~~~~~~ long
  }
}
    `,
    `
// a list that a counter fills, and one that is filled from each page of a stream
export async function load(from: number, to: number) {
  const numbers: number[] = [];
  for (let n = from; n <= to; n++) numbers.push(n);
  return Promise.all(numbers.map((n) => fetch('https://node.example.com/' + n)));
         ~~~~~~~~~~~ long
}
export async function copy(pages: AsyncIterable<Page>) {
  const keys: string[] = [];
  for await (const page of pages) keys.push(...page.contents.map((part) => part.key));
  await Promise.all(keys.map((key) => fetch(key)));
        ~~~~~~~~~~~ long
}
    `,
    `
// a part of what was parsed, by a pattern
export async function ingest(text: string) {
  const { rss } = parser.parse(text);
  await Promise.all(rss.channel.item.map((item) => fetch(item.link)));
        ~~~~~~~~~~~ long
}
    `,
    `
// worked out from what somebody sent
import { userService } from './user.service.js';
export async function run(text: string) {
  const users = JSON.parse(text);
  const inputs = toInputs(users);
  await Promise.all(inputs.map((input) => userService.update(input)));
        ~~~~~~~~~~~ long
}
    `,
    `
// as many as a form or address names
import { v2 as cloudinary } from 'cloudinary';
export async function action({ request }: Args) {
  const form = await request.formData();
  const files = form.getAll('files') as File[];
  await Promise.all(files.map((file) => cloudinary.uploader.upload(file.name)));
        ~~~~~~~~~~~ long
  const ids = new URL(request.url).searchParams.getAll('id');
  await Promise.all(ids.map((id) => cloudinary.api.resource(id)));
        ~~~~~~~~~~~ long
}
    `,
    `
// as many links as a page has
import axios from 'axios';
export async function crawl($: Page) {
  const links: string[] = [];
  $('a').each((index, element) => links.push(element.attribs.href));
  await Promise.all(links.map((link) => axios.get(link)));
        ~~~~~~~~~~~ long
}
    `,
    `
// a page of its own in a browser; one that is there already
import { browser, page } from './browser.js';
export async function shoot(req: Request) {
  const { urls } = req.body;
  await Promise.all(
        ~~~~~~~~~~~ long
    urls.map(async (url) => {
      const own = await browser.newPage();
      await own.goto(url);
    }),
  );
  await Promise.all(urls.map((url) => page.goto(url)));
}
    `,
    `
// rows of all, and what another function says of all
import { userService } from './user.service.js';
export async function tell(db: Db) {
  const sql = plans.getOverdueUsers(schema);
  const { rows } = await db.executeSql(sql);
  await Promise.all(rows.map(({ name }) => userService.update(name)));
        ~~~~~~~~~~~ long
  const touchedIds = [];
  touchedIds.push(...(await removeOverdueUsers(db)));
  const touched = await prisma.row.findMany({ where: { id: { in: touchedIds } } });
  await Promise.all(touched.map((row) => userService.update(row)));
        ~~~~~~~~~~~ long
}
    `,
    `
// the same schemas without a limit, or with one that bounds nothing
import { z } from 'zod';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
const Body = z.object({ ids: z.array(z.string().max(20)).min(1), urls: z.array(z.string()).max(100000) });
class Selection {
  @ArrayMinSize(1) keys: string[];
}
export async function load(request: Request, dto: Selection) {
  const { ids, urls } = Body.parse(request.body);
  await Promise.all(ids.map((id) => fetch('/x/' + id)));
        ~~~~~~~~~~~ long
  await Promise.all(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~ long
  await Promise.all(dto.keys.map((key) => fetch('/x/' + key)));
        ~~~~~~~~~~~ long
}
    `,
    `
// one schema with a limit, and one without
import { z } from 'zod';
const Small = z.object({ ids: z.array(z.string()).max(20) });
const Large = z.object({ ids: z.array(z.string()) });
export async function load(request: Request) {
  const { ids } = Large.parse(request.body);
  return Promise.all(ids.map((id) => fetch('/x/' + id)));
         ~~~~~~~~~~~ long
}
    `,
    `
// what a request sends is as long as its sender likes
export async function remove(input: { traceIds: string[] }, body: Body) {
  await Promise.all(input.traceIds.map((id) => auditService.record(id)));
        ~~~~~~~~~~~ long
  const { scoreIds } = body;
  await Promise.all(scoreIds.map((id) => auditService.record(id)));
        ~~~~~~~~~~~ long
}
    `,
    `
// all rows, and those of many things
export async function clean(ids: string[]) {
  const tokens = await accountService.getAllTokens();
  await Promise.all(tokens.filter(isOld).map((token) => accountService.delete(token.id)));
        ~~~~~~~~~~~ long
  const flags = await flagStore.findByIds(ids);
  await Promise.all(flags.map((flag) => flagService.archive(flag.id)));
        ~~~~~~~~~~~ long
}
    `,
    `
// what belongs to one thing of which it has many, and to the whole
export async function clean(postId: string, workspaceId: string) {
  const comments = await commentService.findByPost(postId);
  await Promise.all(comments.map((comment) => commentService.remove(comment.id)));
        ~~~~~~~~~~~ long
  const flags = await flagStore.listByWorkspaceId(workspaceId);
  await Promise.all(flags.map((flag) => flagService.archive(flag.id)));
        ~~~~~~~~~~~ long
}
    `,
    `
// a parameter that a caller in the file fills with all rows
export class Tokens {
  async expire() {
    const old = await this.tokenStore.findExpired();
    await this.revokeList(old);
  }
  private async revokeList(list: Entry[]) {
    await Promise.all(list.map((entry) => this.accountService.revoke(entry.id)));
          ~~~~~~~~~~~ long
  }
}
    `,
    `
// a function that says that it works on many
export async function createRecordsBatch(inputs: Input[]) {
  return Promise.all(inputs.map((input) => recordService.create(input)));
         ~~~~~~~~~~~ long
}
    `,
    `
// one of a pair for one and for many
export async function disable(flows: string[]) {
  await Promise.all(flows.map((id) => flowsService.updateOne(id, { status: 'inactive' })));
        ~~~~~~~~~~~ long
}
    `,
    `
// a transfer costs so much that nothing has to say that there are many
export async function mirror(entries: Entry[]) {
  await Promise.all(entries.map((entry) => uploadFile(entry.path)));
        ~~~~~~~~~~~ long
}
import { uploadFile } from './files.js';
    `,
    `
// in a transaction, but not of it
export async function tell() {
  const users = await userService.findAll();
  await db.transaction(async (scope) => {
    await Promise.all(users.map((user) => userService.disable(user.id)));
          ~~~~~~~~~~~ long
  });
}
    `,
    `
// a call for each row of a group, and for its key
export async function load() {
  const events = await eventStore.findAll();
  const byRun = groupBy(events, 'runId');
  return Promise.all(Object.entries(byRun).map(([runId]) => eventService.load(runId)));
         ~~~~~~~~~~~ long
}
    `,
    `
// numbers that are no range, and a piece of text
export async function load(name: string) {
  const jobs = await queue.getJobs(2, 3);
  await Promise.all(jobs.map((job) => fetch(job.url)));
        ~~~~~~~~~~~ long
  const users = await store.find(name.slice(0, 3));
  await Promise.all(users.map((user) => fetch(user.url)));
        ~~~~~~~~~~~ long
}
    `,
    `
// behind a function of the file without a limit
export async function poll() {
  const { runs } = await lockRuns();
  await Promise.all(runs.map((run) => fetch(run.url)));
        ~~~~~~~~~~~ long
}
async function lockRuns() {
  const runs = await db('runs').where('ready', true);
  return { runs, at: Date.now() };
}
    `,
    `
// a stream holds a descriptor until its end, though a folder is made before
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
async function copy(name: string) {
  await mkdir('out', { recursive: true });
  await pipeline(createReadStream(name), createWriteStream('out/' + name));
}
export async function all(folder: string) {
  const names = await readdir(folder);
  await Promise.all(names.map((name) => copy(name)));
        ~~~~~~~~~~~ long
  await Promise.all(names.map(copy));
        ~~~~~~~~~~~ long
}
    `,
    `
// what SQL asks for by keys of many, by no key, or by its own key; and the roles of a whole customer
import { db } from './db.js';
export async function tell(ids: string[]) {
  const hooks = await db.execute('select id, url from hooks where customer_id = ANY($1)', [ids]);
  await Promise.all(hooks.map((hook) => fetch(hook.url)));
        ~~~~~~~~~~~ long
  const webhooks = await db.execute('select id, url from hooks h join customers c on c.id = h.customer_id where active');
  await Promise.all(webhooks.map((hook) => fetch(hook.url)));
        ~~~~~~~~~~~ long
  const endpoints = await db.execute('select url from endpoints where id > ?', [0]);
  await Promise.all(endpoints.map((endpoint) => fetch(endpoint.url)));
        ~~~~~~~~~~~ long
  const roles = await db.execute('select url from roles where customer_id = ?', [1]);
  await Promise.all(roles.map((role) => fetch(role.url)));
        ~~~~~~~~~~~ long
}
    `,
  ],
});
