import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePrismaClient } from './prisma-client.js';
import packages from './packages.json' with { type: 'json' };

const cache = join(import.meta.dirname, '.cache');

/** A set of libraries in versions that fit together. */
export type Folder = keyof typeof packages;

/** Where a set of libraries is installed. */
export function pathOf(folder: Folder): string {
  return join(cache, folder);
}

/** Installs the libraries that the programs use. What is installed stays as long as the list does. */
export function installLibraries(): void {
  for (const [folder, dependencies] of Object.entries(packages)) {
    const path = join(cache, folder);
    const wanted = `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
    const done = join(path, 'installed.json');
    if (existsSync(done) && readFileSync(done, 'utf8') === wanted) continue;
    rmSync(path, { recursive: true, force: true }); // what npm makes of older folders is not what it makes of new ones
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), wanted);
    npmInstall(path);
    if ('prisma' in dependencies) generatePrismaClient(path);
    writeFileSync(done, wanted);
  }
}

/** No scripts: what they would download is not needed. */
function npmInstall(path: string): void {
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--prefer-offline', '--no-package-lock'];
  try {
    execFileSync('npm', ['install', ...flags, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: path,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(
      `The programs need published libraries, and npm did not install them. Is the package registry in reach?\n${said}`,
    );
  }
}
