import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** To accept a change: `npm start --silent -- examples/shop --format json | node scripts/list-findings.js > examples/shop.expected.txt`. */
it('finds in the example what it is there for, and nothing else', () => {
  const args = ['dist/src/cli.js', 'examples/shop', '--format', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const found = execFileSync(process.execPath, ['scripts/list-findings.js'], {
    cwd: root,
    input: stdout,
    encoding: 'utf8',
  });
  expect(found).not.toBe('');
  expect(found).toBe(readFileSync(join(root, 'examples/shop.expected.txt'), 'utf8'));
});
