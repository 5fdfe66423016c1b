import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UsageError } from './usage-error.js';

/**
 * Writes a whole file, or leaves the old one as it is: whatever ends the process in between, nothing is half-written.
 * Its folder is made where it is missing; a link stays a link; permissions stay.
 */
export function writeWhole(file: string, text: string): void {
  let temporary: string | undefined;
  try {
    const existing = statSync(file, { throwIfNoEntry: false });
    const target = existing ? realpathSync(file) : path.resolve(file);
    temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
    mkdirSync(path.dirname(target), { recursive: true });
    const descriptor = openSync(temporary, 'wx');
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (existing) chmodSync(temporary, existing.mode);
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new UsageError(`cannot write '${path.relative('', file)}': ${(error as Error).message}`);
  }
}
