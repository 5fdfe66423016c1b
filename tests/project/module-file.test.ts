import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileOfModule } from '../../src/project/module-file.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const files = {
  'package.json':
    '{ "imports": { "#lib/*": "./src/lib/*.js" }, "workspaces": { "packages": ["packages/*"] } }',
  'tsconfig.json': '{ "references": [{ "path": "./tsconfig.app.json" }], "files": [] }',
  'tsconfig.app.json': '{ "extends": "./tsconfig.base.json" }',
  'tsconfig.base.json': '{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }',
  'src/db.ts': '',
  'src/view.tsx': '',
  'src/prices.json': '{}',
  'src/old.cjs': '',
  'src/lib/mail.ts': '',
  'src/models/index.ts': '',
  'src/types.d.ts': '',
  'packages/shared/package.json':
    '{ "name": "@acme/shared", "exports": { ".": { "types": "./dist/src/index.d.ts", "import": "./dist/src/index.js" }, "./server": "./dist/src/server/index.js" } }',
  'packages/shared/src/index.ts': '',
  'packages/shared/src/server/index.ts': '',
  'packages/plain/package.json': '{ "name": "plain", "main": "lib/main.js" }',
  'packages/plain/src/main.ts': '',
  'packages/web/tsconfig.json': `{
  // what it extends is not installed
  "extends": "@acme/not-installed/tsconfig.json",
  "compilerOptions": { "paths": { "@/*": ["./*"], /* a lane */ "https://*": ["./none/*"], }, },
}`,
  'packages/web/lib/page.ts': '',
  'services/api/package.json': '{ "name": "api" }',
  'services/api/src/app.ts': '',
  'services/linked/package.json': '{ "name": "linked", "main": "index.js" }',
  'services/linked/index.js': '',
  'node_modules/pg/package.json': '{ "name": "pg", "main": "index.js" }',
  'node_modules/pg/index.js': '',
};
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
symlinkSync(join(folder, 'services/linked'), join(folder, 'node_modules/linked'), 'junction');

function leadsTo(specifier: string, from = 'src/app.ts'): string | undefined {
  const found = fileOfModule(specifier, join(folder, from));
  return found && relative(folder, found).replaceAll('\\', '/');
}

it.each([
  ['./db', 'src/db.ts'],
  ['./db.js', 'src/db.ts'],
  ['./db.ts', 'src/db.ts'],
  ['./view.js', 'src/view.tsx'],
  ['./old.cjs', 'src/old.cjs'],
  ['./models', 'src/models/index.ts'],
  ['./models/index.js', 'src/models/index.ts'],
  ['@app/lib/mail', 'src/lib/mail.ts'],
  ['#lib/mail', 'src/lib/mail.ts'],
  ['@acme/shared', 'packages/shared/src/index.ts'],
  ['@acme/shared/server', 'packages/shared/src/server/index.ts'],
  ['plain', 'packages/plain/src/main.ts'],
  ['linked', 'services/linked/index.js'],
])('%s leads to %s', (specifier, file) => {
  expect(leadsTo(specifier)).toBe(file);
});

it.each(['./missing', './types', './prices.json', 'pg', 'node:fs', '@app/missing', 'unknown', 'api'])(
  '%s leads nowhere',
  (specifier) => {
    expect(leadsTo(specifier)).toBeUndefined();
  },
);

it('paths are known of a configuration that extends what is not installed', () => {
  expect(leadsTo('@/lib/page', 'packages/web/app.ts')).toBe('packages/web/lib/page.ts');
});

it('what leads nowhere is asked again', () => {
  expect(leadsTo('./later.js')).toBeUndefined();
  writeFileSync(join(folder, 'src/later.ts'), '');
  expect(leadsTo('./later.js')).toBe('src/later.ts');
});

it('code without a file has no other files', () => {
  expect(fileOfModule('./db', '<input>')).toBeUndefined();
});
