import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { offsets, openEditor, type Editor, type OpenFile } from '../support/editor.js';
import { createProject } from '../support/project.js';

const root = join(import.meta.dirname, '../..');
const shop = Object.fromEntries(
  readdirSync(join(root, 'examples/shop/src')).map((name) => [
    `src/${name}`,
    readFileSync(join(root, 'examples/shop/src', name), 'utf8'),
  ]),
);
const readme = readFileSync(join(root, 'README.md'), 'utf8');
/** `file:line rule` of every mistake in the example. */
const mistakes = readFileSync(join(root, 'examples/shop.expected.txt'), 'utf8').trim().split('\n');

const config = `
import backendPerformance from 'eslint-plugin-backend-performance';
import tseslint from 'typescript-eslint';

export default [
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  backendPerformance.configs.recommended,
];
`;

describe.each(['eslint', 'eslint9'] as const)('in an editor, with %s', (eslint) => {
  const project = createProject({ eslint });
  let editor: Editor;
  const files = new Map<string, OpenFile>();

  beforeAll(async () => {
    project.write({ 'package.json': '{ "type": "module" }', 'eslint.config.js': config, ...shop });
    editor = await openEditor(project);
    for (const [name, text] of Object.entries(shop)) files.set(name, await editor.open(name, text));
  });

  afterEach(async () => {
    for (const [name, text] of Object.entries(shop)) await editor.type(opened(name), text);
  });

  afterAll(async () => {
    await editor.close();
    project.remove();
  });

  function opened(name: string): OpenFile {
    const file = files.get(name);
    if (!file) throw new Error(`${name} is not open.`);
    return file;
  }

  /** The only finding in a file of the example. */
  async function findingIn(file: OpenFile): Promise<Diagnostic> {
    const [diagnostic, ...others] = await editor.diagnostics(file);
    if (!diagnostic || others.length > 0) throw new Error(`${file.uri} has ${1 + others.length} findings.`);
    return diagnostic;
  }

  it('a squiggle is under what is reported, and links to the page of its rule', async () => {
    const seen: string[] = [];
    for (const [name, file] of files) {
      for (const { range, code, codeDescription, message, source, severity } of await editor.diagnostics(
        file,
      )) {
        seen.push(`examples/shop/${name}:${range.start.line + 1} ${code}`);
        expect({ source, severity }).toEqual({ source: 'eslint', severity: 1 });

        const { start, end } = offsets(file.text, range);
        const marked = file.text.slice(start, end);
        expect(marked).toMatch(/^[\w.]+$|^\*$/u);
        expect(message).toContain(marked);

        const page = codeDescription?.href.split('/blob/main/')[1];
        expect(page).toBe(`docs/rules/${String(code).split('/')[1]}.md`);
        expect(existsSync(join(root, page ?? ''))).toBe(true);
      }
    }
    expect(seen.sort()).toEqual(mistakes);
  });

  it('a quick fix that is chosen edits the file, and the squiggle is gone', async () => {
    const chosen: string[] = [];
    for (const [name, file] of files) {
      for (const diagnostic of await editor.diagnostics(file)) {
        const fixes = (await editor.quickFixes(file, diagnostic)).filter(
          ({ command }) => command?.command === 'eslint.applySuggestion',
        );
        for (const fix of fixes) {
          await editor.type(file, shop[name] ?? '');
          await editor.diagnostics(file);
          const [offered] = (await editor.quickFixes(file, diagnostic)).filter(
            ({ title }) => title === fix.title,
          );
          if (offered) await editor.choose(offered);
          expect(file.text).not.toBe(shop[name]);
          expect(await editor.diagnostics(file)).toEqual([]);
          chosen.push(`${name}: ${fix.title}`);
        }
      }
    }
    expect(chosen.sort()).toEqual([
      'src/catalog.ts: Read all rows with one `findMany` before the loop, and find each by its exact `id`. (backend-performance/no-query-in-loop)',
      'src/checkout.ts: Give the client back in a `finally` block. (backend-performance/require-connection-release)',
      'src/customers.ts: Name the columns: `name`, `email`. (backend-performance/no-select-star)',
      'src/inventory.ts: Still send one request for each, but 5 at a time: the first to fail ends it, with others on their way. (backend-performance/no-query-in-loop)',
      'src/invoices.ts: Run up to 10 at a time: when one fails, others have already started. (backend-performance/no-sequential-await)',
      'src/notifications.ts: Start at most 10 at a time, and none after one has failed. (backend-performance/no-unbounded-concurrency)',
      'src/orders.ts: Still send one request for each, but 5 at a time: the first to fail ends it, with others on their way. (backend-performance/no-query-in-loop)',
    ]);
  });

  it('the edit is the one that the title promises', async () => {
    const file = opened('src/customers.ts');
    const [fix] = await editor.quickFixes(file, await findingIn(file));
    if (fix) await editor.choose(fix);
    expect(file.text).toBe(shop['src/customers.ts']?.replace('SELECT *', 'SELECT name, email'));
  });

  it('the picture in the README shows what the server says today', async () => {
    const file = opened('src/catalog.ts');
    const finding = await findingIn(file);
    const [fix] = await editor.quickFixes(file, finding);
    const [, described] = /!\[(.*)\]\(docs\/images\/editor\.png\)/u.exec(readme) ?? [];
    expect(described).toContain(finding.message);
    expect(described).toContain(fix?.title.replace(/ \(.*\)$/u, ''));
  });

  it('a quick fix for a text that has changed since does nothing', async () => {
    const file = opened('src/customers.ts');
    const [fix] = await editor.quickFixes(file, await findingIn(file));
    const typed = `// typed in the meantime\n${file.text}`;
    await editor.type(file, typed);
    if (fix) await editor.choose(fix);
    expect(file.text).toBe(typed);
    expect(editor.log.at(-1)).toBe('Failed to apply command: eslint.applySuggestion');
    expect((await findingIn(file)).range.start.line).toBe(5);
  });

  it('a finding can be accepted from the bulb, for its line or for the file', async () => {
    const file = opened('src/product-cache.ts');
    for (const where of ['this line', 'the entire file']) {
      await editor.type(file, shop['src/product-cache.ts'] ?? '');
      const fixes = await editor.quickFixes(file, await findingIn(file));
      const accept = fixes.find(({ title }) => title.endsWith(`for ${where}`));
      if (accept) await editor.choose(accept);
      expect(file.text).toContain(' backend-performance/require-cache-ttl');
      expect(await editor.diagnostics(file)).toEqual([]);
    }
  });

  it('code that is only half typed breaks nothing', async () => {
    const file = opened('src/orders.ts');
    const whole = file.text;
    const said = editor.log.length;
    const kinds = new Set<string>();
    for (let length = 0; length < whole.length; length += 23) {
      await editor.type(file, whole.slice(0, length));
      for (const { code } of await editor.diagnostics(file)) kinds.add(String(code ?? 'cannot be parsed'));
    }
    expect([...kinds].sort()).toEqual(['backend-performance/no-query-in-loop', 'cannot be parsed']);

    await editor.type(file, whole);
    await findingIn(file);
    expect(editor.log.slice(said)).toEqual([]);
  });
});

describe('a mistake in the configuration', () => {
  const project = createProject();
  const name = 'src/orders.ts';
  afterAll(project.remove);

  /** Opens a file in a project with this configuration, and says what the editor shows. */
  async function shown(text: string) {
    project.write({ 'package.json': '{ "type": "module" }', 'eslint.config.js': text });
    const editor = await openEditor(project);
    const file = await editor.open(name, shop[name] ?? '');
    const diagnostics = await editor.diagnostics(file);
    await editor.close();
    return { squiggles: diagnostics.map(({ message }) => message), messages: editor.log };
  }

  it('in the settings is told by the name of the setting', async () => {
    const { squiggles, messages } = await shown(
      config.replace('];', "{ settings: { 'backend-performance': { convention: false } } }];"),
    );
    expect(squiggles).toEqual([]);
    expect(messages.join('\n')).toContain(
      `settings['backend-performance'].convention is not a setting. Did you mean "conventions"?`,
    );
  });

  it('that leaves out the parser is told in the file', async () => {
    const { squiggles } = await shown(config.replace('languageOptions: { parser: tseslint.parser }', ''));
    expect(squiggles).toEqual(["Parsing error: The keyword 'interface' is reserved"]);
  });
});
