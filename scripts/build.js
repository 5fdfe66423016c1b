// Builds `dist/` when it is older than what it is made of. Whether the types are right says `npm run typecheck`, in half a minute.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/**
 * Answers the exit code of the compiler; without a whole build there is none at all.
 * @returns {number}
 */
export function build() {
  if (isBuilt()) return 0;
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--noCheck'], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = run.status ?? 2;
  if (code !== 0) rmSync(dist, { recursive: true, force: true });
  return code;
}

/** Is nothing newer than the build? A folder is newer when something was added to it or taken away. */
function isBuilt() {
  const folders = ['src', 'rules', 'formatters'];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const changed = Math.max(
    ...['package.json', 'tsconfig.json', 'tsconfig.build.json', ...folders, ...sources].map(changedAt),
  );
  return changedAt('dist/src/cli.js') > changed;
}

/** @param {string} path */
function changedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = build();
