import { existsSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  goneEntry,
  makeProject,
  moon,
  nowhere,
  packShop,
  standIn,
  star,
  startRegistry,
  temporary,
  write,
} from '../real-code/stand-ins.js';

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('command', () => {
  const variables = ['npm_config_registry', 'npm_config_cache'] as const;
  const before = variables.map((name) => [name, process.env[name]] as const);
  beforeAll(() => {
    process.env['npm_config_registry'] = nowhere;
    packShop();
  });
  afterAll(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('fails on findings that are not listed, and passes when they are reviewed', async () => {
    const project = makeProject();
    const first = await project.run();
    expect(first.code).toBe(1);
    expect(first.out).toContain('+ shop@1.0.0 src/orders.js:2 no-star');
    expect(first.out).toContain('2 findings new');

    expect((await project.run('--update')).code).toBe(0);
    const second = await project.run();
    expect(second.code).toBe(1);
    expect(second.out).toContain('2 findings unreviewed');

    project.editList((text) => text.replaceAll('"unreviewed"', '"right","reason":"A star."'));
    const third = await project.run();
    expect(third.out).toContain('All findings are as reviewed.');
    expect(third.out).toMatch(/no-star +1 +1 +0 +0 +0 +0 +100\.0 %/u);
    expect(third.code).toBe(0);
  });

  it('fails on a finding that vanished, and says what was thought of it', async () => {
    const project = makeProject();
    await project.run('--update');
    project.editList((text) => text.replace('"line":2', '"line":9'));
    const { code, out } = await project.run();
    expect(code).toBe(1);
    expect(out).toContain('- shop@1.0.0 src/orders.js:9 no-star (was unreviewed)');
    expect(out).toContain('1 finding vanished');
  });

  it('keeps verdicts on an update, and removes what vanished', async () => {
    const project = makeProject();
    await project.run('--update');
    project.editList((text) => `${text.replace('"unreviewed"', '"wrong","reason":"Why."')}${goneEntry}\n`);
    await project.run('--update');
    const { out } = await project.run('--json');
    const rules = JSON.parse(out).rules as { rule: string; wrong: number; unreviewed: number }[];
    expect(rules.map(({ wrong, unreviewed }) => wrong + unreviewed)).toEqual([1, 1]);
    expect(rules.map(({ wrong }) => wrong).toSorted()).toEqual([0, 1]);
    expect(project.readList()).not.toContain('gone.js');
  });

  it('wants a whole sample before findings may stay unsampled', async () => {
    const project = makeProject();
    await project.run('--update');
    project.editList((text) => text.replaceAll('unreviewed', 'unsampled'));
    const { code, out } = await project.run();
    expect(code).toBe(1);
    expect(out).toContain('no-star has unsampled findings, so 60 must be reviewed; 0 are.');
  });

  it('fails when nothing is found at all, and does not empty the list', async () => {
    const project = makeProject({ plugin: standIn({ 'no-moon': moon }) });
    project.editList(() => `${goneEntry}\n`);
    const { code, out } = await project.run();
    expect(code).toBe(1);
    expect(out).toContain('There is no finding at all.');
    expect((await project.run('--update')).code).toBe(1);
    expect(project.readList()).toContain('gone.js');
  });

  it('fails when a package has no file to lint', async () => {
    const project = makeProject({ selection: { only: ['nothing/'] } });
    const { code, out } = await project.run();
    expect(code).toBe(1);
    expect(out).toContain('No file of shop@1.0.0 was linted.');
  });

  it('cannot run with a preset that is empty or names a rule that does not exist', async () => {
    expect(await makeProject({ plugin: standIn({}) }).run()).toMatchObject({
      code: 2,
      err: 'The preset `recommended` switches on no rule.\n',
    });
    const unknown = standIn({ 'no-star': star }, ['no-star', 'no-such-rule']);
    const { code, err } = await makeProject({ plugin: unknown }).run();
    expect(code).toBe(2);
    expect(err).toContain('names rules that do not exist: no-such-rule');
  });

  it('names the file on which a rule crashes, and lints the others', async () => {
    const crash = `{ create: () => ({ TemplateLiteral() { throw new Error('Oh no'); } }) }`;
    const project = makeProject({ plugin: standIn({ 'no-star': star, 'no-crash': crash }) });
    const { code, out } = await project.run();
    expect(code).toBe(1);
    expect(out).toMatch(/A rule crashed \(1\):\n +shop@1\.0\.0 src\/prices\.ts\n +Error: Oh no/u);
    expect(out).toContain('Linting crashed on 1 file.');
    expect(out).toContain('src/orders.js:2 no-star');

    const update = await project.run('--update');
    expect(update.code).toBe(1);
    expect(update.err).toContain('The list stays as it is.');
    expect(project.readList()).toBe('');
  });

  it('lints many files in threads, and names the file on which one died', async () => {
    const big = join(temporary, 'big');
    for (let index = 0; index < 150; index++) write(big, `${index}.js`, `q('SELECT *');\n`);
    write(big, '75.js', 'q(`SELECT 1`);\n');
    const exit = '{ create: () => ({ TemplateLiteral() { process.exit(3); } }) }';
    const project = makeProject({ plugin: standIn({ 'no-star': star, 'no-exit': exit }) });
    const { code, out } = await project.run('--dir', big, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      crashes: [{ file: '75.js', crash: 'The linting thread died: it exited with code 3' }],
      packages: [{ files: 150, findings: 149 }],
    });
  });

  it('lists a file that is minified or cannot be parsed, and lints the others', async () => {
    const { out } = await makeProject().run();
    expect(out).toMatch(/Skipped, because minified \(1\):\n +shop@1\.0\.0 src\/bundle\.js\n/u);
    expect(out).toMatch(/Could not be parsed \(1\):\n +shop@1\.0\.0 src\/broken\.js:\d/u);
  });

  it('names the line of a mistake in the list', async () => {
    const project = makeProject();
    project.editList(() => 'nonsense\n');
    const { code, err } = await project.run();
    expect(code).toBe(2);
    expect(err).toMatch(/shop\.jsonl:1: this line is not JSON/u);
  });

  it('downloads a tarball again that is not what was pinned, and says when the registry cannot be reached', async () => {
    const project = makeProject();
    writeFileSync(join(project.cache, 'shop-1.0.0.tgz'), 'half a tarba');
    const { code, err } = await project.run();
    expect(code).toBe(2);
    expect(err).toContain(
      'The npm registry cannot be reached (ECONNREFUSED), and shop@1.0.0 is not in the cache.',
    );
    expect(err).not.toContain('127.0.0.1');
  });

  it('downloads what is not in the cache, once', async () => {
    const project = makeProject();
    rmSync(join(project.cache, 'shop-1.0.0.tgz'));
    const registry = await startRegistry(join(temporary, 'shop-1.0.0.tgz'));
    try {
      expect((await project.run()).out).toContain('2 findings new');
      expect((await project.run()).out).toContain('2 findings new');
      expect(registry.downloads()).toBe(1);
    } finally {
      await registry.stop();
    }
  });

  it('refuses a download that is not what was pinned, and keeps nothing of it', async () => {
    const project = makeProject();
    rmSync(join(project.cache, 'shop-1.0.0.tgz'));
    const other = join(temporary, 'other.tgz');
    writeFileSync(other, 'something else');
    const registry = await startRegistry(other);
    try {
      const { code, err } = await project.run();
      expect(code).toBe(2);
      expect(err).toMatch(/shop@1\.0\.0 has the checksum sha512-\S+, but packages\.json pins sha512-/u);
      expect(readdirSync(project.cache)).toEqual([]);
    } finally {
      await registry.stop();
    }
  });

  it('says when the registry does not have a package', async () => {
    const project = makeProject();
    rmSync(join(project.cache, 'shop-1.0.0.tgz'));
    const registry = await startRegistry(undefined);
    try {
      const { code, err } = await project.run();
      expect(code).toBe(2);
      expect(err).toBe('The npm registry does not have shop@1.0.0.\n');
    } finally {
      await registry.stop();
    }
  });

  it('leaves no half folder when a tarball cannot be unpacked', async () => {
    const broken = join(temporary, 'broken.tgz');
    writeFileSync(broken, readFileSync(join(temporary, 'shop-1.0.0.tgz')).subarray(0, 300));
    const project = makeProject({ tarball: broken });
    const { code, err } = await project.run();
    expect(code).toBe(2);
    expect(err).toContain('shop-1.0.0.tgz cannot be unpacked');
    expect(readdirSync(project.cache)).toEqual(['shop-1.0.0.tgz']);
  });

  it('does not take an interrupted unpacking for whole, and clears it away', async () => {
    const project = makeProject();
    write(project.cache, 'unfinished-1/src/orders.js', '');
    utimesSync(join(project.cache, 'unfinished-1'), 0, 0);
    const { out } = await project.run();
    expect(out).toContain('2 findings new');
    expect(readdirSync(project.cache).toSorted()).toEqual(['shop-1.0.0', 'shop-1.0.0.tgz']);
  });

  it('lints one package only, and leaves the findings of others alone', async () => {
    const project = makeProject();
    write(project.folder, 'findings/other.jsonl', `${goneEntry.replace('shop@', 'other@')}\n`);
    await project.run('--package', 'shop', '--update');
    const { out } = await project.run('--package', 'shop');
    expect(out).not.toContain('vanished');
    expect(existsSync(join(project.folder, 'findings/other.jsonl'))).toBe(true);

    const { code, err } = await project.run('--package', 'shoe');
    expect(code).toBe(2);
    expect(err).toContain('shoe is not in packages.json; there are shop.');
  });

  it('draws a sample with code and does not compare', async () => {
    const { code, out } = await makeProject().run('--sample', '1', '--rule', 'no-star', '--slow');
    expect(code).toBe(0);
    expect(out).toContain('> 2 | ');
    expect(out).not.toContain('no-loop\nA loop.');
    expect(out).toContain('slowest files');
  });

  it('lints any folder without a list', async () => {
    const { code, out } = await makeProject().run('--dir', join(temporary, 'shop'));
    expect(code).toBe(0);
    expect(out).toMatch(/no-star +1\n/u);
    expect(out).toContain('src/orders.js:2 no-star');

    write(temporary, 'empty/README.md', '');
    const empty = await makeProject().run('--dir', join(temporary, 'empty'));
    expect(empty).toMatchObject({ code: 2, err: expect.stringContaining('has no JavaScript or TypeScript') });
  });

  it.each([
    [['--nonsense'], "unknown option '--nonsense'"],
    [['--sample', 'x'], 'It has to be a whole number.'],
    [['--dir', 'x', '--update'], 'cannot be used with'],
    [['--dir', '/no/such/folder'], '/no/such/folder is not a folder.'],
    [['--sample', '1', '--rule', 'no-sun'], 'no-sun is not in the preset; there are'],
  ])('refuses %o', async (argv, mistake) => {
    const { code, err } = await makeProject().run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(mistake);
  });
});
