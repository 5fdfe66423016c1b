import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { realCode } from './real-code.js';

/** Where the stand-ins live; the test that uses them removes it. */
export const temporary = mkdtempSync(join(tmpdir(), 'real-code-'));

/** A registry that cannot be reached: nothing listens there. */
export const nowhere = 'http://127.0.0.1:9/';

/** Rules of one line, for `standIn`. */
export const star = `{ create: (context) => ({ 'Literal[value=/\\\\*/]'(node) { context.report({ node, message: 'A star.' }); } }) }`;
export const loop = `{ create: (context) => ({ ForOfStatement(node) { context.report({ node, message: 'A loop.' }); } }) }`;
export const moon = '{ create: () => ({}) }';
export const goneEntry =
  '{"package":"shop@1.0.0","file":"gone.js","line":1,"rule":"no-star","verdict":"right","reason":"Gone."}';

/** The source of a plugin of a few lines, since the real one has its own tests. */
export function pluginSource(
  rules: Readonly<Record<string, string>>,
  preset: readonly string[] = Object.keys(rules),
): string {
  const source = Object.entries(rules).map(([name, rule]) => `  '${name}': ${rule},\n`);
  const switchedOn = Object.fromEntries(preset.map((name) => [`stand-in/${name}`, 'error']));
  return `const plugin = { rules: {\n${source.join('')}} };
plugin.configs = { recommended: { plugins: { 'stand-in': plugin }, rules: ${JSON.stringify(switchedOn)} } };
export default plugin;\n`;
}

/** Writes such a plugin; gives its URL. */
export function standIn(rules: Readonly<Record<string, string>>, preset?: readonly string[]): string {
  const path = join(mkdtempSync(join(temporary, 'plugin-')), 'plugin.mjs');
  writeFileSync(path, pluginSource(rules, preset));
  return pathToFileURL(path).href;
}

/** Packs the package that the tests lint, as its author would. */
export function packShop(): void {
  const shop = join(temporary, 'shop');
  write(shop, 'package.json', '{ "name": "shop", "version": "1.0.0" }');
  write(
    shop,
    'src/orders.js',
    `// eslint-disable-next-line stand-in/no-star -- their remarks do not count here\nq('SELECT *');\n`,
  );
  write(shop, 'src/prices.ts', 'for (const row of rows as string[]) q(`${row}`);\n');
  write(shop, 'src/broken.js', 'for (const of of of) {\n');
  write(shop, 'src/bundle.js', `q('SELECT *');`.repeat(500));
  write(shop, 'src/orders.test.js', `q('SELECT *');\n`);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', temporary], { cwd: shop });
}

/** Stands in for the npm registry, on this machine, with one package or none. */
export async function startRegistry(tarball: string | undefined) {
  let downloads = 0;
  const server = createServer((request, response) => {
    if (tarball === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    } else if (request.url?.endsWith('.tgz')) {
      downloads++;
      response.end(readFileSync(tarball));
    } else {
      const dist = { tarball: `${url}shop-1.0.0.tgz`, integrity: integrityOf(tarball) };
      const versions = { '1.0.0': { name: 'shop', version: '1.0.0', dist } };
      response.end(JSON.stringify({ name: 'shop', 'dist-tags': { latest: '1.0.0' }, versions }));
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  process.env['npm_config_registry'] = url;
  process.env['npm_config_cache'] = mkdtempSync(join(temporary, 'npm-')); // npm remembers downloads by checksum
  return {
    downloads: () => downloads,
    async stop() {
      process.env['npm_config_registry'] = nowhere;
      delete process.env['npm_config_cache'];
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

function integrityOf(file: string): string {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

/** Makes a folder for the command to work in, with the packed package in its cache. */
export function makeProject({
  plugin = standIn({ 'no-star': star, 'no-loop': loop }),
  selection = {},
  tarball = join(temporary, 'shop-1.0.0.tgz'),
} = {}) {
  const folder = mkdtempSync(join(temporary, 'project-'));
  const cache = join(folder, '.cache');
  const list = join(folder, 'findings/shop.jsonl');
  const pin = {
    name: 'shop',
    version: '1.0.0',
    integrity: integrityOf(tarball),
    why: 'It has a star and a loop.',
    ...selection,
  };
  write(folder, 'packages.json', JSON.stringify({ packages: [pin] }));
  mkdirSync(cache);
  copyFileSync(tarball, join(cache, 'shop-1.0.0.tgz'));

  const readList = () => (existsSync(list) ? readFileSync(list, 'utf8') : '');
  return {
    folder,
    cache,
    readList,
    editList: (edit: (text: string) => string) => write(folder, 'findings/shop.jsonl', edit(readList())),
    async run(...argv: string[]) {
      const said = { out: '', err: '' };
      const code = await realCode(argv, {
        folder,
        plugin,
        out: (text) => (said.out += text),
        err: (text) => (said.err += text),
        progress: () => undefined,
      });
      return { code, ...said };
    },
  };
}

export function write(folder: string, file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
