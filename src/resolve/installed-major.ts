import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { ByMajor } from '../catalogue/schema.js';

/** Which of the facts hold for a major version? Where it is not known, those of the newest. */
export function factsFor<Facts extends object>(facts: ByMajor<Facts>, major: number | undefined): Facts {
  if (!isList(facts)) return facts;
  const newest = facts[facts.length - 1] as Facts;
  if (major === undefined) return newest;
  return facts.find((entry) => 'before' in entry && major < entry.before) ?? newest;
}

function isList<Facts>(facts: Facts | readonly Facts[]): facts is readonly Facts[] {
  return Array.isArray(facts);
}

export interface PackageJson {
  readonly version?: unknown;
  readonly dependencies?: unknown;
  readonly devDependencies?: unknown;
  readonly peerDependencies?: unknown;
  readonly optionalDependencies?: unknown;
}

const majors = new Map<string, number | undefined>();
const manifests = new Map<string, PackageJson | undefined>();

/**
 * Which major version of a package does a file use? From the folder of the file upwards, what is installed decides,
 * or a `package.json` that allows one major; where there is neither, the newest that a `package.json` allows.
 */
export function installedMajor(filename: string, packageName: string): number | undefined {
  if (!isAbsolute(filename)) return undefined; // `<input>`, `<text>`: not a file
  const folder = dirname(filename);
  const question = `${packageName}\0${folder}`;
  if (!majors.has(question)) majors.set(question, majorFor(folder, packageName));
  return majors.get(question);
}

function majorFor(folder: string, packageName: string): number | undefined {
  let newest: number | undefined;
  for (const parent of upwards(folder)) {
    const installed = manifestIn(join(parent, 'node_modules', packageName));
    if (typeof installed?.version === 'string') return newestAllowed(installed.version);
    const ranges = rangeIn(manifestIn(parent), packageName)
      ?.replace(/^(?:npm:@?[^@]+@|workspace:)/u, '')
      .split('||');
    if (!ranges) continue;
    const allowed = ranges.map(newestAllowed);
    if (allowed.includes(undefined)) continue;
    const highest = Math.max(...(allowed as number[]));
    if (allowed.length === 1 && !/<|\s-\s/u.test(ranges[0] ?? '')) return highest;
    newest ??= highest;
  }
  return newest;
}

/** A folder and those around it, nearest first. */
export function* upwards(folder: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current;
    if (dirname(current) === current) return;
  }
}

/** The `package.json` of a folder, read once per run. */
export function manifestIn(folder: string): PackageJson | undefined {
  const path = join(folder, 'package.json');
  if (!manifests.has(path)) manifests.set(path, readManifest(path));
  return manifests.get(path);
}

function readManifest(path: string): PackageJson | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? manifest : undefined;
  } catch {
    return undefined; // missing, unreadable or not JSON: nothing is known
  }
}

/** The range in which a `package.json` allows a package. */
export function rangeIn(manifest: PackageJson | undefined, packageName: string): string | undefined {
  for (const group of [
    manifest?.dependencies,
    manifest?.devDependencies,
    manifest?.peerDependencies,
    manifest?.optionalDependencies,
  ]) {
    if (typeof group !== 'object' || group === null) continue;
    const range: unknown = (group as Readonly<Record<string, unknown>>)[packageName];
    if (typeof range === 'string') return range;
  }
  return undefined;
}

/** The newest major that a version or range allows: `4.1.0`, `^4.1`, `~5`, `4.x`, `>=4 <6`, `4 - 6`. */
function newestAllowed(range: string): number | undefined {
  const below = /<(?<orEqual>=?)\s*v?(?<major>\d+)(?<rest>[\d.]*)/u.exec(range)?.groups;
  if (below) {
    const startsMajor = !below['orEqual'] && /^(?:\.0)*$/u.test(below['rest'] ?? '');
    return Number(below['major']) - (startsMajor ? 1 : 0);
  }
  const upTo = /\s-\s+v?(?<major>\d+)/u.exec(range)?.groups;
  if (upTo) return Number(upTo['major']);
  const exact = /^\s*(?:[\^~=]\s*)?v?(?<major>\d+)(?:\.|\s|-|$)/u.exec(range)?.groups;
  return exact && Number(exact['major']); // `*`, `>=4`, `latest`, `workspace:*`, a URL: any version
}
