import { dirname, isAbsolute } from 'node:path';
import { manifestIn, upwards } from './installed-major.js';

/** Does the nearest `package.json` list the package among what the code needs when it runs? */
export function dependsOn(filename: string, packageName: string): boolean {
  if (!isAbsolute(filename)) return false; // `<input>`, `<text>`: not a file
  for (const folder of upwards(dirname(filename))) {
    const manifest = manifestIn(folder);
    if (!manifest) continue;
    return [manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies].some(
      (group) => typeof group === 'object' && group !== null && Object.hasOwn(group, packageName),
    );
  }
  return false;
}
