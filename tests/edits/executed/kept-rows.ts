import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Row } from './page.js';
import { tried } from './tried-programs.js';

type Kept = Omit<Row, 'program'> & { readonly index: number };

const programs = tried.map(({ program }) => program);

/** Keeps what one file has tried in a folder, where the other finds it. */
export function keepRows(folder: string, rows: readonly Row[]): void {
  const kept = rows.map(({ program, ...row }): Kept => ({ ...row, index: programs.indexOf(program) }));
  const path = join(folder, String(process.pid));
  writeFileSync(`${path}.part`, serialize(kept));
  renameSync(`${path}.part`, `${path}.rows`); // the other finds it whole, or not yet
}

/** What all files have tried so far, in the order of the programs. */
export function rowsOfAll(folder: string): readonly Row[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.rows'))
    .flatMap((name) => deserialize(readFileSync(join(folder, name))) as Kept[])
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ index, ...row }) => {
      const program = programs[index];
      return program ? [{ ...row, program }] : [];
    });
}
