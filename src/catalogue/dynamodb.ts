import type { BatchItems } from './batch-forms.js';
import { reads, runs, writes, writesMixed, type DatabaseCall } from './database-calls.js';
import { defineLibrary, type Member } from './schema.js';

const readMany = reads(
  'read up to 100 items with one `BatchGetCommand`, and ask again for its `UnprocessedKeys`',
);
const writeMany = writesMixed(
  'write up to 25 items with one `BatchWriteCommand`, and send its `UnprocessedItems` again',
);
const updateMany = writesMixed(
  'send up to 100 changes that may only fail together with one `TransactWriteCommand`',
);

/**
 * One request takes 100 keys, each once, and answers 16 MB; what is more, or more than the table allows just then, is
 * left over: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
const readItems: BatchItems = {
  form: 'items',
  member: 'batchGet',
  atMost: 100,
  table: 'TableName',
  key: 'Key',
  keeps: ['ConsistentRead', 'ExpressionAttributeNames', 'ProjectionExpression'],
  selects: { names: 'ProjectionExpression', aliases: 'ExpressionAttributeNames' },
  item: 'Item',
  input: '{ RequestItems: { @: { Keys: # } } }',
  found: '$.Responses?.@ ?? []',
  left: '$.UnprocessedKeys?.@?.Keys ?? []',
};

const readItem = { roundTrip: { ...readMany.roundTrip, batch: readItems } } as const;

type Requests = Readonly<Record<string, DatabaseCall>>;

/**
 * What each request does: a method of this name, or a command. A query reads one partition and a scan one page, so
 * there is no form for many of them.
 */
const sharedRequests: Requests = {
  query: reads(),
  scan: reads(),
  executeStatement: runs('send up to 25 statements with one `BatchExecuteStatementCommand`'),
  batchExecuteStatement: runs(),
  executeTransaction: runs(),
};

/** Those of the client, which speaks of items and takes their values with their types. */
const itemRequests: Requests = {
  ...sharedRequests,
  getItem: readMany,
  putItem: writeMany,
  deleteItem: writeMany,
  updateItem: updateMany,
  batchGetItem: reads(),
  batchWriteItem: writes(),
  transactGetItems: reads(),
  transactWriteItems: writes(),
  searchVectors: reads(),
  describeTable: reads(),
  listTables: reads(),
  createTable: writes(),
  updateTable: writes(),
  deleteTable: writes(),
};

/** Those of the client for plain objects. */
const documentRequests: Requests = {
  ...sharedRequests,
  get: readItem,
  put: writeMany,
  delete: writeMany,
  update: updateMany,
  batchGet: reads(),
  batchWrite: writes(),
  transactGet: reads(),
  transactWrite: writes(),
  searchVectors: reads(),
};

const commands = Object.entries({ ...itemRequests, ...documentRequests }).map(
  ([name, call]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}Command`, asCommand(call)] as const,
);

/** The command for many items is handed over, too. */
function asCommand({ roundTrip }: DatabaseCall): DatabaseCall {
  if (roundTrip.batch !== readItems) return { roundTrip };
  return { roundTrip: { ...roundTrip, batch: { ...readItems, member: 'BatchGetCommand', isCommand: true } } };
}

const client = { gives: 'DynamoDBClient' } as const;

/** The client and its two shapes for plain objects. A command alone asks nothing; sending it does. */
export const dynamodb = defineLibrary<string>({
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'],
  source: {
    url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/',
    version: '3.1162.0',
  },
  module: {
    DynamoDBClient: client,
    DynamoDB: { gives: 'DynamoDB' },
    DynamoDBDocumentClient: { is: 'DocumentClientStatic' },
    DynamoDBDocument: { is: 'DocumentStatic' },
    ...Object.fromEntries(commands.map(([name]): [string, Member] => [name, { gives: name }])),
  },
  types: {
    DynamoDBClient: { members: { send: runs() } },
    DynamoDB: { extends: 'DynamoDBClient', members: itemRequests },
    DynamoDBDocumentClient: { extends: 'DynamoDBClient' },
    DynamoDBDocument: { extends: 'DynamoDBDocumentClient', members: documentRequests },
    DocumentClientStatic: { members: { from: { gives: 'DynamoDBDocumentClient' } } },
    DocumentStatic: { members: { from: { gives: 'DynamoDBDocument' } } },
    ...Object.fromEntries(commands.map(([name, send]) => [name, { handedTo: { send } }])),
  },
});
