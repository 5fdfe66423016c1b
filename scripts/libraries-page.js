// Writes docs/libraries.md from the catalogue; with `--check`, says whether it is what the catalogue says.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { libraries } from '../dist/src/catalogue/index.js';

const path = fileURLToPath(new URL('../docs/libraries.md', import.meta.url));
const text = await format(page(), { ...(await resolveConfig(path)), filepath: path });

if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
} else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
  console.error('docs/libraries.md is not what the catalogue says. Run `npm run docs`.');
  process.exitCode = 1;
}

function page() {
  const imported = grouped(libraries.filter(({ source }) => source.version !== 'none'));
  const rows = imported.map((group) => ({ group, facts: membersOf(group) }));
  return `# Libraries that the rules know

<!-- \`npm run docs\` writes this page from src/catalogue. -->

What the rules know of each library, and the version in which it was read. Where something changed between versions, the
one that is installed decides; where that is not known, the newest.

- **Round trips**: to what, and how many members make one.
- **Way to do many at once**: for how many of them the rules can say what to do instead of a call per element.
- **Connections**: what has to be given back.
- **Expiry of entries**: how many members write to a cache, and the unit of the time to live.
- **Bounds of pools and clients**: which options of the constructor are known.
- **Bounded concurrency**: limits and chunks.
- **Jobs**: how many members hand one to a queue.
- **Blocking calls**: how many members stop everything else until they return.

${table(
  [
    'Library',
    'Read in version',
    'Round trips',
    'Way to do many at once',
    'Connections',
    'Expiry of entries',
    'Bounds of pools and clients',
    'Bounded concurrency',
    'Jobs',
    'Blocking calls',
  ],
  rows.map(({ group, facts }) => [
    packagesOf(group),
    versionOf(group),
    roundTrips(facts),
    advice(facts),
    listed(facts.map(({ acquires }) => acquires?.resource)),
    expiry(facts),
    bounds(facts),
    concurrency(facts),
    count(facts, 'enqueues'),
    count(facts, 'blocks'),
  ]),
)}

## Types

The names that \`{ "package", "type" }\` can have in the [settings](settings.md), for what the rules can follow.

${table(
  ['Package', 'Types'],
  imported
    .filter(([{ types }]) => hasAny(types))
    .map(([{ packages, types }]) => [code(packages[0]), Object.keys(types).map(code).join(', ')]),
)}
`;
}

/** Libraries whose facts were read in the same place are entries into one. */
function grouped(all) {
  const groups = new Map();
  for (const library of all) {
    const key = `${library.source.url} ${library.source.version}`;
    groups.set(key, [...(groups.get(key) ?? []), library]);
  }
  return [...groups.values()].sort(([a], [b]) => (a.packages[0] < b.packages[0] ? -1 : 1));
}

function hasAny(members) {
  return Object.keys(members).length > 0;
}

/** Every member of the modules and of their types; what has one name in several of them counts once. */
function membersOf(group) {
  const named = new Map();
  for (const { module, globals = {}, types } of group) {
    for (const members of [module, globals, ...Object.entries(types).map(ofType)]) {
      for (const [name, member] of Object.entries(members)) {
        named.set(name, { ...named.get(name), ...member });
      }
    }
  }
  return [...named.values()];
}

function ofType([name, { members, handedTo, call, tag }]) {
  return {
    ...members,
    ...handedTo,
    ...(call && { [`${name}()`]: call }),
    ...(tag && { [`${name}\`\``]: tag }),
  };
}

function packagesOf(group) {
  const [first, ...others] = group.flatMap(({ packages }) => packages);
  const shown = others.slice(0, 3).map(code);
  const more = others.length - shown.length;
  return [code(first), ...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function versionOf([{ source }]) {
  return source.version;
}

function roundTrips(facts) {
  const made = facts.flatMap(({ roundTrip }) => roundTrip ?? []);
  return made.length > 0 ? `${listed(made.map(({ server }) => server))} (${made.length})` : '';
}

function advice(facts) {
  const made = facts.flatMap(({ roundTrip }) => roundTrip ?? []);
  const advised = made.filter(({ forMany }) => forMany !== undefined);
  const edits = made.some(({ batch }) => batch) ? ', some as an edit' : '';
  return advised.length > 0 ? `${advised.length} of ${made.length}${edits}` : '';
}

function expiry(facts) {
  const writes = facts.flatMap(({ cacheWrite }) => cacheWrite ?? []);
  const units = listed(writes.map(({ ttl }) => ttl?.unit));
  return writes.length > 0 ? `${writes.length}${units && `, in ${units}`}` : '';
}

function bounds(facts) {
  const tuned = facts.flatMap(({ tunes }) => tunes ?? []);
  const cached = facts.flatMap(({ constructs }) => constructs ?? []);
  const named = tuned.flatMap((bounds) => Object.values(bounds).flatMap((bound) => bound.keys?.[0] ?? []));
  return listed([...named, ...cached.flatMap((facts) => facts.bounds)].map((name) => name && code(name)));
}

function concurrency(facts) {
  return listed(facts.flatMap(({ limits, chunks }) => [limits && 'limit', chunks && 'chunks']));
}

function count(facts, fact) {
  const { length } = facts.filter((member) => member[fact] !== undefined);
  return length > 0 ? String(length) : '';
}

function listed(words) {
  return [...new Set(words.filter((word) => word !== undefined))].join(', ');
}

function code(text) {
  return `\`${text}\``;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
