import type { Program } from '../program.js';
import { ids, manyIds, parents } from './inputs.js';

const client = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
const base = new DynamoDBClient({ endpoint: process.env['DYNAMO_URL'] ?? '', region: 'none', credentials });
const client = DynamoDBDocumentClient.from(base);
const documents = DynamoDBDocument.from(base);
export const clients = [client, documents].length;
export const use = GetCommand.name;
export const close = () => base.destroy();
`;

const programs: readonly Pick<Program, 'pattern' | 'code' | 'inputs'>[] = [
  {
    pattern: 'an item by key in a loop, misses as undefined',
    inputs: manyIds,
    code: `
export async function run(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'authors', Key: { id } }));
    found.push(Item, Item === undefined);
  }
  return found;
}
`,
  },
  {
    pattern: 'an item by a key of two parts, all at once, read consistently',
    inputs: parents,
    code: `
const table = process.env['AUTHORS_TABLE'] ?? 'authors';
export async function run(parents: { id: number; name: string }[]) {
  return Promise.all(
    parents.map(async (parent) => {
      const answer = await documents.get({
        TableName: table,
        Key: { kind: 'authors', id: parent.id },
        ConsistentRead: true,
      });
      return { name: parent.name, author: answer.Item ?? null };
    }),
  );
}
`,
  },
  {
    pattern: 'some attributes of an item, one of them by another name',
    inputs: ids,
    code: `
export async function run(ids: number[]) {
  const found: unknown[] = [];
  for (const id of ids) {
    const author = (
      await client.send(
        new GetCommand({
          TableName: 'authors',
          Key: { id },
          ProjectionExpression: 'id, #name',
          ExpressionAttributeNames: { '#name': 'name' },
        }),
      )
    ).Item;
    if (!author) continue;
    found.push(author);
  }
  return found;
}
`,
  },
];

/** What the driver sends to a server of the test's own. */
export const dynamo: readonly Program[] = programs.map((program) => ({
  ...program,
  library: '@aws-sdk/lib-dynamodb',
  engine: 'DynamoDB requests',
  code: client + program.code,
}));
