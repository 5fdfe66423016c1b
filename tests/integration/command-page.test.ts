import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formats } from '../../src/cli/formats.js';
import { workplace } from '../support/command.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/command.md'), 'utf8');
const { runBuilt } = workplace();

it('docs/command.md has the help as the command prints it', async () => {
  const { out } = await runBuilt(['--help']);
  const [, help] = /^```text\n([^]*?)^```$/mu.exec(page) ?? [];
  expect(help).toBe(out);
});

it('docs/command.md lists every format', () => {
  const listed = [...page.matchAll(/^\| `(\w+)`/gmu)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(formats).sort());
});
