import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const { write, run, findings, git, commitAll } = here;

/** The same mistake once more, in a function of its own: three lines down. */
const another = queryInLoop.split('\n').slice(2).join('\n').replace('rename', 'renameAgain');

describe('only findings on lines that changed', () => {
  it('not those that were there, whether the change is committed or not', async () => {
    write({ 'a.ts': queryInLoop, 'b.ts': queryInLoop });
    commitAll();
    write({ 'a.ts': queryInLoop + another });
    expect(await findings(['--since', 'HEAD'])).toEqual(['a.ts:10']);
    git('commit', '--quiet', '--all', '--message', 'Another');
    expect(await findings(['--since', 'HEAD'])).toEqual([]);
    expect(await findings(['--since', 'HEAD~1'])).toEqual(['a.ts:10']);
    expect(await findings([])).toEqual(['a.ts:5', 'a.ts:10', 'b.ts:5']);
  });

  it('whose lines moved are old', async () => {
    write({ 'a.ts': queryInLoop });
    commitAll();
    write({ 'a.ts': `// A new first line.\n\n${queryInLoop}` });
    expect(await run(['--since', 'HEAD'])).toMatchObject({ code: 0, out: 'Nothing found in 1 file.\n' });
  });

  it('in a renamed file, only what is new in it', async () => {
    write({ 'old.ts': queryInLoop });
    commitAll();
    mkdirSync(join(here.folder, 'sub'));
    renameSync(join(here.folder, 'old.ts'), join(here.folder, 'sub/new.ts'));
    git('add', '--all');
    expect(await findings(['--since', 'HEAD'])).toEqual([]);
    write({ 'sub/new.ts': queryInLoop + another });
    expect(await findings(['--since', 'HEAD'])).toEqual(['sub/new.ts:10']);
  });

  it('in a file that Git does not know, everything; also when it is ignored and named', async () => {
    write({ 'a.ts': clean, '.gitignore': 'generated.ts\n' });
    commitAll();
    write({ 'new.ts': queryInLoop, 'generated.ts': queryInLoop });
    expect(await findings(['--since', 'HEAD'])).toEqual(['new.ts:5']);
    expect(await findings(['--since', 'HEAD', 'generated.ts'])).toEqual(['generated.ts:5']);
  });

  it('since a branch parted from another, whatever happened there', async () => {
    write({ 'a.ts': queryInLoop, 'b.ts': queryInLoop + another });
    commitAll();
    git('checkout', '--quiet', '-b', 'mine');
    write({ 'a.ts': queryInLoop + another });
    git('commit', '--quiet', '--all', '--message', 'Mine');
    git('checkout', '--quiet', 'main');
    write({ 'b.ts': clean });
    git('commit', '--quiet', '--all', '--message', 'Theirs');
    git('checkout', '--quiet', 'mine');
    expect(await findings(['--since', 'main'])).toEqual(['a.ts:10']);
  });

  it('from a folder of the repository, and whatever the user’s Git configuration says', async () => {
    write({ 'src/ä b/"c".ts': queryInLoop, 'other/a.ts': clean });
    commitAll();
    for (const setting of ['diff.noprefix', 'diff.mnemonicPrefix', 'diff.relative', 'color.ui=always'])
      git('config', ...(setting.includes('=') ? setting.split('=') : [setting, 'true']));
    write({ 'src/ä b/"c".ts': queryInLoop + another, 'other/a.ts': queryInLoop });
    const findingsBelow = await findings(['--since', 'HEAD', '.'], { within: 'src' });
    expect(findingsBelow).toEqual(['src/ä b/"c".ts:10']);
    expect(await findings(['--since', 'HEAD', 'src', 'other'])).toEqual([
      'src/ä b/"c".ts:10',
      'other/a.ts:5',
    ]);
  });

  it('and lines that look like a patch are read as code', async () => {
    write({ 'a.ts': `/*\n*/\n${clean}` });
    commitAll();
    write({ 'a.ts': `/*\n++ b/b.ts\n*/\n${clean}${queryInLoop}` });
    expect(await findings(['--since', 'HEAD'])).toEqual(['a.ts:9']);
  });

  it('a changed file that cannot be parsed is an error still', async () => {
    write({ 'a.ts': clean, 'b.ts': 'const x = ;\n' });
    commitAll();
    expect(await run(['--since', 'HEAD'])).toMatchObject({ code: 0 });
    write({ 'a.ts': `${clean}\n\nconst y = (;\n// changed` });
    expect(await run(['--since', 'HEAD'])).toMatchObject({ code: 1 });
  });
});

describe('what cannot be answered, in one line', () => {
  it('no such revision', async () => {
    write({ 'a.ts': clean });
    commitAll();
    for (const revision of ['nowhere', '--output=x', 'HEAD~9']) {
      expect(await run([`--since=${revision}`])).toEqual({
        code: 2,
        out: '',
        err: `backend-performance: no such revision in '.': '${revision}'\n`,
      });
    }
  });

  it('a repository without a commit', async () => {
    write({ 'a.ts': clean });
    git('init', '--quiet');
    expect(await run(['--since', 'HEAD'])).toMatchObject({
      code: 2,
      err: "backend-performance: no such revision in '.': 'HEAD'\n",
    });
  });

  it('a shallow clone, with what to do about it', async () => {
    write({ 'a.ts': clean });
    commitAll();
    git('commit', '--quiet', '--allow-empty', '--message', 'Second');
    git('clone', '--quiet', '--depth=1', `file://${here.folder}`, 'shallow');
    expect(await run(['--since', 'HEAD~1'], { within: 'shallow' })).toMatchObject({
      code: 2,
      err: "backend-performance: no such revision in '.': 'HEAD~1' (this clone is shallow: fetch more of its history)\n",
    });
  });

  it('no repository', async () => {
    write({ 'a.ts': clean });
    expect(await run(['--since', 'HEAD'])).toEqual({
      code: 2,
      out: '',
      err: "backend-performance: 'a.ts' is in no Git repository, which '--since' needs\n",
    });
  });

  it('no Git', async () => {
    write({ 'a.ts': clean });
    commitAll();
    expect(await run(['--since', 'HEAD'], { env: { PATH: '/nowhere' } })).toEqual({
      code: 2,
      out: '',
      err: 'backend-performance: Git is not installed, or not in the PATH\n',
    });
  });
});
