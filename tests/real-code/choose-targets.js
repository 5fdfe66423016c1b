import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotRun } from './cannot-run.js';
import { fetchPackage } from './fetch-package.js';
import { lintableFiles } from './lintable-files.js';
import { nameAtVersion, readPinnedPackages } from './pinned-packages.js';

/** @typedef {import('./lint-targets.js').Target} Target */

/**
 * Chooses the pinned packages, or one of them, and downloads what is not in the cache yet.
 * @param {string} folder holds packages.json and the cache
 * @param {string | undefined} name
 * @param {(text: string) => void} progress
 * @returns {Promise<Target[]>}
 */
export async function pinnedTargets(folder, name, progress) {
  const pins = readPinnedPackages(join(folder, 'packages.json'));
  const chosen = name === undefined ? pins : pins.filter((pin) => pin.name === name);
  if (chosen.length === 0)
    throw new CannotRun(
      `${name} is not in packages.json; there are ${pins.map((pin) => pin.name).join(', ')}.`,
    );

  const targets = [];
  for (const pin of chosen) {
    progress(`Getting ${nameAtVersion(pin)} (${targets.length + 1} of ${chosen.length} packages)`);
    const root = await fetchPackage(pin, join(folder, '.cache'));
    targets.push({ package: nameAtVersion(pin), root, files: lintableFiles(root, pin) });
  }
  return targets;
}

/**
 * Chooses a folder that is there already.
 * @param {string} path
 * @returns {Target}
 */
export function folderTarget(path) {
  const root = resolve(path);
  if (!existsSync(root) || !statSync(root).isDirectory()) throw new CannotRun(`${path} is not a folder.`);
  const files = lintableFiles(root);
  if (files.length === 0)
    throw new CannotRun(`${path} has no JavaScript or TypeScript that could be linted.`);
  return { package: path, root, files };
}
