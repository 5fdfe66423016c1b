import { statSync } from 'node:fs';
import { join } from 'node:path';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;

/** What a compiler makes of a file stands for the file: `./db.js` for `./db.ts`. */
const writtenFor: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** Which source file is meant by a path: with or without extension, that of what is compiled from it, or a folder? */
export function sourceFileAt(path: string): string | undefined {
  const written = /\.[cm]?[jt]sx?$/u.exec(path)?.[0];
  if (written !== undefined) {
    const stem = path.slice(0, -written.length);
    const found = firstFile((writtenFor[written] ?? [written]).map((extension) => stem + extension));
    if (found !== undefined) return found;
  }
  return (
    firstFile(extensions.map((extension) => path + extension)) ??
    firstFile(extensions.map((extension) => join(path, `index${extension}`)))
  );
}

function firstFile(paths: readonly string[]): string | undefined {
  return paths.find((path) => !/\.d\.[cm]?ts$/u.test(path) && isFile(path));
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false; // `data.json/index.ts`: nothing is in a file
  }
}
