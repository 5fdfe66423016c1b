import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraries } from '../../src/catalogue/index.js';
import { generatePrismaClient } from './generate-prisma-client.js';
import { foldersFor, type Folder } from './packages.js';

const cache = join(import.meta.dirname, '.cache');

/** Where the packages of one folder are installed. */
export function pathOf(index: number): string {
  return join(cache, String(index + 1));
}

/** Before the facts are checked: installs every package that declares some. What is installed already stays. */
export default function install(): void {
  for (const [index, folder] of foldersFor(libraries).folders.entries()) {
    const path = pathOf(index);
    const wanted = `${JSON.stringify({ private: true, dependencies: Object.fromEntries([...folder].toSorted()) }, null, 2)}\n`;
    const done = join(path, 'installed.json');
    if (existsSync(done) && readFileSync(done, 'utf8') === wanted) continue;
    rmSync(done, { force: true });
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), wanted);
    npmInstall(path, folder);
    const prisma = folder.get('prisma');
    if (prisma !== undefined) generatePrismaClient(path, prisma);
    writeFileSync(done, wanted);
  }
}

/** Only declarations are read: nothing of what is installed runs, and what a package expects beside it is not needed. */
function npmInstall(path: string, folder: Folder): void {
  const flags = [
    '--ignore-scripts',
    '--legacy-peer-deps',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
  ];
  try {
    execFileSync('npm', ['install', ...flags, '--loglevel=error'], {
      cwd: path,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(
      `The facts of the catalogue are checked against ${folder.size} published packages, and npm did not install them. ` +
        `Is the package registry in reach? What is installed already stays, so run it again.\n${said}`,
    );
  }
}
