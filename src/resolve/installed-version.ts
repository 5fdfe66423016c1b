import { dirname, isAbsolute, join } from 'node:path';
import { manifestIn, rangeIn, upwards } from './installed-major.js';

/** Does a file surely use at least this version (`major.minor`) of a package? What is installed decides, or the lowest that a `package.json` allows. */
export function usesAtLeast(filename: string, packageName: string, since: string): boolean {
  if (!isAbsolute(filename)) return false;
  for (const folder of upwards(dirname(filename))) {
    const installed = manifestIn(join(folder, 'node_modules', packageName))?.version;
    if (typeof installed === 'string') return isAtLeast(installed, since);
    const range = rangeIn(manifestIn(folder), packageName);
    if (range !== undefined) return isAtLeast(range, since);
  }
  return false;
}

/** `3.18.2`, and ranges that begin at a version: `^3.18`, `~3.18.0`. */
function isAtLeast(range: string, since: string): boolean {
  const lowest = /^[\^~=]?v?(?<major>\d+)\.(?<minor>\d+)(?:\.[\w.-]+)?$/u.exec(range)?.groups;
  if (!lowest) return false;
  const [major = 0, minor = 0] = since.split('.').map(Number);
  const lowestMajor = Number(lowest['major']);
  return lowestMajor > major || (lowestMajor === major && Number(lowest['minor']) >= minor);
}
