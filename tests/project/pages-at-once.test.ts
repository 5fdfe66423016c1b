import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string): string => `
import { assetsOf } from './assets.js';
import { loadUsers } from './users.js';
export async function all() {
  const users = await loadUsers();
  const found = await Promise.all(users.map(({ id }) => assetsOf(id)));
${mark}
  return found.flat();
}
`;

const assets = (loop: string): string => `
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
declare const table: DynamoDBDocumentClient;
export async function assetsOf(owner: string) {
  const items: unknown[] = [];
  ${loop}
  return items;
}
`;

const query = "await table.send(new QueryCommand({ TableName: 'assets', ExclusiveStartKey: next }))";

/** A function that reads page after page, once for each element of a list. */
testInProject(noUnboundedConcurrency, [
  {
    shows: 'as many pages as there are',
    files: {
      'use.ts': use('                      ~~~~~~~~~~~ unboundedConcurrency'),
      'assets.ts': assets(`
  let next: unknown;
  do {
    const page = ${query};
    items.push(...(page.Items ?? []));
    next = page.LastEvaluatedKey;
  } while (next);`),
      'users.ts': 'export declare function loadUsers(): Promise<{ id: string }[]>;',
    },
  },
  {
    shows: 'nothing that is asked',
    files: {
      'use.ts': use(''),
      'assets.ts': assets('do { items.push(owner); } while (items.length < 10);'),
      'users.ts': 'export declare function loadUsers(): Promise<{ id: string }[]>;',
    },
  },
  {
    shows: 'a worker that runs until it is stopped',
    files: {
      'use.ts': use(''),
      'assets.ts': assets(`while (!stopped) { items.push(${query}); }`).replace(
        'export async',
        'declare const stopped: boolean; declare const next: unknown; export async',
      ),
      'users.ts': 'export declare function loadUsers(): Promise<{ id: string }[]>;',
    },
  },
]);
