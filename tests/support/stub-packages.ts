/**
 * Declarations of packages as a program sees them where they are installed: the names and shapes that packages
 * publish, as far as tests use them, in the places where package managers put them.
 */
export const stubPackages: readonly (readonly [path: string, text: string])[] = [
  [
    '/project/node_modules/@types/pg/index.d.ts',
    `
export interface QueryResult<R = any> { rows: R[]; rowCount: number }
export class ClientBase {
  query<R = any>(text: string, values?: any[]): Promise<QueryResult<R>>;
}
export class Client extends ClientBase {}
export interface PoolClient extends ClientBase { release(error?: Error | boolean): void }
export class Pool {
  constructor(config?: object);
  query<R = any>(text: string, values?: any[]): Promise<QueryResult<R>>;
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
}
    `,
  ],
  [
    '/project/node_modules/typeorm/index.d.ts',
    `
export * from './repository/Repository';
export declare class DataSource {
  query(sql: string, parameters?: any[]): Promise<any>;
  getRepository<Entity>(target: new () => Entity): import('./repository/Repository').Repository<Entity>;
}
export declare class BaseEntity {
  save(): Promise<this>;
  static find<T extends BaseEntity>(this: new () => T): Promise<T[]>;
  static findOneBy<T extends BaseEntity>(this: new () => T, where: object): Promise<T | null>;
}
    `,
  ],
  [
    '/project/node_modules/typeorm/repository/Repository.d.ts',
    `
export declare class Repository<Entity> {
  find(options?: object): Promise<Entity[]>;
  findOneBy(where: object): Promise<Entity | null>;
  save(entity: Entity): Promise<Entity>;
}
    `,
  ],
  // as pnpm lays it out
  [
    '/project/node_modules/ioredis/package.json',
    `{ "name": "ioredis", "version": "5.4.1", "types": "built/index.d.ts" }`,
  ],
  ['/project/node_modules/ioredis/built/index.d.ts', `export { default, default as Redis } from './Redis';`],
  [
    '/project/node_modules/ioredis/built/Redis.d.ts',
    `
declare class Commander {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ...rest: (string | number)[]): Promise<'OK' | null>;
  setex(key: string, seconds: number, value: string): Promise<'OK'>;
}
declare class Redis extends Commander { duplicate(): Redis }
export default Redis;
    `,
  ],
  ['/project/node_modules/@prisma/client/index.d.ts', `export * from '.prisma/client';`],
  [
    '/project/node_modules/.prisma/client/index.d.ts',
    `
export declare namespace Prisma {
  interface UserDelegate<Args = object> {
    findUnique(args: { where: object }): Promise<{ id: number; email: string } | null>;
    findMany(args?: object): Promise<{ id: number; email: string }[]>;
  }
  type TransactionClient = Omit<PrismaClient, '$transaction' | '$connect'>;
}
export declare class PrismaClient<Options = object> {
  constructor(options?: Options);
  $connect(): Promise<void>;
  $transaction<R>(work: (tx: Prisma.TransactionClient) => Promise<R>): Promise<R>;
  $queryRaw<T>(query: TemplateStringsArray, ...values: any[]): Promise<T>;
  $extends(extension: object): DynamicClientExtensionThis;
  get user(): Prisma.UserDelegate<object>;
}
export type DynamicClientExtensionThis = { [Name in 'user']: DynamicModelExtensionThis<Name> } & {
  $connect(): Promise<void>;
};
export type DynamicModelExtensionThis<Name> = { findMany(): Promise<{ name: Name }[]> };
    `,
  ],
  [
    '/project/node_modules/knex/types/index.d.ts',
    `
export interface Knex<Row extends {} = any> extends Knex.QueryInterface<Row> {
  <T extends {} = any>(table: string): Knex.QueryBuilder<T>;
  raw(sql: string, bindings?: any[]): Promise<any>;
}
export declare function knex(config: object): Knex;
export declare namespace Knex {
  interface QueryInterface<Row> { select(...columns: string[]): QueryBuilder<Row> }
  interface QueryBuilder<Row> extends QueryInterface<Row>, PromiseLike<Row[]> {
    where(column: string, value: unknown): QueryBuilder<Row>;
    first(): QueryBuilder<Row>;
  }
  interface Transaction extends Knex { commit(): Promise<void> }
}
export default knex;
    `,
  ],
  [
    '/project/node_modules/knex/package.json',
    `{ "name": "knex", "version": "3.1.0", "types": "types/index.d.ts" }`,
  ],
  [
    '/project/node_modules/shelves/index.d.ts',
    `
import { Repository } from 'typeorm';
export declare class Shelf extends Repository<{ id: number }> {}
export declare const shelf: Shelf;
    `,
  ],
  [
    '/project/node_modules/@types/node/index.d.ts',
    `
declare module 'fs/promises' {
  export function readFile(path: string): Promise<string>;
  export function parse(text: string): object;
}
    `,
  ],
  // a package that the catalogue does not describe
  [
    '/project/node_modules/git-hosting/index.d.ts',
    `
export declare class Hosting { connect(): Promise<{ release(): void }>; query(text: string): Promise<string[]> }
export interface UserRepository { findById(id: number): Promise<{ id: number } | null> }
    `,
  ],
];
