import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realCode } from './real-code.js';
import { loop, pluginSource, star, write } from './stand-ins.js';

const temporary = mkdtempSync(join(tmpdir(), 'checkouts-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const commit = 'a'.repeat(40);
const site = { repository: 'acme/shop', commit, file: 'src/a.js', rule: 'no-star' };
const right = { ...site, line: 1, verdict: 'right', reason: 'A star.' };

/** A folder for the command, and a folder with the checkout of a shop of a few lines. */
function makeProject({ judged = [right] as object[], silent = [] as object[], preset = ['no-star'] } = {}) {
  const folder = mkdtempSync(join(temporary, 'project-'));
  const checkouts = join(folder, 'checkouts');
  const pin = { folder: 'shop', repository: 'acme/shop', commit, why: 'It has stars.', only: ['src/'] };
  const lines = (entries: object[]) => entries.map((entry) => JSON.stringify(entry)).join('\n');
  write(folder, 'repositories.json', JSON.stringify({ repositories: [pin] }));
  write(folder, 'judged/no-star.jsonl', lines(judged));
  write(folder, 'judged/no-star.silent.jsonl', lines(silent));
  write(
    folder,
    'plugin.mjs',
    pluginSource({ 'no-star': star, 'no-loop': loop, 'no-select-star': loop }, preset),
  );
  write(
    checkouts,
    'shop/src/a.js',
    "q('SELECT *');\nq('*');\nfor (const a of b) c();\nq(`select * from d`);\n",
  );
  write(checkouts, 'shop/web/b.js', "q('SELECT *');\n");

  return {
    folder,
    checkouts,
    run: (...argv: string[]) => runWith('plugin.mjs', ...argv),
    runWith,
  };

  async function runWith(plugin: string, ...argv: string[]) {
    const said = { out: '', err: '' };
    const code = await realCode(argv, {
      folder,
      plugin: new URL(`file://${folder}/${plugin}`).href,
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      progress: () => undefined,
    });
    return { code, ...said };
  }
}

it('fails on findings without a verdict, and passes when all have one', async () => {
  const project = makeProject();
  const first = await project.run('--checkouts', project.checkouts);
  expect(first.out).toContain('+ acme/shop src/a.js:2 no-star');
  expect(first.out).not.toContain('web/b.js');
  expect(first.code).toBe(1);

  const more = { ...right, line: 2, verdict: 'wrong', reason: 'Only a sign.' };
  const second = makeProject({ judged: [right, more] });
  const { code, out } = await second.run('--checkouts', second.checkouts);
  expect(out).toContain('All findings are as reviewed.');
  expect(out).toMatch(/no-star +2 +1 +1 +0 +0 +0 +50\.0 % +9\.5 to 90\.5 %/u);
  expect(code).toBe(0);
});

it('fails on a finding that vanished', async () => {
  const project = makeProject({ judged: [right, { ...right, line: 9 }] });
  const { code, out } = await project.run('--checkouts', project.checkouts);
  expect(out).toContain('- acme/shop src/a.js:9 no-star (was right)');
  expect(code).toBe(1);
});

it('lets findings beyond a whole sample go without a verdict', async () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ ...right, line: index + 1 }));
  const project = makeProject({ judged: many });
  write(project.checkouts, 'shop/src/a.js', "q('*');\n".repeat(62));
  const { code, out } = await project.run('--checkouts', project.checkouts);
  expect(out).toContain('+ acme/shop src/a.js:62 no-star');
  expect(code).toBe(0);
});

it('lints with the rules of the preset and those that have a list, or with one', async () => {
  const project = makeProject({ preset: ['no-loop'] });
  const all = await project.run('--checkouts', project.checkouts, '--json');
  expect(JSON.parse(all.out).rules).toMatchObject([{ rule: 'no-loop' }, { rule: 'no-star' }]);
  const one = await project.run('--checkouts', project.checkouts, '--json', '--rule', 'no-star');
  expect(JSON.parse(one.out)).toMatchObject({
    rules: [{ rule: 'no-star', found: 2 }],
    findings: [{ line: 1 }, { line: 2 }],
  });
});

it('draws findings with their code', async () => {
  const project = makeProject();
  const { code, out } = await project.run(
    '--checkouts',
    project.checkouts,
    '--sample',
    '1',
    '--rule',
    'no-star',
  );
  expect(out).toMatch(/── acme\/shop src\/a\.js:\d no-star/u);
  expect(code).toBe(0);
});

it('draws places where a rule could have spoken, and did not', async () => {
  const project = makeProject();
  const asked = ['--checkouts', project.checkouts, '--rule', 'no-select-star', '--silent', '--sample', '9'];
  const { code, out } = await project.run(...asked, '--json');
  expect(JSON.parse(out).sample).toMatchObject([
    { package: 'acme/shop', file: 'src/a.js', line: 4 },
    { package: 'acme/shop', file: 'src/a.js', line: 1 },
  ]);
  expect(code).toBe(0);
  expect((await project.run(...asked)).out).toContain('> 4 | q(`select * from d`);');
});

it('draws none of what the preset leaves out', async () => {
  const project = makeProject();
  write(project.checkouts, 'shop/src/scripts/c.js', 'q(`select * from e`);\n');
  const asked = ['--checkouts', project.checkouts, '--rule', 'no-select-star', '--silent', '--sample', '9'];
  const files = async (plugin: string) => {
    const { out } = await project.runWith(plugin, ...asked, '--json');
    return JSON.parse(out).sample.map(({ file }: { file: string }) => file);
  };
  expect(await files('plugin.mjs')).toContain('src/scripts/c.js');
  const source = readFileSync(join(project.folder, 'plugin.mjs'), 'utf8');
  const ignoring = source.replace('recommended: {', "recommended: { ignores: ['**/scripts/**'],");
  write(project.folder, 'ignoring.mjs', ignoring);
  expect(await files('ignoring.mjs')).not.toContain('src/scripts/c.js');
});

it('counts findings and silent places for the page of figures', async () => {
  const project = makeProject();
  const count = async (rule: string) => {
    await project.run('--checkouts', project.checkouts, '--update', '--rule', rule);
    return JSON.parse(readFileSync(join(project.folder, 'judged/totals.json'), 'utf8'));
  };
  expect((await count('no-star')).rules).toEqual({ 'no-star': { findings: 2 } });
  expect(await count('no-select-star')).toEqual({
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/u),
    rules: { 'no-select-star': { findings: 1, candidates: 2 }, 'no-star': { findings: 2 } },
  });
});

describe('with the setting `project`', () => {
  /** Speaks in another line of the same file where it may read others. */
  const far = `{ create: (context) => ({ Program() {
    const { project } = context.settings['backend-performance'] ?? {};
    context.report({ loc: { line: project ? 4 : 1, column: 0 }, message: 'A query.' });
  } }) }`;
  const rule = 'no-select-star';
  const near = { ...right, rule };

  async function run(found: object[]) {
    const project = makeProject({ judged: [], preset: [] });
    write(project.folder, 'plugin.mjs', pluginSource({ 'no-star': star, [rule]: far }, [rule]));
    write(project.folder, `judged/${rule}.jsonl`, JSON.stringify(near));
    const lines = found.map((entry) => JSON.stringify(entry)).join('\n');
    write(project.folder, `judged/project/${rule}.jsonl`, lines);
    const argv = ['--checkouts', project.checkouts, '--project', '--update'];
    return { project, ...(await project.run(...argv)) };
  }

  it('compares with what is judged with it too, and lets a finding make way', async () => {
    const { code, out, project } = await run([{ ...near, line: 4, verdict: 'unsure' }]);
    expect(out).toContain('All findings are as reviewed.');
    expect(code).toBe(0);
    expect(
      JSON.parse(readFileSync(join(project.folder, 'judged/project/totals.json'), 'utf8')).rules,
    ).toEqual({
      [rule]: {
        findings: 1,
        candidates: 1,
        right: 0,
        wrong: 0,
        unsure: 1,
        silent: 0,
        missed: 0,
        elsewhere: 0,
      },
    });
  });

  it('fails on what is new, or no longer found', async () => {
    const first = await run([]);
    expect(first.out).toContain('+ acme/shop src/a.js:4 no-select-star');
    expect(first.code).toBe(1);
    const second = await run([
      { ...near, line: 4 },
      { ...near, line: 9 },
    ]);
    expect(second.out).toContain('- acme/shop src/a.js:9 no-select-star');
    expect(second.code).toBe(1);
  });
});

it('wants a clone to be at the pinned commit', async () => {
  const project = makeProject();
  const clone = join(project.checkouts, 'shop');
  const git = (...argv: string[]) => execFileSync('git', argv, { cwd: clone });
  git('init', '--quiet');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '-m', 'A shop');
  const { code, err } = await project.run('--checkouts', project.checkouts);
  expect(code).toBe(2);
  expect(err).toContain(`but acme/shop is pinned at ${commit}.`);
});

it.each([
  [['--checkouts', '/no/such/folder'], '/no/such/folder is not a folder.'],
  [['--checkouts', temporary], `has no checkout of\n  shop: acme/shop at ${commit}`],
  [['--checkouts', temporary, '--dir', 'x'], 'cannot be used with'],
  [['--project'], "option '--project' needs '--checkouts'"],
  [['--silent'], "option '--silent' needs '--checkouts' and '--rule'"],
  [['--checkouts', temporary, '--rule', 'no-sun'], 'no-sun is no rule of the plugin'],
])('refuses %o', async (argv, mistake) => {
  const { code, err } = await makeProject().run(...argv);
  expect(code).toBe(2);
  expect(err).toContain(mistake);
});

it('refuses to draw silent places of a rule without a search, and a list about a rule that is gone', async () => {
  const project = makeProject();
  const asked = ['--checkouts', project.checkouts, '--silent', '--rule', 'no-star'];
  expect(await project.run(...asked)).toMatchObject({
    code: 2,
    err: expect.stringContaining('No search is known for no-star'),
  });
  write(project.folder, 'judged/no-sun.jsonl', JSON.stringify({ ...right, rule: 'no-sun' }));
  expect(await project.run('--checkouts', project.checkouts)).toMatchObject({
    code: 2,
    err: 'judged/no-sun.jsonl is about a rule that the plugin does not have.\n',
  });
});
