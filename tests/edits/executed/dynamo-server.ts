import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from './engines.js';
import { firstRows } from './tables.js';

type Value = { readonly N: string } | { readonly S: string } | { readonly NULL: true };
type Item = Readonly<Record<string, Value>>;

interface Asked {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
}

interface GetInput extends Asked {
  readonly TableName: string;
  readonly Key: Item;
}

interface BatchGetInput {
  readonly RequestItems: Readonly<Record<string, Asked & { readonly Keys: readonly Item[] }>>;
}

/**
 * Stands in for DynamoDB, which is not installed: the driver sends its requests as ever, and this answers those that read
 * items. It refuses what DynamoDB refuses, answers in another order, and leaves every third key of a batch over.
 */
export async function startDynamo(): Promise<Engine> {
  const sent: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const name = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      sent.push(name);
      const input: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
      const refusal = name === 'BatchGetItem' ? refusalOf(input as BatchGetInput) : undefined;
      const answer = refusal
        ? { __type: 'com.amazon.coral.validate#ValidationException', message: refusal }
        : name === 'BatchGetItem'
          ? batchGet(input as BatchGetInput)
          : get(input as GetInput);
      response.writeHead(refusal ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    environment: { DYNAMO_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    sent,
    reset: () => Promise.resolve(),
    state: () => Promise.resolve(null),
    close() {
      server.close();
      server.closeAllConnections();
      return Promise.resolve();
    },
  };
}

function get({ TableName, Key, ...asked }: GetInput): object {
  const found = find(TableName, Key);
  return found ? { Item: projected(found, asked) } : {};
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
function refusalOf({ RequestItems }: BatchGetInput): string | undefined {
  for (const { Keys } of Object.values(RequestItems)) {
    if (Keys.length === 0 || Keys.length > 100) return 'Too many items requested for the BatchGetItem call';
    const different = new Set(Keys.map((key) => JSON.stringify(key)));
    if (different.size < Keys.length) return 'Provided list of item keys contains duplicates';
  }
  return undefined;
}

function batchGet({ RequestItems }: BatchGetInput): object {
  const Responses: Record<string, readonly Item[]> = {};
  const UnprocessedKeys: Record<string, object> = {};
  for (const [table, { Keys, ...asked }] of Object.entries(RequestItems)) {
    const [now, left] = [
      Keys.filter((_, index) => index % 3 !== 2),
      Keys.filter((_, index) => index % 3 === 2),
    ];
    const found = now.map((key) => find(table, key)).filter((item) => item !== undefined);
    Responses[table] = found.map((item) => projected(item, asked)).toReversed();
    if (left.length > 0) UnprocessedKeys[table] = { Keys: left, ...asked };
  }
  return { Responses, UnprocessedKeys };
}

function find(table: string, key: Item): Item | undefined {
  const rows: readonly Readonly<Record<string, number | string | null>>[] =
    table === 'posts' ? firstRows.posts : firstRows.authors;
  const items = rows.map(({ _id, ...row }) => ({
    id: value(_id ?? null),
    kind: value(table),
    ...values(row),
  }));
  return items.find((item: Item) =>
    Object.entries(key).every(([name, part]) => JSON.stringify(item[name]) === JSON.stringify(part)),
  );
}

function values(row: Readonly<Record<string, number | string | null>>): Item {
  return Object.fromEntries(Object.entries(row).map(([name, given]) => [name, value(given)]));
}

function value(given: number | string | null): Value {
  if (given === null) return { NULL: true };
  return typeof given === 'number' ? { N: String(given) } : { S: given };
}

function projected(item: Item, { ProjectionExpression, ExpressionAttributeNames = {} }: Asked): Item {
  if (ProjectionExpression === undefined) return item;
  const names = ProjectionExpression.split(',').map((name) => name.trim());
  const columns = new Set(names.map((name) => ExpressionAttributeNames[name] ?? name));
  return Object.fromEntries(Object.entries(item).filter(([name]) => columns.has(name)));
}
