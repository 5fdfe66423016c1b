import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testRule } from '../support/test-rule.js';
import { withoutSuggestion } from '../support/without-suggestion.js';

/** Items that one request reads for many keys, which may leave some of them over. */
testRule(withoutSuggestion(noQueryInLoop, 'askAtMost'), {
  valid: [],
  invalid: [
    {
      code: `
// items by key, misses as undefined; what a batch leaves over is read by itself
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function names(client: DynamoDBDocumentClient, ids: string[]) {
  const found: string[] = [];
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    if (Item) found.push(Item.name);
  }
  return found;
}
      `,
      title:
        'Read all rows with one `BatchGetCommand` for each 100 keys, and by themselves those that it leaves over, before the loop, and find each by its exact `id`.',
      suggestion: `
// items by key, misses as undefined; what a batch leaves over is read by itself
import { DynamoDBDocumentClient, GetCommand, BatchGetCommand } from '@aws-sdk/lib-dynamodb';
export async function names(client: DynamoDBDocumentClient, ids: string[]) {
  const found: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const users = await readInBatches(
    uniqueIds,
    100,
    async (keys) => {
      const answer = await client.send(
        new BatchGetCommand({
          RequestItems: { users: { Keys: keys.map((key) => ({ id: key })) } },
        }),
      );
      return {
        found: answer.Responses?.users ?? [],
        left: answer.UnprocessedKeys?.users?.Keys ?? [],
      };
    },
    async (Key) => (await client.send(new GetCommand({ TableName: 'users', Key }))).Item,
  );
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const Item = userById.get(id);
    if (Item) found.push(Item.name);
  }
  return found;
}

async function readInBatches<Key, Left, Item>(
  keys: readonly Key[],
  size: number,
  readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,
  readOne: (key: Left) => Promise<Item | undefined>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += size) {
    const { found, left } = await readMany(keys.slice(start, start + size));
    items.push(...found);
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      const item = await readOne(key);
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}
      `,
    },
    {
      code: `
// keys of two parts that are no text for certain, by a table whose name may be missing
import process from 'node:process';
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export class Orders {
  constructor(private readonly documents: DynamoDBDocument) {}
  async withUsers(orders: Order[]) {
    return Promise.all(
      orders.map(async (order) => {
        const answer = await this.documents.get({
                             ~~~~~~~~~~~~~~~~~~ queryInLoop
          TableName: process.env.USERS,
          Key: { kind: 'user', id: order.userId },
          ConsistentRead: true,
        });
        return { order, user: answer.Item ?? null };
      }),
    );
  }
}
      `,
      title:
        'Read all rows with one `batchGet` for each 100 keys, and by themselves those that it leaves over, before the loop, and find each by its exact `id`.',
      suggestion: `
// keys of two parts that are no text for certain, by a table whose name may be missing
import process from 'node:process';
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export class Orders {
  constructor(private readonly documents: DynamoDBDocument) {}
  async withUsers(orders: Order[]) {
    const uniqueIds = [
      ...new Map(
        orders.map((order) => order.userId).map((key) => [String(key), key]),
      ).values(),
    ];
    const items = await readInBatches(
      uniqueIds,
      100,
      async (keys) => {
        const answer = await this.documents.batchGet({
          RequestItems: {
            [String(process.env.USERS)]: {
              Keys: keys.map((key) => ({ kind: 'user', id: key })),
              ConsistentRead: true,
            },
          },
        });
        return {
          found: answer.Responses?.[String(process.env.USERS)] ?? [],
          left: answer.UnprocessedKeys?.[String(process.env.USERS)]?.Keys ?? [],
        };
      },
      async (Key) =>
        (
          await this.documents.get({
            TableName: process.env.USERS,
            Key,
            ConsistentRead: true,
          })
        ).Item,
    );
    const itemById = new Map<string, (typeof items)[number]>(
      items.map((item) => [String(item.id), item]),
    );
    return Promise.all(
      orders.map(async (order) => {
        const answer = { Item: itemById.get(String(order.userId)) };
        return { order, user: answer.Item ?? null };
      }),
    );
  }
}

async function readInBatches<Key, Left, Item>(
  keys: readonly Key[],
  size: number,
  readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,
  readOne: (key: Left) => Promise<Item | undefined>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += size) {
    const { found, left } = await readMany(keys.slice(start, start + size));
    items.push(...found);
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      const item = await readOne(key);
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}
      `,
    },
    {
      code: `
// attributes with the key among them, by another name, in a file without semicolons
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
export async function names(client: DynamoDBDocumentClient, ids: number[]) {
  for (const id of ids) {
    const name = (
      await client.send(new GetCommand({
            ~~~~~~~~~~~ queryInLoop
        TableName: 'my-users',
        Key: { id },
        ProjectionExpression: '#key, email',
        ExpressionAttributeNames: { '#key': 'id' },
      }))
    ).Item?.email
    console.log(name)
  }
}
      `,
      title:
        'Read all rows with one `BatchGetCommand` for each 100 keys, and by themselves those that it leaves over, before the loop, and find each by its exact `id`.',
      suggestion: `
// attributes with the key among them, by another name, in a file without semicolons
import {
  DynamoDBDocumentClient,
  GetCommand,
  BatchGetCommand,
} from '@aws-sdk/lib-dynamodb'
export async function names(client: DynamoDBDocumentClient, ids: number[]) {
  const uniqueIds = [...new Map(ids.map((key) => [String(key), key])).values()]
  const items = await readInBatches(
    uniqueIds,
    100,
    async (keys) => {
      const answer = await client.send(
        new BatchGetCommand({
          RequestItems: {
            'my-users': {
              Keys: keys.map((key) => ({ id: key })),
              ProjectionExpression: '#key, email',
              ExpressionAttributeNames: { '#key': 'id' },
            },
          },
        }),
      )
      return {
        found: answer.Responses?.['my-users'] ?? [],
        left: answer.UnprocessedKeys?.['my-users']?.Keys ?? [],
      }
    },
    async (Key) =>
      (
        await client.send(
          new GetCommand({
            TableName: 'my-users',
            Key,
            ProjectionExpression: '#key, email',
            ExpressionAttributeNames: { '#key': 'id' },
          }),
        )
      ).Item,
  )
  const itemById = new Map<string, (typeof items)[number]>(
    items.map((item) => [String(item.id), item]),
  )
  for (const id of ids) {
    const name = itemById.get(String(id))?.email
    console.log(name)
  }
}

async function readInBatches<Key, Left, Item>(
  keys: readonly Key[],
  size: number,
  readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,
  readOne: (key: Left) => Promise<Item | undefined>,
): Promise<Item[]> {
  const items: Item[] = []
  for (let start = 0; start < keys.length; start += size) {
    const { found, left } = await readMany(keys.slice(start, start + size))
    items.push(...found)
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      const item = await readOne(key)
      if (item !== undefined) items.push(item)
    }
  }
  return items
}
      `,
    },
    {
      code: `
// all at once: what the callbacks give are the answers, not the items
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function answers(client: DynamoDBDocumentClient, ids: string[]) {
  return Promise.all(ids.map((id) => client.send(new GetCommand({ TableName: 'users', Key: { id } }))));
                                     ~~~~~~~~~~~ queryInLoop
}
      `,
      title:
        'Still send one request for each, but start at most 10 at a time, and none after one has failed.',
      suggestion: `
// all at once: what the callbacks give are the answers, not the items
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function answers(client: DynamoDBDocumentClient, ids: string[]) {
  return mapInChunks(ids, 10, (id) => client.send(new GetCommand({ TableName: 'users', Key: { id } })));
}

async function mapInChunks<T, R>(
  list: readonly T[],
  size: number,
  callback: (element: T, index: number) => R,
): Promise<Awaited<R>[]> {
  const results: Awaited<R>[] = [];
  for (let start = 0; start < list.length; start += size) {
    const chunk = list.slice(start, start + size);
    const running = chunk.map((element, index) => callback(element, start + index));
    results.push(...(await Promise.all(running)));
  }
  return results;
}
      `,
    },
    {
      code: `
// the key among the attributes by its own name, and an item that the file calls by a word for one
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
const TABLE = 'users';
export async function names(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item: user } = await client.send(
                                 ~~~~~~~~~~~ queryInLoop
      new GetCommand({ TableName: TABLE, Key: { id }, ProjectionExpression: 'email, id' }),
    );
    console.log(user?.email);
  }
}
      `,
      title:
        'Read all rows with one `BatchGetCommand` for each 100 keys, and by themselves those that it leaves over, before the loop, and find each by its exact `id`.',
      suggestion: `
// the key among the attributes by its own name, and an item that the file calls by a word for one
import { DynamoDBDocumentClient, GetCommand, BatchGetCommand } from '@aws-sdk/lib-dynamodb';
const TABLE = 'users';
export async function names(client: DynamoDBDocumentClient, ids: string[]) {
  const uniqueIds = [...new Set(ids)];
  const users = await readInBatches(
    uniqueIds,
    100,
    async (keys) => {
      const answer = await client.send(
        new BatchGetCommand({
          RequestItems: {
            [TABLE]: { Keys: keys.map((key) => ({ id: key })), ProjectionExpression: 'email, id' },
          },
        }),
      );
      return {
        found: answer.Responses?.[TABLE] ?? [],
        left: answer.UnprocessedKeys?.[TABLE]?.Keys ?? [],
      };
    },
    async (Key) =>
      (
        await client.send(
          new GetCommand({ TableName: TABLE, Key, ProjectionExpression: 'email, id' }),
        )
      ).Item,
  );
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id);
    console.log(user?.email);
  }
}

async function readInBatches<Key, Left, Item>(
  keys: readonly Key[],
  size: number,
  readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,
  readOne: (key: Left) => Promise<Item | undefined>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += size) {
    const { found, left } = await readMany(keys.slice(start, start + size));
    items.push(...found);
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      const item = await readOne(key);
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}
      `,
    },
    {
      code: `
// a command by another name in the file
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
const { GetCommand: Get } = await import('@aws-sdk/lib-dynamodb');
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new Get({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
      `,
      title:
        'Read all rows with one `BatchGetCommand` for each 100 keys, and by themselves those that it leaves over, before the loop, and find each by its exact `id`.',
      suggestion: `
// a command by another name in the file
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
const { GetCommand: Get, BatchGetCommand } = await import('@aws-sdk/lib-dynamodb');
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  const uniqueIds = [...new Set(ids)];
  const users = await readInBatches(
    uniqueIds,
    100,
    async (keys) => {
      const answer = await client.send(
        new BatchGetCommand({
          RequestItems: { users: { Keys: keys.map((key) => ({ id: key })) } },
        }),
      );
      return {
        found: answer.Responses?.users ?? [],
        left: answer.UnprocessedKeys?.users?.Keys ?? [],
      };
    },
    async (Key) => (await client.send(new Get({ TableName: 'users', Key }))).Item,
  );
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const Item = userById.get(id);
    console.log(Item);
  }
}

async function readInBatches<Key, Left, Item>(
  keys: readonly Key[],
  size: number,
  readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,
  readOne: (key: Left) => Promise<Item | undefined>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += size) {
    const { found, left } = await readMany(keys.slice(start, start + size));
    items.push(...found);
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      const item = await readOne(key);
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}
      `,
    },
    `
// a key of two parts that both change
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, seats: Seat[]) {
  for (const seat of seats) {
    const { Item } = await client.send(new GetCommand({ TableName: 'seats', Key: { row: seat.row, place: seat.place } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a key whose other part is not the same in every turn
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id, at: Math.random() } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a key that another object completes
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[], base: object) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { ...base, id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a key that is an object of its own
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, all: { id: string }[]) {
  for (const key of all) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: key }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a key whose name is computed
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[], name: string) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { [name]: id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a key whose name is no name of a property
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { 'user-id': id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// attributes without the key
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id }, ProjectionExpression: 'email, age' }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// attributes that nobody can read here
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[], wanted: string) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id }, ProjectionExpression: wanted }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// attributes by other names, none of which is the key
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id }, ProjectionExpression: '#name', ExpressionAttributeNames: { '#name': 'name', '#id': 'id' } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an option that is about one request
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id }, ReturnConsumedCapacity: 'TOTAL' }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// options that another object holds
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[], options: object) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id }, ...options }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an option that changes
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, users: User[]) {
  for (const user of users) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id: user.id }, ConsistentRead: user.isNew }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a table for each element
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, tenants: string[]) {
  for (const tenant of tenants) {
    const { Item } = await client.send(new GetCommand({ TableName: \`\${tenant}-settings\`, Key: { id: tenant } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// no table
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an input that is made elsewhere
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand(inputFor(id)));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// options for the request
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[], abortSignal: AbortSignal) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id } }), { abortSignal });
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// a client that another file makes in every turn
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(ids: string[]) {
  for (const id of ids) {
    const { Item } = await clientFor(id).send(new GetCommand({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
declare function clientFor(id: string): DynamoDBDocumentClient;
    `,
    `
// a command whose name is not imported by itself
import * as dynamo from '@aws-sdk/lib-dynamodb';
export async function load(client: dynamo.DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new dynamo.GetCommand({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// what else the server answers
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item, $metadata } = await client.send(new GetCommand({ TableName: 'users', Key: { id } }));
                                      ~~~~~~~~~~~ queryInLoop
    console.log(Item, $metadata.attempts);
  }
}
    `,
    `
// a name that the new code would hide
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[], key: string) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id, kind: key } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an item that the turn changes
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    if (Item) Item.seen = true;
  }
}
    `,
    `
// an optional call
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client?.send(new GetCommand({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an item by a call that is told a type
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send<object, Answer>(new GetCommand({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an item by a command that is told a type
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
export async function load(client: DynamoDBDocumentClient, ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand<User>({ TableName: 'users', Key: { id } }));
                           ~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an item by an input that is made elsewhere
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export async function load(documents: DynamoDBDocument, ids: string[]) {
  for (const id of ids) {
    const { Item } = await documents.get(inputFor(id));
                           ~~~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    `
// an item by a key of two parts, one of which has a name that a function gives
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export async function load(documents: DynamoDBDocument, ids: string[]) {
  for (const id of ids) {
    const { Item } = await documents.get({ TableName: 'users', Key: { [nextName()]: 'a', id } });
                           ~~~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
    `,
    {
      code: `
// an item by an element that is called a key
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export async function load(documents: DynamoDBDocument, keys: string[]) {
  for (const key of keys) {
    const { Item } = await documents.get({ TableName: 'users', Key: { id: key } });
                           ~~~~~~~~~~~~~ queryInLoop
    console.log(Item);
  }
}
      `,
      title:
        'Read all rows with one `batchGet` for each 100 keys, and by themselves those that it leaves over, before the loop, and find each by its exact `id`.',
      suggestion: `
// an item by an element that is called a key
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export async function load(documents: DynamoDBDocument, keys: string[]) {
  const uniqueIds = [...new Set(keys)];
  const users = await readInBatches(
    uniqueIds,
    100,
    async (keys) => {
      const answer = await documents.batchGet({
        RequestItems: { users: { Keys: keys.map((key) => ({ id: key })) } },
      });
      return {
        found: answer.Responses?.users ?? [],
        left: answer.UnprocessedKeys?.users?.Keys ?? [],
      };
    },
    async (Key) => (await documents.get({ TableName: 'users', Key })).Item,
  );
  const userById = new Map<string, (typeof users)[number]>(users.map((user) => [user.id, user]));
  for (const key of keys) {
    const Item = userById.get(key);
    console.log(Item);
  }
}

async function readInBatches<Key, Left, Item>(
  keys: readonly Key[],
  size: number,
  readMany: (keys: Key[]) => Promise<{ found: Item[]; left: Left[] }>,
  readOne: (key: Left) => Promise<Item | undefined>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += size) {
    const { found, left } = await readMany(keys.slice(start, start + size));
    items.push(...found);
    for (let key = left.shift(); key !== undefined; key = left.shift()) {
      const item = await readOne(key);
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}
      `,
    },
  ],
});
