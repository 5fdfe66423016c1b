import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { relativePath } from '../report/paths.js';
import { baselineText, readBaseline, type Entry } from './baseline-file.js';
import { linesOf } from './code-frame.js';
import { keepMessages } from './keep-messages.js';
import { writeWhole } from './write-file.js';

type Results = readonly ESLint.LintResult[];

/** Did this rule run? What was not looked for is not gone. */
type WasRun = (rule: string) => boolean;

export interface Judged {
  readonly results: Results;
  /** How many findings the baseline lists. */
  readonly known: number;
  /** Entries for which nothing is found any more: `src/a.ts: no-query-in-loop: await pool.query(id)`. */
  readonly stale: readonly string[];
}

const longestCode = 200;

/** The results without what the baseline lists. */
export function judgeByBaseline(results: Results, baselineFile: string, wasRun: WasRun): Judged {
  const folder = path.dirname(path.resolve(baselineFile));
  const left = new Map(
    Object.entries(readBaseline(baselineFile).files).map(([file, entries]) => [
      file,
      new Map(entries.map((entry) => [keyOf(entry), { entry, count: entry.count ?? 1 }])),
    ]),
  );
  // What a file had that is gone may be in the file that it became.
  const gone = [...left]
    .filter(([file]) => !existsSync(path.join(folder, file)))
    .map(([, entries]) => entries);

  let known = 0;
  const judged = results.map((result) => {
    const own = left.get(relativePath(result.filePath, folder));
    const entryOf = entryReader(result);
    return keepMessages(result, (message) => {
      const entry = entryOf(message);
      if (!entry) return true;
      const listed = [...(own ? [own] : []), ...gone]
        .map((entries) => entries.get(keyOf(entry)))
        .find((same) => same && same.count > 0);
      if (!listed) return true;
      listed.count--;
      known++;
      return false;
    });
  });

  const linted = filesOf(results, folder);
  const stale = [...left].flatMap(([file, entries]) => {
    if (!linted.has(file) && !gone.includes(entries)) return [];
    return [...entries.values()]
      .filter(({ entry, count }) => count > 0 && wasRun(entry.rule))
      .map(({ entry }) => `${file}: ${entry.rule}: ${entry.code}`);
  });
  return { results: judged, known, stale };
}

/** Writes everything that is found as the new baseline; answers how many findings that are. */
export function writeBaseline(results: Results, baselineFile: string, wasRun: WasRun): number {
  const folder = path.dirname(path.resolve(baselineFile));
  const linted = filesOf(results, folder);
  const files = new Map<string, readonly Entry[]>();
  if (existsSync(baselineFile)) {
    for (const [file, entries] of Object.entries(readBaseline(baselineFile).files)) {
      if (!existsSync(path.join(folder, file))) continue;
      files.set(file, linted.has(file) ? entries.filter(({ rule }) => !wasRun(rule)) : entries);
    }
  }
  let written = 0;
  for (const result of results) {
    const file = relativePath(result.filePath, folder);
    const found = entriesOf(result);
    files.set(file, [...(files.get(file) ?? []), ...found]);
    written += found.reduce((sum, { count = 1 }) => sum + count, 0);
  }
  const sorted = [...files].filter(([, entries]) => entries.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  writeWhole(baselineFile, baselineText(Object.fromEntries(sorted)));
  return written;
}

function filesOf(results: Results, folder: string): ReadonlySet<string> {
  return new Set(results.map(({ filePath }) => relativePath(filePath, folder)));
}

function entriesOf(result: ESLint.LintResult): readonly Entry[] {
  const entryOf = entryReader(result);
  const entries = new Map<string, Entry>();
  for (const message of result.messages) {
    const entry = entryOf(message);
    if (!entry) continue;
    const same = entries.get(keyOf(entry));
    entries.set(keyOf(entry), same ? { ...same, count: (same.count ?? 1) + 1 } : entry);
  }
  return [...entries.values()];
}

/** The entry of a message: its rule, and the line that it begins on. What cannot be parsed is never accepted. */
function entryReader({ source = '' }: ESLint.LintResult): (message: Linter.LintMessage) => Entry | undefined {
  const lines = linesOf(source);
  return ({ ruleId, line }) => {
    if (ruleId === null) return undefined;
    const code = (lines[line - 1] ?? '').trim().replace(/\s+/gu, ' ').slice(0, longestCode);
    return { rule: ruleId.slice(ruleId.lastIndexOf('/') + 1), code };
  };
}

function keyOf({ rule, code }: Entry): string {
  return `${rule} ${code}`;
}
