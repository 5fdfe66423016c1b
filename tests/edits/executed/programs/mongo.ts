import type { Program } from '../program.js';
import { ids, manyIds, nullable, parents } from './inputs.js';

const driver = `
import { MongoClient } from 'mongodb';
interface Author { _id: number; name: string | null; email: string; age?: number | null }
const client = new MongoClient(process.env['MONGO_URL'] ?? '');
const authors = client.db().collection<Author>('authors');
export const close = () => client.close();
`;

const models = `
import mongoose, { Schema } from 'mongoose';
const connection = await mongoose.connect(process.env['MONGO_URL'] ?? '', { autoIndex: false, autoCreate: false });
const Author = connection.model('Author', new Schema({ _id: { type: Number, required: true }, name: String, email: String, age: Number }, { versionKey: false }), 'authors', { overwriteModels: true });
const Post = connection.model('Post', new Schema({ _id: { type: Number, required: true }, authorId: Number, title: String }, { versionKey: false }), 'posts', { overwriteModels: true });
export const models = [Author, Post].length;
export const close = () => connection.disconnect();
`;

const newAuthors = [
  [
    [
      { _id: 10, name: 'Fay', email: 'fay@shop.test' },
      { _id: 11, name: null, email: '' },
    ],
  ],
  [[]],
  [Array.from({ length: 1500 }, (_, id) => ({ _id: id + 100, name: `n${id % 7}`, email: `${id}` }))],
] as const;

const ofDriver: readonly Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a document by key in a loop, misses as null',
    inputs: manyIds,
    code: `
export async function run(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const author = await authors.findOne({ _id: id });
    found.push(author, author === null);
  }
  return found;
}
`,
  },
  {
    pattern: 'a document to add, in a loop',
    inputs: newAuthors,
    code: `
export async function run(list: Author[]) {
  for (const { _id, name, email } of list) await authors.insertOne({ _id, name, email });
}
`,
  },
  {
    pattern: 'a document to change to the same by its key, in a loop',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  for (const id of ids) await authors.updateOne({ _id: id }, { $set: { age: 1 } });
}
`,
  },
  {
    pattern: 'a document to change to values of its own, in a loop',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  for (const id of ids) await authors.updateOne({ _id: id }, { $set: { age: id * 2 } });
}
`,
  },
  {
    pattern: 'a document to take away by its key, all at once',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  await Promise.all(ids.map((id) => authors.deleteOne({ _id: id })));
}
`,
  },
];

const ofModels: readonly Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'a document by key in a loop, misses as null',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const names: unknown[] = [];
  for (const id of ids) {
    const author = await Author.findById(id).lean();
    names.push(author === null ? null : author.name);
  }
  return names;
}
`,
  },
  {
    pattern: 'documents of each parent, sorted, all at once',
    inputs: parents,
    code: `
export async function run(authors: { id: number; name: string }[]) {
  return Promise.all(
    authors.map(async ({ id, name }) => {
      const posts = await Post.find({ authorId: id }).sort({ title: 1, _id: -1 }).lean();
      return [name, posts.map((post) => post.title)];
    }),
  );
}
`,
  },
  {
    pattern: 'documents of a parent that can be null',
    inputs: nullable,
    code: `
export async function run(posts: { authorId: number | null }[]) {
  const titles: unknown[] = [];
  for (const post of posts) {
    if (post.authorId === null) continue;
    const others = await Post.find({ authorId: post.authorId }).lean();
    titles.push(others.map((other) => other.title).toSorted());
  }
  return titles;
}
`,
  },
  {
    pattern: 'a document to change to values of its own, in a loop',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  for (const id of ids) await Author.updateOne({ _id: id }, { $set: { age: id * 2 } });
}
`,
  },
  {
    pattern: 'documents to take away by their parent, in a loop',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  for (const id of ids) await Post.deleteMany({ authorId: id });
}
`,
  },
];

export const mongo: readonly Program[] = [
  ...ofDriver.map(
    ({ code, ...program }) =>
      ({ library: 'mongodb', engine: 'MongoDB commands', ...program, code: driver + code }) as const,
  ),
  ...ofModels.map(
    ({ code, ...program }) =>
      ({ library: 'mongoose', engine: 'MongoDB commands', ...program, code: models + code }) as const,
  ),
];
