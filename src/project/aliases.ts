import { dirname, join, resolve } from 'node:path';
import {
  createPathsMatcher,
  getTsconfig,
  parseTsconfig,
  type Cache,
  type PathsMatcher,
  type TsConfigResult,
} from 'get-tsconfig';

const configs: Cache = new Map();
const matchers = new Map<string, readonly PathsMatcher[]>();

/** Which paths does the nearest `tsconfig.json` or `jsconfig.json` give a specifier that is not relative? */
export function aliasedPaths(specifier: string, filename: string): readonly string[] {
  return matchersFor(dirname(filename)).flatMap((matcher) => matcher(specifier));
}

function matchersFor(folder: string): readonly PathsMatcher[] {
  let known = matchers.get(folder);
  if (!known) {
    known = readMatchers(folder);
    matchers.set(folder, known);
  }
  return known;
}

function readMatchers(folder: string): readonly PathsMatcher[] {
  try {
    const config =
      getTsconfig(folder, 'tsconfig.json', configs) ?? getTsconfig(folder, 'jsconfig.json', configs);
    return config ? matchersOf(config) : [];
  } catch {
    return []; // What TypeScript could not read either says nothing.
  }
}

/** A configuration that only refers to others has the paths of those. */
function matchersOf(config: TsConfigResult): readonly PathsMatcher[] {
  const own = createPathsMatcher(config);
  if (own) return [own];
  return (config.config.references ?? []).flatMap(({ path }) => {
    const referred = resolve(dirname(config.path), path);
    const file = referred.endsWith('.json') ? referred : join(referred, 'tsconfig.json');
    return createPathsMatcher({ path: file, config: parseTsconfig(file, configs) }) ?? [];
  });
}
