import { spawn } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ESLint } from 'eslint';
import { applySuggestions, type Answer, type Proposal } from '../../src/cli/apply.js';
import { presetLinter } from '../../src/cli/lint.js';
import { cacheWrites, clean, cli, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const { write, read, run, runBuilt, git, commitAll } = here;

const first = "await redis.set(`cache:user:${id}`, user, 'EX', 300);";
const second = "await redis.set(`cache:rights:${id}`, rights, 'EX', 300);";

describe('the walk through suggestions', () => {
  beforeEach(() => {
    write({ 'a.ts': cacheWrites, 'b.ts': queryInLoop });
    commitAll();
  });

  it('shows each with its difference, and writes what is accepted', async () => {
    const { code, out, err } = await runBuilt(['--apply'], { input: 'y\nn\n' });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(read('a.ts')).toBe(cacheWrites.replace('await redis.set(`cache:user:${id}`, user);', first));
    expect(out).toContain('a.ts:4:9  backend-performance/require-cache-ttl\n');
    expect(out).toContain('\n-  await redis.set(`cache:user:${id}`, user);\n');
    expect(out).toContain(`\n+  ${first}\n`);
    expect(out).toContain('Accept this edit [y,n,q,?]? ');
    expect(out).toContain('\n1 edit applied, 1 skipped. 2 findings left, 1 without a suggestion.\n');
    expect(git('status', '--porcelain')).toBe(' M a.ts\n');
  });

  it('makes each edit for the file as it then is', async () => {
    expect((await runBuilt(['--apply', 'a.ts'], { input: 'y\ny\n' })).code).toBe(0);
    expect(read('a.ts')).toContain(first);
    expect(read('a.ts')).toContain(second);
    expect(await here.findings(['a.ts'])).toEqual([]);
  });

  it.each([['q\n'], ['']])('quits on %j, and what was not accepted stays', async (input) => {
    const { code, out } = await runBuilt(['--apply'], { input });
    expect(code).toBe(1);
    expect(out).toContain('0 edits applied, 0 skipped. 3 findings left, 1 without a suggestion.');
    expect(read('a.ts')).toBe(cacheWrites);
  });

  it('explains its keys, and takes capitals and spaces', async () => {
    const { out } = await runBuilt(['--apply', 'a.ts'], { input: '?\nwhat\n Y \nQ\n' });
    expect(out.match(/y {2}accept: write this edit/gu)).toHaveLength(2);
    expect(read('a.ts')).toContain(first);
    expect(read('a.ts')).not.toContain(second);
  });

  it('goes with --since and --baseline', async () => {
    write({ 'c.ts': cacheWrites, '.gitignore': 'known.json' });
    await run(['--baseline', 'known.json', '--update-baseline', 'a.ts', 'b.ts']);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'More');
    const { code, out } = await runBuilt(['--apply', '--baseline', 'known.json'], { input: 'y\ny\ny\n' });
    expect({ code, a: read('a.ts') }).toEqual({ code: 0, a: cacheWrites });
    expect(out).toContain('2 edits applied, 0 skipped. 0 findings left');
    expect(read('c.ts')).toContain(second);
    git('checkout', '--quiet', '.');
    const since = await runBuilt(['--apply', '--since', 'HEAD~1'], { input: 'y\ny\ny\n' });
    expect(since.out).toContain('2 edits applied, 0 skipped. 0 findings left');
    expect(read('a.ts')).toBe(cacheWrites);
  });

  it('keeps links and permissions', async () => {
    renameSync(join(here.folder, 'a.ts'), join(here.folder, 'real.ts'));
    symlinkSync('real.ts', join(here.folder, 'a.ts'));
    chmodSync(join(here.folder, 'real.ts'), 0o755);
    await runBuilt(['--apply', '--force', 'a.ts'], { input: 'y\n' });
    expect(lstatSync(join(here.folder, 'a.ts')).isSymbolicLink()).toBe(true);
    expect(statSync(join(here.folder, 'real.ts')).mode & 0o777).toBe(0o755);
    expect(read('real.ts')).toContain(first);
    expect(readdirSync(here.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('ends at Ctrl-C with what was accepted until then, and nothing half-written', async () => {
    const child = spawn(process.execPath, [cli, '--apply'], { cwd: here.folder });
    let out = '';
    let asked = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const questions = out.split('Accept this edit').length - 1;
      if (questions === asked) return;
      asked = questions;
      if (asked === 1) child.stdin.write('y\n');
      else child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(read('a.ts')).toBe(cacheWrites.replace('await redis.set(`cache:user:${id}`, user);', first));
    expect(out).toContain('1 edit applied, 0 skipped.');
    expect(readdirSync(here.folder).sort()).toEqual(['.git', 'a.ts', 'b.ts']);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const { out, err } = await here.execute('bash', [
      '-c',
      `yes n | "${process.execPath}" "${cli}" --apply | head -n 2`,
    ]);
    expect({ lines: out.split('\n').length, err }).toEqual({ lines: 3, err: '' });
    expect(read('a.ts')).toBe(cacheWrites);
  });
});

describe('where Git could not undo it', () => {
  it.each([
    ['a changed file', () => write({ 'b.ts': `${clean}\n` }), ' M b.ts'],
    ['a file that Git does not know', () => write({ 'new.ts': clean }), '?? new.ts'],
  ])('%s: nothing happens without --force', async (_, change, line) => {
    write({ 'a.ts': cacheWrites, 'b.ts': clean });
    commitAll();
    change();
    const { code, out, err } = await run(['--apply']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      `backend-performance: the Git tree '.' has changes that are not committed: commit or stash them, or pass '--force'\n  ${line}\n`,
    );
    await runBuilt(['--apply', '--force'], { input: 'y\n' });
    expect(read('a.ts')).toContain(first);
  });

  it('no repository', async () => {
    write({ 'a.ts': cacheWrites });
    expect(await run(['--apply'])).toEqual({
      code: 2,
      out: '',
      err: "backend-performance: 'a.ts' is in no Git repository that could undo an edit (or pass '--force')\n",
    });
  });

  it.each([
    [['--force'], "'--force' belongs to '--apply'"],
    [['--apply', '--format', 'json'], "option '--apply' cannot be used with option '--format <name>'"],
    [['--apply', '--stats'], "option '--apply' cannot be used with option '--stats'"],
  ])('%j', async (args, message) => {
    write({ 'a.ts': clean });
    expect(await run(args)).toEqual({ code: 2, out: '', err: `backend-performance: ${message}\n` });
  });
});

describe('an answer', () => {
  async function walk(
    answer: (proposal: Proposal, asked: number) => Answer,
    lintText?: (text: string) => string,
  ) {
    const linter = presetLinter({ preset: 'recommended', rules: [] });
    const results = await linter.lintFiles([join(here.folder, 'a.ts')], () => undefined);
    const said: string[] = [];
    let asked = 0;
    const applied = await applySuggestions(
      results,
      { ...linter, lintText: (text, file) => linter.lintText(lintText?.(text) ?? text, file) },
      (result: ESLint.LintResult) => Promise.resolve(result),
      {
        ask: (proposal) => Promise.resolve(answer(proposal, ++asked)),
        say: (text) => void said.push(text),
        close: vi.fn(),
        wasInterrupted: () => false,
      },
    );
    return { ...applied, asked, said };
  }

  const accept = ({ suggestions: [suggestion] }: Proposal): Answer =>
    suggestion ? { kind: 'accept', suggestion } : { kind: 'quit' };

  it('to one of two alike is not asked for again, wherever edits move the other', async () => {
    const twice = cacheWrites.replace(
      '  await redis.set(`cache:rights:${id}`, rights);',
      '  await redis.set(`cache:user:${id}`, user);',
    );
    write({ 'a.ts': twice });
    const { accepted, skipped, asked } = await walk((proposal, count) =>
      count === 1 ? { kind: 'skip' } : accept(proposal),
    );
    expect({ accepted, skipped, asked }).toEqual({ accepted: 1, skipped: 1, asked: 2 });
    expect(
      read('a.ts')
        .split('\n')
        .map((line) => line.includes("'EX'")),
    ).toEqual([false, false, false, false, true, false, false]);
  });

  it('that would leave code nobody can parse is not written', async () => {
    write({ 'a.ts': cacheWrites });
    const { accepted, skipped, said } = await walk(accept, (text) => `${text}\nconst x = ;`);
    expect({ accepted, skipped }).toEqual({ accepted: 0, skipped: 2 });
    expect(said[0]).toMatch(/^Not applied to .*a\.ts: the code could not be parsed afterwards\.$/u);
    expect(read('a.ts')).toBe(cacheWrites);
  });

  it('about a file that somebody else has changed meanwhile is not written', async () => {
    write({ 'a.ts': cacheWrites });
    const theirs = `// Theirs.\n${cacheWrites}`;
    const { accepted, said } = await walk((proposal) => {
      write({ 'a.ts': theirs });
      return accept(proposal);
    });
    expect({ accepted, text: read('a.ts') }).toEqual({ accepted: 0, text: theirs });
    expect(said[0]).toContain('the file has changed in the meantime');
  });

  it('keeps a byte order mark and line ends', async () => {
    const text = `\uFEFF${cacheWrites.replaceAll('\n', '\r\n')}`;
    write({ 'a.ts': text });
    await walk(accept);
    expect(read('a.ts')).toBe(
      text
        .replace('await redis.set(`cache:user:${id}`, user);', first)
        .replace('await redis.set(`cache:rights:${id}`, rights);', second),
    );
  });
});
