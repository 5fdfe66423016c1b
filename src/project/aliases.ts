import { existsSync, readFileSync } from 'node:fs';
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
    return matchersOfOwnPaths(folder);
  }
}

/** What a configuration itself says, where what it extends is in a package that is not installed. */
function matchersOfOwnPaths(folder: string): readonly PathsMatcher[] {
  const path = findUp(folder, 'tsconfig.json');
  try {
    if (path === undefined) return [];
    const config = JSON.parse(plainJson(readFileSync(path, 'utf8'))) as TsConfigResult['config'];
    const matcher = createPathsMatcher({ path, config });
    return matcher ? [matcher] : [];
  } catch {
    return []; // What TypeScript could not read either says nothing.
  }
}

function findUp(folder: string, name: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, name);
    if (existsSync(path)) return path;
    if (dirname(current) === current) return undefined;
  }
}

/** Without comments and the commas before an end, and with its strings as they are. */
function plainJson(text: string): string {
  return text
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*.*?\*\//gsu, '$1')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/gu, '$1');
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
