import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testInProject } from '../support/in-project.js';

const lists = `
export async function eachSeries<T>(items: Iterable<T>, work: (item: T, index: number) => Promise<void>) {
  let index = 0;
  for (const item of items) {
    await work(item, index++);
  }
}
export async function mapSeries<T, R>(items: readonly T[], work: (item: T) => Promise<R>) {
  const found: R[] = [];
  for (const item of items) found.push(await work(item));
  return found;
}
export async function eachSlowly<T>(items: T[], work: (item: T) => Promise<void>) {
  for (const item of items) {
    await work(item);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
export async function eachUntil<T>(items: T[], work: (item: T) => Promise<boolean>) {
  for (const item of items) if (await work(item)) return item;
}
export async function first<T>(items: T[], work: (item: T) => Promise<boolean>) {
  for (const item of items) {
    const isDone = await work(item);
    if (isDone) return item;
  }
}
`;

const sending = (name: string, mark = '') => ({
  'use.ts': `
import axios from 'axios';
import { ${name} } from './lists.js';
export const tell = (users: User[]) => ${name}(users, async (user) => {
  await axios.post('/messages', { to: user.phone });
${mark}
});
`,
  'lists.ts': lists,
});
const waits = '        ~~~~~~~~~~ sequentialAwait';

/** Functions of the project that wait for what they are handed, once per element. */
testInProject(noSequentialAwait, [
  { shows: 'one after another', files: sending('eachSeries', waits) },
  { shows: 'known miss: with what each gives', files: sending('mapSeries') },
  { shows: 'with a pause after each', files: sending('eachSlowly') },
  { shows: 'until one is done', files: sending('eachUntil') },
  { shows: 'until one is done, in statements of its own', files: sending('first') },
]);

const updating = (type: string, mark = '') => ({
  'use.ts': `
import { Model } from 'sequelize';
import { each } from './lists.js';
class Reserve extends Model {}
export async function raise() {
  const reserves = await Reserve.findAll();
  await each(reserves, async (reserve) => {
    await reserve.update({ amount: reserve.amount * 2 });
${mark}
  });
}
`,
  'lists.ts': `export async function each<T>(items: ${type}, work: (item: T) => Promise<void>) {\n  for (const item of items) await work(item);\n}\n`,
});
const queries = '          ~~~~~~~~~~~~~~ queryInLoop';

/** What an element of a list is, by the type that a function declares for both. */
testInProject(noQueryInLoop, [
  { shows: 'of an array', files: updating('readonly T[]', queries) },
  { shows: 'of what can be gone over', files: updating('Iterable<T>', queries) },
  { shows: 'of what is no list', files: updating('Pages<T>') },
  { shows: 'of another type', files: updating('unknown[]') },
]);

const reading = (use: string, mark = '') => ({
  'use.ts': `
import { head, label } from './files.js';
${use}
${mark}
`,
  'files.ts': `
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client();
export const head = async (key: string) => (await s3.send(new HeadObjectCommand({ Bucket: 'files', Key: key }))).ETag;
export const label = (key: string) => key.toUpperCase();
`,
});

/** A function of another file that is handed over by its name. */
testInProject(noUnboundedConcurrency, [
  {
    shows: 'that sends a request',
    files: reading(
      'export const heads = (keys: string[]) => Promise.all(keys.map(head));',
      '                                         ~~~~~~~~~~~ unboundedConcurrency',
    ),
  },
  {
    shows: 'that does not',
    files: reading('export const labels = (keys: string[]) => Promise.all(keys.map(label));'),
  },
]);
