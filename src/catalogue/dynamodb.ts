import { reads, runs, writes, type DatabaseCall } from './database-calls.js';
import { defineLibrary, type Member } from './schema.js';

const readMany = reads(
  'read up to 100 items with one `BatchGetCommand`, and ask again for its `UnprocessedKeys`',
);
const writeMany = writes(
  'write up to 25 items with one `BatchWriteCommand`, and send its `UnprocessedItems` again',
);
const updateMany = writes(
  'send up to 100 changes that may only fail together with one `TransactWriteCommand`',
);

/**
 * What each request does. A query reads one partition and a scan one page, so there is no form for many of them.
 * The first name is that of a method, the others those of commands.
 */
const requests: readonly (readonly [names: string, call: DatabaseCall])[] = [
  ['get getItem GetCommand GetItemCommand', readMany],
  ['put putItem PutCommand PutItemCommand', writeMany],
  ['delete deleteItem DeleteCommand DeleteItemCommand', writeMany],
  ['update updateItem UpdateCommand UpdateItemCommand', updateMany],
  ['query QueryCommand', reads()],
  ['scan ScanCommand', reads()],
  ['batchGet batchGetItem BatchGetCommand BatchGetItemCommand', reads()],
  ['batchWrite batchWriteItem BatchWriteCommand BatchWriteItemCommand', writes()],
  ['transactGet transactGetItems TransactGetCommand TransactGetItemsCommand', reads()],
  ['transactWrite transactWriteItems TransactWriteCommand TransactWriteItemsCommand', writes()],
  [
    'executeStatement ExecuteStatementCommand',
    runs('send up to 25 statements with one `BatchExecuteStatementCommand`'),
  ],
  ['batchExecuteStatement BatchExecuteStatementCommand', runs()],
  ['executeTransaction ExecuteTransactionCommand', runs()],
  ['searchVectors SearchVectorsCommand', reads()],
  ['describeTable DescribeTableCommand', reads()],
  ['listTables ListTablesCommand', reads()],
  ['createTable CreateTableCommand', writes()],
  ['updateTable UpdateTableCommand', writes()],
  ['deleteTable DeleteTableCommand', writes()],
];

const named = requests.flatMap(([names, call]) => names.split(' ').map((name) => [name, call] as const));
const methods = Object.fromEntries(named.filter(([name]) => /^[a-z]/u.test(name)));
const commands = named.filter(([name]) => /^[A-Z]/u.test(name));

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
    DynamoDB: { extends: 'DynamoDBClient', members: methods },
    DynamoDBDocumentClient: { extends: 'DynamoDBClient' },
    DynamoDBDocument: { extends: 'DynamoDBDocumentClient', members: methods },
    DocumentClientStatic: { members: { from: { gives: 'DynamoDBDocumentClient' } } },
    DocumentStatic: { members: { from: { gives: 'DynamoDBDocument' } } },
    ...Object.fromEntries(commands.map(([name, send]) => [name, { handedTo: { send } }])),
  },
});
