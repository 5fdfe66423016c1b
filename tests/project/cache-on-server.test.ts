import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string) => `
import { CACHE_MANAGER } from '@nestjs/cache-manager';
import { Inject } from '@nestjs/common';
import type { Cache } from 'cache-manager';
export class Badges {
  constructor(@Inject(CACHE_MANAGER) private readonly cache: Cache) {}
  async forget(ids: string[]) {
    for (const id of ids) await this.cache.del(id);
${mark}
  }
}
`;

const appModule = (imports: string) => `
import { CacheModule } from '@nestjs/cache-manager';
import { Module } from '@nestjs/common';
import { createKeyv } from '@keyv/redis';
import { redisStore } from 'cache-manager-ioredis-yet';
import { Keyv } from 'keyv';
@Module({ imports: [${imports}] })
export class AppModule {}
`;

const registered = (shows: string, imports: string, isReported: boolean) => ({
  shows,
  files: {
    'use.ts': use(isReported ? '                                ~~~~~~~~~~~~~~ queryInLoop' : ''),
    'app.module.ts': appModule(imports),
  },
});

/** What another file tells a container of dependencies says whether a server keeps the cache that it injects. */
testInProject(noQueryInLoop, [
  registered('a module that keeps it in memory', 'CacheModule.register({ ttl: 60_000 })', false),
  registered('a store in memory', 'CacheModule.register({ stores: [new Keyv()] })', false),
  registered('a factory that gives nothing', 'CacheModule.registerAsync({ useFactory: () => {} })', false),
  registered('a store of a server', 'CacheModule.register({ stores: [createKeyv(url)] })', true),
  registered(
    'a factory that opens a store of a server',
    'CacheModule.registerAsync({ useFactory: async () => ({ store: await redisStore({ host }) }) })',
    true,
  ),
]);
