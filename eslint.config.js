import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Imports go one way: each of these may import only from those above it. `imported` is how the others write it. */
const layers = [
  { name: 'the basics', files: ['src/*.ts'], ignores: ['src/settings.ts'], imported: /^never$/u },
  { name: 'the catalogue', files: ['src/catalogue/**'], imported: /^\.\.?\/(src\/)?catalogue\//u },
  {
    name: 'the settings',
    files: ['src/settings.ts', 'src/settings/**'],
    imported: /^\.\.?\/(src\/)?settings(\/|\.js$)/u,
  },
  { name: 'the project', files: ['src/project/**'], imported: /^\.\.?\/(src\/)?project\//u },
  { name: 'resolve', files: ['src/resolve/**'], imported: /^\.\.?\/(src\/)?resolve\//u },
  { name: 'analysis', files: ['src/analysis/**'], imported: /^\.\.?\/(src\/)?analysis\//u },
  { name: 'edits', files: ['src/edits/**'], imported: /^\.\.?\/(src\/)?edits\//u },
  { name: 'layout', files: ['src/layout/**'], imported: /^\.\.?\/(src\/)?layout\// },
  { name: 'the rules', files: ['rules/**'], imported: /^(\.\.\/)+rules\//u },
  { name: 'the plugin', files: ['src/index.ts'], imported: /^\.\.?\/(src\/)?index\.js$/u },
  { name: 'the report', files: ['src/report/**'], imported: /^\.\.?\/(src\/)?report\//u },
  { name: 'the formatters', files: ['formatters/**'], imported: /^(\.\.\/)+formatters\//u },
  { name: 'the command', files: ['src/cli.ts', 'src/cli/**'], imported: /^\.\.?\/(src\/)?cli(\/|\.js$)/u },
];

const oneWay = layers.map(({ name, files, ignores = [] }, index) => ({
  name: `imports of ${name}`,
  files,
  ignores,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: layers.slice(index + 1).map((later) => ({
          regex: later.imported.source,
          message: `Imports go one way: ${later.name} may import ${name}, not the other way round.`,
        })),
      },
    ],
  },
}));

export default defineConfig([
  globalIgnores(['dist/', 'coverage/', '**/.cache/', 'tests/fixtures/project/']),
  { files: ['**/*.{js,ts}'], extends: [tseslint.configs.recommended] },
  {
    files: ['src/**', 'rules/**', 'formatters/**'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { project: './tsconfig.build.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ['rules/**'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      'eslint-plugin/prefer-placeholders': 'error',
      'eslint-plugin/report-message-format': ['error', '^[A-Z`].*\\.$'],
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Require) ' }],
    },
  },
  ...oneWay,
  {
    name: 'imports of sql',
    files: ['src/sql/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./', message: 'Reading SQL text needs nothing else of ours.' }] },
      ],
    },
  },
  {
    name: 'no barrels',
    files: ['src/**', 'rules/**', 'formatters/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
          message: 'Import from the file that has it: files that only pass on others make import cycles.',
        },
      ],
    },
  },
]);
