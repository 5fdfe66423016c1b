// Draws docs/images/editor.png: what an editor shows at a mistake, as ESLint's language server answers today.
// npm run build && npx jiti scripts/editor-picture.ts [FILE]
// Needs Debian's chromium, fonts-jetbrains-mono and fonts-inter.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../tests/support/chromium.js';
import { openEditor } from '../tests/support/editor.js';
import { createProject } from '../tests/support/project.js';
import { editorPage } from './editor-page.js';

const root = join(import.meta.dirname, '..');
const picture = process.argv[2] ?? join(root, 'docs/images/editor.png');
const name = 'catalog.ts';
const text = readFileSync(join(root, 'examples/shop/src', name), 'utf8');

const page = await drawn();
await photograph(page, picture);

/** Asks the server about the file, chooses the first quick fix, and draws both states. */
async function drawn(): Promise<string> {
  const project = createProject();
  project.write({
    'package.json': '{ "type": "module" }',
    'eslint.config.js': `
import backendPerformance from 'eslint-plugin-backend-performance';
import tseslint from 'typescript-eslint';
export default [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, backendPerformance.configs.recommended];
`,
  });
  const editor = await openEditor(project);
  try {
    const file = await editor.open(name, text);
    const [diagnostic] = await editor.diagnostics(file);
    if (!diagnostic) throw new Error(`The server has nothing to say about ${name}.`);
    const [first, ...others] = await editor.quickFixes(file, diagnostic);
    if (!first) throw new Error(`The server offers nothing for ${name}.`);
    await editor.choose(first);
    const left = await editor.diagnostics(file);
    if (left.length > 0)
      throw new Error(
        `The quick fix leaves: ${left.map(({ message }) => JSON.stringify(message)).join(' ')}`,
      );
    return editorPage({ name, text, edited: file.text, diagnostic, quickFixes: [first, ...others] });
  } finally {
    await editor.close();
    project.remove();
  }
}

async function photograph(html: string, path: string): Promise<void> {
  const browser = await openChromium();
  try {
    const view = await browser.newPage({ viewport: { width: 1130, height: 800 }, deviceScaleFactor: 2 });
    await view.setContent(html);
    await view.evaluate('document.fonts.ready.then(() => undefined)');
    await view.locator('#picture').screenshot({ path, omitBackground: true });
  } finally {
    await browser.close();
  }
}
