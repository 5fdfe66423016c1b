import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { globby } from 'globby';
import { ignoredByPresets } from '../index.js';
import { UsageError } from './usage-error.js';

const extensions = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx'];

/** A commit hook may name thousands of files. */
const atOnce = 20;

/** Every file that the command can lint. */
export const lintable = `**/*.{${extensions.join(',')}}`;

/**
 * Which files do these paths mean? A file means itself; a folder means the files in it,
 * without tests, dependencies, build output and what `.gitignore` leaves out.
 */
export async function filesOf(paths: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (let start = 0; start < paths.length; start += atOnce) {
    const found = await Promise.all(paths.slice(start, start + atOnce).map(filesOfPath));
    for (const file of found.flat()) files.add(file);
  }
  return [...files];
}

/** The absolute form of these paths, which must exist. */
export async function existing(paths: readonly string[]): Promise<readonly string[]> {
  for (let start = 0; start < paths.length; start += atOnce) {
    await Promise.all(paths.slice(start, start + atOnce).map(statsOf));
  }
  return paths.map((given) => path.resolve(given));
}

async function filesOfPath(given: string): Promise<readonly string[]> {
  const absolute = path.resolve(given);
  const stats = await statsOf(given);
  if (stats.isDirectory()) return filesOfFolder(given, absolute);
  if (!extensions.includes(path.extname(absolute).slice(1))) {
    throw new UsageError(`not a JavaScript or TypeScript file: '${given}'`);
  }
  return [absolute];
}

async function filesOfFolder(given: string, folder: string): Promise<readonly string[]> {
  let files = await listFiles(folder, true);
  if (files.length === 0) files = await listFiles(folder, false); // who names an ignored folder means it
  if (files.length === 0) {
    throw new UsageError(
      `no JavaScript or TypeScript files to lint in '${given}' (tests, node_modules and dist do not count)`,
    );
  }
  return files.toSorted();
}

function listFiles(folder: string, gitignore: boolean): Promise<string[]> {
  return globby(lintable, {
    cwd: folder,
    gitignore,
    ignore: ['**/node_modules/**', '**/dist/**', ...ignoredByPresets],
    followSymbolicLinks: false,
    absolute: true,
  });
}

async function statsOf(given: string): Promise<Stats> {
  const stats = await stat(given).catch(() => undefined);
  if (!stats) throw new UsageError(`no such file or folder: '${given}'`);
  return stats;
}
