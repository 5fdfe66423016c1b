import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Functions that ask only for what their caller does not have yet. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [
    `
// a map that the caller has read before
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present(post: Post, authors?: Map<string, Author>) {
  const author = authors?.get(post.authorId) ?? (await prisma.user.findUnique({ where: { id: post.authorId } }));
  return { ...post, author };
}
for (const post of posts) console.log(await present(post, authorsById));
    `,
    `
// one of two answers, by whether the caller has it
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present(post: Post, author?: Author) {
  return { ...post, author: author ? author : await prisma.user.findUnique({ where: { id: post.authorId } }) };
}
for (const post of posts) console.log(await present(post, byId[post.authorId]));
    `,
    `
// a condition on a name of what is handed over as an object
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present({ post, authors }: { post: Post; authors?: Map<string, Author> }) {
  if (authors === undefined) return prisma.user.findUnique({ where: { id: post.authorId } });
  return authors.get(post.authorId);
}
for (const post of posts) console.log(await present({ post, authors: byId }));
    `,
    `
// a queue of each element's own
import { queueOf } from './queues.js';
import { Queue } from 'bullmq';
for (const shard of shardsInUse) {
  const queue: Queue = queueOf(shard);
  await queue.add('sweep', { shard });
}
    `,
    `
// what a schema declares
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
for (const metadata of relationMetadatas) await prisma.label.findUnique({ where: { id: metadata.id } });
    `,
  ],
  invalid: [
    `
// nothing is handed over
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present(post: Post, authors?: Map<string, Author>) {
  const author = authors?.get(post.authorId) ?? (await prisma.user.findUnique({ where: { id: post.authorId } }));
  return { ...post, author };
}
for (const post of posts) console.log(await present(post));
                                            ~~~~~~~ queryInLoop
    `,
    `
// undefined is handed over
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present(post: Post, author: Author | undefined) {
  return { ...post, author: author ?? (await prisma.user.findUnique({ where: { id: post.authorId } })) };
}
for (const post of posts) console.log(await present(post, undefined));
                                            ~~~~~~~ queryInLoop
    `,
    `
// another name of the object
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present({ post, authors }: { post: Post; authors?: Map<string, Author> }) {
  if (authors === undefined) return prisma.user.findUnique({ where: { id: post.authorId } });
  return authors.get(post.authorId);
}
for (const post of posts) console.log(await present({ post }));
                                            ~~~~~~~ queryInLoop
    `,
    `
// asked where it is handed over
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present(post: Post, withAuthor?: boolean) {
  if (withAuthor) return prisma.user.findUnique({ where: { id: post.authorId } });
  return post;
}
for (const post of posts) console.log(await present(post, true));
                                            ~~~~~~~ queryInLoop
    `,
    `
// asked only where it is handed over, as an expression
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const authorOf = async (post: Post, isWanted?: boolean) =>
  isWanted && prisma.user.findUnique({ where: { id: post.authorId } });
for (const post of posts) console.log(await authorOf(post, true));
                                            ~~~~~~~~ queryInLoop
    `,
    `
// what the function has found out itself
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
async function present(post: Post, lookUp: (id: string) => Author | undefined) {
  const known = recent(post);
  return known ?? (await prisma.user.findUnique({ where: { id: post.authorId } }));
}
for (const post of posts) console.log(await present(post, find));
                                            ~~~~~~~ queryInLoop
    `,
    `
// one queue for all
import { mailQueue } from './queues.js';
import { Queue } from 'bullmq';
const queue: Queue = mailQueue();
for (const user of users) await queue.add('greet', { id: user.id });
                                ~~~~~~~~~ queryInLoop
    `,
  ],
});
