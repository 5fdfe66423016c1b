import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { ByMajor } from '../catalogue/schema.js';

/** Which of the facts hold for a major version? Where it is not known, those of the newest. */
export function factsFor<Facts extends object>(facts: ByMajor<Facts>, major: number | undefined): Facts {
  if (!isList(facts)) return facts;
  const newest = facts[facts.length - 1] as Facts;
  if (major === undefined) return newest;
  return facts.find((entry) => 'before' in entry && major < (entry.before as number)) ?? newest;
}

function isList<Facts>(facts: Facts | readonly Facts[]): facts is readonly Facts[] {
  return Array.isArray(facts);
}

interface PackageJson {
  readonly version?: unknown;
  readonly dependencies?: unknown;
  readonly devDependencies?: unknown;
  readonly peerDependencies?: unknown;
  readonly optionalDependencies?: unknown;
}

const majors = new Map<string, number | undefined>();
const manifests = new Map<string, PackageJson | undefined>();

/**
 * Which major version of a package does a file use? What is installed decides; where nothing is,
 * the range in the nearest `package.json` that names the package.
 */
export function installedMajor(filename: string, packageName: string): number | undefined {
  if (!isAbsolute(filename)) return undefined; // `<input>`, `<text>`: not a file
  const folder = dirname(filename);
  const question = `${packageName}\0${folder}`;
  if (!majors.has(question)) majors.set(question, majorFor(folder, packageName));
  return majors.get(question);
}

function majorFor(folder: string, packageName: string): number | undefined {
  for (const parent of upwards(folder)) {
    const installed = manifestIn(join(parent, 'node_modules', packageName));
    if (typeof installed?.version === 'string') return majorOf(installed.version);
  }
  for (const parent of upwards(folder)) {
    const range = rangeIn(manifestIn(parent), packageName);
    if (range !== undefined) return majorOf(range);
  }
  return undefined;
}

function* upwards(folder: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current;
    if (dirname(current) === current) return;
  }
}

function manifestIn(folder: string): PackageJson | undefined {
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

function rangeIn(manifest: PackageJson | undefined, packageName: string): string | undefined {
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

/** The newest major that a version or range allows: `4.1.0`, `^4.1`, `~5`, `4.x`, `>=4 <6`, `^4 || ^5`, `npm:redis@^4`. */
function majorOf(range: string): number | undefined {
  const majors = range
    .replace(/^npm:@?[^@]+@/u, '')
    .split('||')
    .map(newestAllowed);
  return majors.includes(undefined) ? undefined : Math.max(...(majors as number[]));
}

function newestAllowed(range: string): number | undefined {
  const below = /<(?<orEqual>=?)\s*v?(?<major>\d+)(?<rest>[\d.]*)/u.exec(range)?.groups;
  if (below) {
    const startsMajor = !below['orEqual'] && /^(?:\.0)*$/u.test(below['rest'] ?? '');
    return Number(below['major']) - (startsMajor ? 1 : 0);
  }
  const exact = /^\s*(?:[\^~=]\s*)?v?(?<major>\d+)(?:\.|\s|-|$)/u.exec(range)?.groups;
  return exact && Number(exact['major']); // `*`, `>=4`, `latest`, `workspace:*`, a URL: any version
}
