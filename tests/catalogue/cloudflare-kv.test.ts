import { requireCacheTtl } from '../../rules/require-cache-ttl.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a type of the file's own
interface KVNamespace { get(key: string): string; put(key: string, value: string): void }
export const read = (kv: KVNamespace) => kv.get('key');
    `,
    `
// what no type tells
export const read = (env) => env.KVNamespace.get('key');
    `,
    `
// the environment of a process holds text, and a name in small letters is no binding
interface Env { PAGES: KVNamespace; pages: KVNamespace }
export const read = () => process.env.PAGES.get('key');
export const list = (c) => c.env.pages.get('key');
    `,
    `
// a bucket
export const write = (env) => env.CACHE_BUCKET.put('key', 'value');
    `,
  ],
  invalid: [
    `
// behind the types of a framework, that name the one of the file as an argument
type Bindings = { PAGES: KVNamespace };
const app = new Hono<{ Bindings: Bindings }>();
app.get('/', (c) => c.env.PAGES.get('key'));
                    ~~~~~~~~~~~~~~~ cache-read
    `,
    `
// by its name alone
export const write = (env) => env.PAGE_CACHE.put('key', 'value');
                              ~~~~~~~~~~~~~~~~~~ cache-write (convention)
    `,
    `
import type { KVNamespace } from '@cloudflare/workers-types';
export const read = (kv: KVNamespace) => kv.get('key');
                                         ~~~~~~ cache-read
    `,
    `
// without an import
interface Env { PAGES: KVNamespace }
export const write = (env: Env) => env.PAGES.put('key', 'value');
                                   ~~~~~~~~~~~~~ cache-write
    `,
  ],
});

testRule(requireCacheTtl, {
  valid: [
    `
// primary data
export async function save(env, id, settings) {
  await env.SETTINGS_KV.put(id, settings);
}
    `,
    `
interface Env { PAGES: KVNamespace }
export async function page(env: Env, slug: string, until: number) {
  const cached = await env.PAGES.get(slug);
  if (cached) return cached;
  const html = await fetchPage(slug);
  await env.PAGES.put(slug, html, { expiration: until });
  return html;
}
    `,
  ],
  invalid: [
    `
// what the platform binds to a name in capitals is no wrapper with a default of its own
export async function page(env, slug) {
  const cached = await env.CACHE.get(slug);
  if (cached) return cached;
  const html = await fetchPage(slug);
  await env.CACHE.put(slug, html);
        ~~~~~~~~~~~~~ growingCache
  return html;
}
    `,
    {
      code: `
interface Env { PAGES: KVNamespace }
export async function page(env: Env, slug: string) {
  const cached = await env.PAGES.get(slug);
  if (cached) return cached;
  const html = await fetchPage(slug);
  await env.PAGES.put(slug, html);
        ~~~~~~~~~~~~~ growingCache
  return html;
}
      `,
      suggestion: `
interface Env { PAGES: KVNamespace }
export async function page(env: Env, slug: string) {
  const cached = await env.PAGES.get(slug);
  if (cached) return cached;
  const html = await fetchPage(slug);
  await env.PAGES.put(slug, html, { expirationTtl: 300 });
  return html;
}
      `,
    },
  ],
});
