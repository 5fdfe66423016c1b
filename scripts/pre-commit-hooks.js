// Writes .pre-commit-hooks.yaml, whose list of what to leave out is that of the presets; `--check` says whether it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ignoredByPresets } from '../dist/src/index.js';

const path = fileURLToPath(new URL('../.pre-commit-hooks.yaml', import.meta.url));
const text = `# For https://pre-commit.com: a project names this repository and the id below in its .pre-commit-config.yaml.
# \`npm run docs\` writes this file.
- id: backend-performance
  name: backend performance
  description: Finds backend performance anti-patterns in JavaScript and TypeScript.
  entry: backend-performance
  language: node
  types_or: [javascript, jsx, ts, tsx]
  require_serial: true # most of a run on few files is the start
  # The command lints whatever it is given by name, so the files that the presets leave out are not given.
  exclude: |
    (?x)^(
${ignoredByPresets.map((glob) => `      ${expression(glob)}`).join(' |\n')}
    )$
`;

if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (readFileSync(path, 'utf8') !== text) {
  console.error('.pre-commit-hooks.yaml does not leave out what the presets do. Run `npm run docs`.');
  process.exitCode = 1;
}

/**
 * The regular expression of a glob.
 * @param {string} glob
 */
function expression(glob) {
  return glob
    .replaceAll('.', String.raw`\.`)
    .replaceAll('**/', '(.%/)?')
    .replaceAll('**', '.%')
    .replaceAll('*', '[^/]%')
    .replaceAll('%', '*')
    .replace(/[{},]/gu, (mark) => ({ '{': '(', ',': '|', '}': ')' })[mark] ?? mark);
}
