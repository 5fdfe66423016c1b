import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createHeirFiles } from '../../src/project/heir-files.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'heirs-')));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

write('package.json', '{ "workspaces": ["packages/*"] }');
write('packages/domain/package.json', '{ "name": "@acme/domain" }');
write('packages/domain/src/ports.ts', 'export interface Users {}\nexport abstract class Outbox {}\n');
write('packages/pg/package.json', '{ "name": "@acme/pg" }');
write(
  'packages/pg/src/users.ts',
  'export class PgUsers extends Table<{ id: Users }, Map<string, Log>> implements ports.Users, Closeable {\n}\n',
);
write('packages/pg/src/outbox.ts', 'export default class extends Outbox {}\n');
write(
  'packages/pg/src/note.ts',
  '// a class that implements nothing\nexport const list = (users: Users): Users[] => [];\n',
);
write(
  'packages/pg/src/literals.ts',
  'export const tags: Tags<{ id: 1 }> = {};\nexport const labels = {\n} satisfies Labels;\nexport function make(\n): Promise<Made> {\n  return { };\n}\nexport const arrow = (): Arrow => ({});\nexport function row(): Row {\n  return find();\n}\n',
);
write(
  'packages/pg/src/app.module.ts',
  "const imports = [CacheModule.registerAsync({}), TypeOrmModule.forRoot({}), HttpModule];\nconst providers = [{ provide: POOL, useValue }, { provide: 'content', useFactory }];\n",
);
write('packages/pg/test/users.ts', 'class FakeUsers implements Users {}\n');
write('packages/pg/src/users.spec.ts', 'class FakeUsers implements Users {}\n');
write('packages/pg/dist/users.ts', 'class PgUsers implements Users {}\n');

const asker = join(folder, 'packages/domain/src/ports.ts');

function found(name: string, heirs = createHeirFiles()): readonly string[] {
  return heirs.pathsOf(name, asker).map((path) => relative(folder, path).replaceAll('\\', '/'));
}

it.each([
  ['Users', ['packages/pg/src/users.ts']],
  ['Closeable', ['packages/pg/src/users.ts']],
  ['Outbox', ['packages/pg/src/outbox.ts']],
  ['Tags', ['packages/pg/src/literals.ts']],
  ['Labels', ['packages/pg/src/literals.ts']],
  ['Made', ['packages/pg/src/literals.ts']],
  ['Arrow', ['packages/pg/src/literals.ts']],
  ['CacheModule', ['packages/pg/src/app.module.ts']],
  ['TypeOrmModule', ['packages/pg/src/app.module.ts']],
  ['POOL', ['packages/pg/src/app.module.ts']],
  ['content', ['packages/pg/src/app.module.ts']],
  ['HttpModule', []],
  ['Row', []],
  ['Log', []],
  ['nothing', []],
])('%s is inherited in %j', (name, files) => {
  expect(found(name)).toEqual(files);
});

it('of many files nothing is known', () => {
  expect(found('Users', createHeirFiles({ files: 2, fresh: 0 }))).toEqual([]);
});

it('a new file makes another version of the answers, and one that says the same does not', async () => {
  const heirs = createHeirFiles({ files: 100, fresh: 0 });
  expect(found('Later', heirs)).toEqual([]);
  const before = heirs.version();
  await passed();
  write(
    'packages/pg/src/users.ts',
    'export class PgUsers extends Table implements ports.Users, Closeable {\n}\n',
  );
  await passed();
  expect(heirs.version()).toBe(before);
  write('packages/pg/src/later.ts', 'export class Now implements Later {}\n');
  await passed();
  expect(found('Later', heirs)).toEqual(['packages/pg/src/later.ts']);
  expect(heirs.version()).not.toBe(before);
});

/** So long that files are looked at again. */
async function passed(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
}
