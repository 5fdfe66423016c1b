import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectIn, type Project } from '../support/project.js';
import { behavesAsAPlugin } from './eslint-cli-behaviour.js';

const root = join(import.meta.dirname, '../..');
const { name, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** The lowest version that a range allows. */
function lowest(range = ''): string {
  const [version] = /\d+\.\d+\.\d+/u.exec(range) ?? [];
  if (version === undefined) throw new Error(`No version in ${range}.`);
  return version;
}

describe('what npm installs, with the oldest ESLint and TypeScript that it allows', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backend-performance-')));
  const project: Project = projectIn(folder);
  const oldest = {
    eslint: lowest(peerDependencies['eslint']),
    typescript: lowest(peerDependencies['typescript']),
  };

  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    const npm = (cwd: string, ...args: readonly string[]) =>
      execFileSync('npm', [...args, '--prefer-offline', '--loglevel=error'], {
        cwd,
        encoding: 'utf8',
      }).trim();
    const packed = npm(root, 'pack', '--ignore-scripts', '--pack-destination', folder);
    const versions = Object.entries(oldest).map(([peer, version]) => `${peer}@${version}`);
    const others = ['typescript-eslint', 'eslint-plugin-vue', 'vue-eslint-parser'];
    npm(folder, 'install', '--no-save', join(folder, packed), ...versions, ...others);
  });
  afterAll(project.remove);

  it('are installed', () => {
    for (const [peer, version] of Object.entries({ ...oldest, [name]: '' })) {
      const manifest = JSON.parse(project.read(`node_modules/${peer}/package.json`)) as { version: string };
      expect(manifest.version).toContain(version);
    }
  });

  behavesAsAPlugin(() => project);
});
