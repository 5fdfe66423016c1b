import { chmodSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheWrites, clean, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const { write, read, run, findings } = here;

const baseline = ['--baseline', 'known.json'];
const update = [...baseline, '--update-baseline'];

/** The same mistake once more, in a function of its own. */
const another = queryInLoop.split('\n').slice(2).join('\n').replace('rename', 'renameAgain');

it('keeps what is found, for people to read and to compare', async () => {
  write({ 'src/users.ts': queryInLoop + another, 'src/cache.ts': cacheWrites, 'src/clean.ts': clean });
  expect(await run(update)).toEqual({
    code: 0,
    out: 'Nothing found in 3 files.\n',
    err: "backend-performance: wrote 4 findings to 'known.json'\n",
  });
  expect(JSON.parse(read('known.json'))).toEqual({
    tool: 'backend-performance',
    version: 1,
    files: {
      'src/cache.ts': [
        { rule: 'require-cache-ttl', code: 'await redis.set(`cache:user:${id}`, user);' },
        { rule: 'require-cache-ttl', code: 'await redis.set(`cache:rights:${id}`, rights);' },
      ],
      'src/users.ts': [
        {
          rule: 'no-query-in-loop',
          code: "await pool.query('UPDATE users SET name = tidy($2) WHERE id = $1', [id, name]);",
          count: 2,
        },
      ],
    },
  });
  expect(await run(baseline)).toEqual({
    code: 0,
    out: 'Nothing found in 3 files.\n',
    err: 'backend-performance: 4 findings more are in the baseline\n',
  });
});

describe('what is known', () => {
  it('stays known when lines move or are indented, and one more of the same is new', async () => {
    write({ 'a.ts': queryInLoop });
    await run(update);
    const moved = `// New.\n\n${queryInLoop.replace('    await', '        await')}`;
    write({ 'a.ts': moved });
    expect(await findings(baseline)).toEqual([]);
    write({ 'a.ts': moved + another });
    expect(await findings(baseline)).toEqual(['a.ts:12']);
    expect((await run(baseline)).code).toBe(1);
  });

  it('stays known when its file is renamed, but is no excuse for a copy', async () => {
    write({ 'a.ts': queryInLoop });
    await run(update);
    renameSync(join(here.folder, 'a.ts'), join(here.folder, 'b.ts'));
    expect(await findings(baseline)).toEqual([]);
    write({ 'c.ts': queryInLoop });
    expect(await findings(baseline)).toEqual(['c.ts:5']);
  });

  it('is new when its line is written anew, or another rule finds it', async () => {
    write({ 'a.ts': queryInLoop });
    await run(update);
    write({ 'a.ts': queryInLoop.replace('SET name', 'SET nick') });
    expect(await findings(baseline)).toEqual(['a.ts:5']);
    write({
      'a.ts': queryInLoop,
      'known.json': read('known.json').replace('no-query-in-loop', 'no-select-star'),
    });
    expect(await findings(baseline)).toEqual(['a.ts:5']);
  });

  it('from any folder, and with the baseline in another', async () => {
    write({ 'src/a.ts': queryInLoop });
    expect((await run(['--baseline', 'ci/known.json', '--update-baseline'])).code).toBe(0);
    expect(Object.keys((JSON.parse(read('ci/known.json')) as { files: object }).files)).toEqual([
      '../src/a.ts',
    ]);
    expect(await findings(['--baseline', '../ci/known.json'], { within: 'src' })).toEqual([]);
  });

  it('is not what cannot be parsed', async () => {
    write({ 'a.ts': 'const x = ;\n' });
    expect(await run(update)).toMatchObject({
      code: 1,
      err: expect.stringContaining('wrote 0 findings') as string,
    });
    expect(await findings(baseline)).toEqual(['a.ts:1']);
  });
});

describe('what is no longer found', () => {
  it('is said, and leaves the file at the next update', async () => {
    write({ 'a.ts': queryInLoop, 'b.ts': queryInLoop });
    await run(update);
    write({ 'a.ts': clean });
    expect(await run(baseline)).toEqual({
      code: 0,
      out: 'Nothing found in 2 files.\n',
      err: `backend-performance: 1 finding more is in the baseline
backend-performance: 1 entry of 'known.json' is no longer found ('--update-baseline' removes them):
  a.ts: no-query-in-loop: await pool.query('UPDATE users SET name = tidy($2) WHERE id = $1', [id, name]);
`,
    });
    await run(update);
    expect(read('known.json')).not.toContain('"a.ts"');
    expect(read('known.json')).toContain('"b.ts"');
  });

  it('also with its file', async () => {
    write({ 'a.ts': queryInLoop, 'b.ts': clean });
    await run(update);
    renameSync(join(here.folder, 'a.ts'), join(here.folder, 'a.txt'));
    expect((await run(baseline)).err).toContain("1 entry of 'known.json' is no longer found");
  });

  it('but not what was not looked for: other files, other rules', async () => {
    write({ 'a.ts': queryInLoop, 'b.ts': cacheWrites });
    await run(update);
    const before = read('known.json');
    expect((await run([...baseline, 'a.ts'])).err).toBe(
      'backend-performance: 1 finding more is in the baseline\n',
    );
    const oneRule = ['--rule', 'no-query-in-loop'];
    expect((await run([...baseline, ...oneRule])).err).toBe(
      'backend-performance: 1 finding more is in the baseline\n',
    );
    await run([...update, 'a.ts']);
    await run([...update, ...oneRule]);
    expect(JSON.parse(read('known.json'))).toEqual(JSON.parse(before));
  });
});

describe('a file that is no baseline is an error, and stays as it is', () => {
  it.each([
    ['', "the baseline 'known.json' is not JSON: Unexpected end of JSON input"],
    ['{"tool": ', "the baseline 'known.json' is not JSON: "],
    ['[]', "'known.json' is not a baseline of backend-performance"],
    ['{"name": "my-app"}', "'known.json' is not a baseline of backend-performance"],
    [
      '{"tool":"backend-performance","version":2,"files":{}}',
      "the baseline 'known.json' has version 2; this command reads version 1",
    ],
    [
      '{"tool":"backend-performance","version":1,"files":{"a.ts":[{"rule":1}]}}',
      "the baseline 'known.json' is damaged: 'files' must give a list of { rule, code, count } for each file",
    ],
  ])('%s', async (text, message) => {
    write({ 'a.ts': queryInLoop, 'known.json': text });
    for (const args of [baseline, update]) {
      const { code, out, err } = await run(args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`backend-performance: ${message}`);
      expect(err.split('\n')).toHaveLength(2);
    }
    expect(read('known.json')).toBe(text);
  });

  it('none at all: nothing is made without being asked for', async () => {
    write({ 'a.ts': queryInLoop });
    expect(await run(baseline)).toEqual({
      code: 2,
      out: '',
      err: "backend-performance: no such baseline: 'known.json' ('--update-baseline' writes it)\n",
    });
    expect(readdirSync(here.folder)).toEqual(['a.ts']);
  });

  it('a folder', async () => {
    write({ 'a.ts': queryInLoop });
    mkdirSync(join(here.folder, 'known.json'));
    for (const args of [baseline, update]) {
      expect(await run(args)).toMatchObject({
        code: 2,
        err: expect.stringContaining("the baseline 'known.json' cannot be read: EISDIR") as string,
      });
    }
  });

  it('and where it cannot be written, nothing is left behind', async () => {
    write({ 'a.ts': queryInLoop, file: '' });
    expect(await run(['--baseline', 'file/known.json', '--update-baseline'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^backend-performance: cannot write 'file\/known\.json': .*\n$/u) as string,
    });
    expect(readdirSync(here.folder).sort()).toEqual(['a.ts', 'file']);
  });

  it('its permissions stay', async () => {
    write({ 'a.ts': queryInLoop });
    await run(update);
    chmodSync(join(here.folder, 'known.json'), 0o640);
    await run(update);
    expect(statSync(join(here.folder, 'known.json')).mode & 0o777).toBe(0o640);
  });

  it.each([
    [['--update-baseline'], "'--update-baseline' needs '--baseline <file>' to say which"],
    [
      [...update, '--since', 'HEAD'],
      "option '--update-baseline' cannot be used with option '--since <revision>'",
    ],
  ])('%j', async (args, message) => {
    write({ 'a.ts': clean });
    expect(await run(args)).toEqual({ code: 2, out: '', err: `backend-performance: ${message}\n` });
  });
});
