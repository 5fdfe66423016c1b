import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'backend-performance-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('the picture of the README can be drawn again', () => {
  const picture = join(folder, 'editor.png');
  execFileSync('node_modules/.bin/jiti', ['scripts/editor-picture.ts', picture], { cwd: root });
  expect(size(picture).width).toBe(size(join(root, 'docs/images/editor.png')).width);
  expect(size(picture).height).toBeGreaterThan(1000);
});

/** The pixels of a PNG, as its header gives them. */
function size(file: string): { readonly width: number; readonly height: number } {
  const header = readFileSync(file).subarray(0, 24);
  expect(header.toString('latin1', 1, 4)).toBe('PNG');
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
}
