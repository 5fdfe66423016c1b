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
  ],
  invalid: [
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
