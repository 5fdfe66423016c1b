import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string, injected = '@Inject(CACHE_MANAGER) private readonly cache: Cache') => `
import { CACHE_MANAGER } from '@nestjs/cache-manager';
import { Inject } from '@nestjs/common';
import type { Cache } from 'cache-manager';
import { CONTENT } from './tokens.js';
export class Rates {
  constructor(${injected}) {}
  async keep(id: string, rate: number) {
    await this.cache.set(id, rate);
${mark}
  }
}
`;

const reported = '          ~~~~~~~~~~~~~~ growingCache';

const appModule = (imports: string, more = '') => `
import { CacheModule } from '@nestjs/cache-manager';
import { Module } from '@nestjs/common';
import { createKeyv } from '@keyv/redis';
import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
${more}
@Module({ imports: [${imports}] })
export class AppModule {}
`;

const registered = (shows: string, imports: string, isReported: boolean, more?: string) => ({
  shows,
  files: { 'use.ts': use(isReported ? reported : ''), 'app.module.ts': appModule(imports, more) },
});

const provider = (made: string) => `
import { createCache } from 'cache-manager';
import { CONTENT } from './tokens.js';
import { OTHER } from './tokens.js';
export const providers = [
  { provide: OTHER, useFactory: () => createCache({ ttl: 60_000 }) },
  { provide: CONTENT, useFactory: () => ${made} },
];
`;

/** A cache that a container of dependencies makes is what another file tells the container. */
testInProject(requireCacheTtl, [
  registered('a module without options', 'CacheModule.register()', true),
  registered('a default time to live', 'CacheModule.register({ isGlobal: true, ttl: 60_000 })', false),
  registered('a time to live of zero', 'CacheModule.register({ isGlobal: true, ttl: 0 })', true),
  registered('options that are not known', 'CacheModule.register(options)', false),
  registered(
    'a factory of options without a bound',
    `CacheModule.registerAsync({
      isGlobal: true,
      inject: [ConfigService],
      useFactory: async (config: ConfigService) => ({
        stores: [new Keyv(new KeyvRedis(config.getOrThrow<string>('REDIS_URL')))],
      }),
    })`,
    true,
  ),
  registered(
    'a factory of options with a default',
    `CacheModule.registerAsync({
      inject: [ConfigService],
      useFactory: () => { return { stores: [createKeyv(url)], ttl: 60_000 }; },
    })`,
    false,
  ),
  registered(
    'a store with a default',
    'CacheModule.registerAsync({ useFactory: () => ({ stores: [new Keyv({ ttl: 60_000 })] }) })',
    false,
  ),
  registered(
    'a function that makes the store',
    'CacheModule.registerAsync({ useFactory: () => ({ stores: [makeStore()] }) })',
    true,
    'function makeStore() { return new Keyv({ store: new KeyvRedis(process.env.REDIS_URL) }); }',
  ),
  registered(
    'a function that makes a store with a default',
    'CacheModule.registerAsync({ useFactory: () => ({ stores: [makeStore()] }) })',
    false,
    'function makeStore() { return new Keyv({ store: new KeyvRedis(process.env.REDIS_URL), ttl: 60_000 }); }',
  ),
  registered(
    'another cache that the same file makes',
    'CacheModule.register()',
    true,
    'const other = new Keyv({ ttl: 60_000 });',
  ),
  registered('a class of options', 'CacheModule.registerAsync({ useClass: CacheOptions })', false),
  registered(
    'two modules, of which one gives a default',
    'CacheModule.register(), CacheModule.register({ ttl: 60_000 })',
    false,
  ),
  ...[
    {
      shows: 'the module that has the class gives no default',
      own: '',
      other: 'ttl: 60_000',
      isReported: true,
    },
    {
      shows: 'the module that has the class gives a default',
      own: 'ttl: 60_000',
      other: '',
      isReported: false,
    },
  ].map(({ shows, own, other, isReported }) => ({
    shows,
    files: {
      'use.ts': use(isReported ? reported : ''),
      'rates.module.ts': appModule(`CacheModule.register({ ${own} })`, "import { Rates } from './use.js';"),
      'other.module.ts': appModule(
        `CacheModule.register({ ${other} })`,
        "import { RatesOfOthers } from './others.js';",
      ),
    },
  })),
  { shows: 'no module that is seen', files: { 'use.ts': use('') } },
  {
    shows: 'the class is the token',
    files: {
      'use.ts': use(reported, 'private readonly cache: Cache').replace(
        "import type { Cache } from 'cache-manager';",
        "import { Cache } from '@nestjs/cache-manager';",
      ),
      'app.module.ts': appModule('CacheModule.register()'),
    },
  },
  ...[
    { shows: 'a provider', made: 'createCache()', isReported: true },
    { shows: 'a provider with a default', made: 'createCache({ ttl: 60_000 })', isReported: false },
  ].map(({ shows, made, isReported }) => ({
    shows,
    files: {
      'use.ts': use(isReported ? reported : '', '@Inject(CONTENT) private readonly cache: Cache'),
      'app.module.ts': appModule('CacheModule.register({ ttl: 60_000 })'),
      'tokens.ts': "export const CONTENT = Symbol('content'); export const OTHER = Symbol('other');",
      'providers.ts': provider(made),
    },
  })),
  {
    shows: 'a provider that a text names',
    files: {
      'use.ts': use(reported, "@Inject('content') private readonly cache: Cache"),
      'providers.ts': provider('createCache()').replace('provide: CONTENT', "provide: 'content'"),
      'tokens.ts': "export const CONTENT = Symbol('content'); export const OTHER = Symbol('other');",
    },
  },
  ...[
    { shows: 'a provider of a class', made: 'new Keyv()', isReported: true },
    { shows: 'a provider of a class, with a default', made: 'new Keyv({ ttl: 60_000 })', isReported: false },
  ].map(({ shows, made, isReported }) => ({
    shows,
    files: {
      'use.ts': use(isReported ? reported : '', 'private readonly cache: Keyv').replace(
        "import type { Cache } from 'cache-manager';",
        "import { Keyv } from 'keyv';",
      ),
      'tokens.ts': 'export const CONTENT = 1;',
      'providers.ts': `
import { Keyv } from 'keyv';
export const providers = [{ provide: Keyv, useFactory: () => ${made} }];
      `,
    },
  })),
]);
