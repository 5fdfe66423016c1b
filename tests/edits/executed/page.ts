import { isDeepStrictEqual } from 'node:util';
import type { Program } from './program.js';
import type { Trial } from './run-program.js';

/** What one suggestion did to one program. */
export interface Row {
  readonly program: Program;
  readonly rule: string;
  readonly title: string;
  readonly before: Trial;
  readonly after: Trial;
}

/** docs/suggestions.md. */
export function pageOf(rows: readonly Row[], silent: readonly Program[]): string {
  const rules = [...new Set(rows.map(({ rule }) => rule))].toSorted();
  return `# What suggestions change, and what they do not

<!-- \`npm run test:executed -- -u\` writes this page. -->

Each row is a small program of \`tests/edits/executed/programs/\` that was run before and after a suggestion, on the
engine that the row names, with lists that are empty, long, and have duplicates and missing keys. "Equal" means
that it returned or threw the same, with the same types and in the same order, and left the same data behind.
"Sent" counts statements, commands or requests of its first call.

No MongoDB is installed where the tests run: "MongoDB commands" is a server of the test's own, which answers the commands
that the driver sends from documents in memory. So is "DynamoDB requests", which leaves every third key of a batch over.

Each suggestion also compiles against the types of the library, ends its report without making another, and comes
through Prettier.

${rules.map((rule) => section(rule, rows)).join('\n\n')}

## Programs that get no suggestion

They have the same mistakes, and an edit would not be sure to keep what they do, or nobody has written it yet.

${silent.map(({ library, pattern, engine }) => `- **${library}**: ${pattern} (${engine})`).join('\n')}
`;
}

function section(rule: string, all: readonly Row[]): string {
  const rows = all.filter((row) => row.rule === rule).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const head = ['Program', 'Engine', 'Suggestion', 'Sent before', 'after', 'Result'];
  const table = [head, head.map(() => '-'), ...rows.map(cells)]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
  return `## ${rule}\n\n${table}`;
}

function nameOf({ program: { library, pattern } }: Row): string {
  return `**${library}**: ${pattern}`;
}

function cells(row: Row): string[] {
  const { program, title, before, after } = row;
  return [nameOf(row), program.engine, title, sentBy(before), sentBy(after), resultOf(row)];
}

function sentBy({ sent, mostAtOnce }: Trial): string {
  return mostAtOnce === undefined ? String(sent.length) : `${sent.length}, ${atOnce(mostAtOnce)}`;
}

/** In words, as the exact number depends on how busy the machine is. */
function atOnce(most: number): string {
  if (most <= 1) return 'one at a time';
  return most <= 11 ? 'about 10 at a time' : 'all at once';
}

function resultOf({ program: { expects }, before, after }: Row): string {
  const equal = isDeepStrictEqual(before.outcomes, after.outcomes) ? 'equal' : 'not equal';
  if (expects === 'no more losses') {
    return `${equal}; after failures the pool serves ${after.isServed ? 'everybody, before nobody' : 'nobody'}`;
  }
  if (expects === 'expiry') return `${equal}; expires in ${Math.round(after.timeLeft ?? 0)} s, before never`;
  return equal;
}
