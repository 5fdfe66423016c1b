import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// commands of another service, sent the same way
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
await new S3Client({}).send(new GetObjectCommand({ Bucket, Key }));
    `,
    `
// a command that is only made, or handed to something that does not send it
import { GetCommand } from '@aws-sdk/lib-dynamodb';
const command = new GetCommand({ TableName, Key });
queue.push(command);
    `,
    `
// pages are read one after another
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
const client = DynamoDBDocumentClient.from(raw);
for await (const page of paginateQuery({ client }, { TableName })) console.log(page);
    `,
  ],
  invalid: [
    `
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
const raw = new DynamoDBClient({});
await raw.send(new GetItemCommand({ TableName, Key }));
      ~~~~~~~~ round-trip
const client = DynamoDBDocumentClient.from(raw);
const command = new PutCommand({ TableName, Item });
await client.send(command);
      ~~~~~~~~~~~ round-trip
await client.send(new BatchGetCommand({ RequestItems }));
      ~~~~~~~~~~~ round-trip
    `,
    `
// the command says what it is, also where nothing says what it is sent with
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { documents } from './documents.js';
await documents.send(new QueryCommand({ TableName }));
      ~~~~~~~~~~~~~~ round-trip
class Orders {
  constructor(private readonly sender: Sender) {}
  load() {
    return this.sender.send(new QueryCommand({ TableName }));
           ~~~~~~~~~~~~~~~~ round-trip
  }
}
    `,
    `
// a command that comes from elsewhere
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
export function run(client: DynamoDBDocumentClient, command: Command) {
  return client.send(command);
         ~~~~~~~~~~~ round-trip
}
    `,
    `
// the clients with a method for each request
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
const raw = new DynamoDB({});
await raw.getItem({ TableName, Key });
      ~~~~~~~~~~~ round-trip
const items = DynamoDBDocument.from(raw);
await items.put({ TableName, Item });
      ~~~~~~~~~ round-trip
await items.transactWrite({ TransactItems });
      ~~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
