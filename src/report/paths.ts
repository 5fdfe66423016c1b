import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder that a service shows paths from: the checkout of the running job, or where the command runs. */
export function rootFolder(cwd: string): string {
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = process.env;
  const checkout = GITHUB_WORKSPACE || CI_PROJECT_DIR;
  return checkout && isWithin(cwd, checkout) ? path.resolve(checkout) : cwd;
}

/** The path of a file from a folder, with `/` on every system. */
export function relativePath(file: string, folder: string): string {
  return path.relative(folder, file).replaceAll(path.sep, '/');
}

/** The relative reference of a file in a folder, or the absolute one of a file elsewhere. */
export function fileReference(file: string, folder: string): string {
  return isWithin(file, folder)
    ? relativePath(file, folder).split('/').map(encodeURIComponent).join('/')
    : pathToFileURL(file).href;
}

export function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}
