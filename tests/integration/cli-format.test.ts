import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { cacheWrites, clean, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const { write, read, run, execute, install } = here;
const require = createRequire(import.meta.url);

const page = (rule: string): string =>
  `https://github.com/eslint-plugin-backend-performance/eslint-plugin-backend-performance/blob/main/docs/rules/${rule}.md`;

const hidden = `${queryInLoop.replace('    await', '    // eslint-disable-next-line backend-performance/no-query-in-loop -- five at most\n    await')}`;

/** The plugin for ESLint itself, with a parser for TypeScript. */
const config = `import parser from '@typescript-eslint/parser';
import backendPerformance from 'eslint-plugin-backend-performance';
export default [{ ...backendPerformance.configs.recommended, files: ['**/*.ts'], languageOptions: { parser } }];
`;

async function eslint(...args: readonly string[]) {
  install('eslint', '@typescript-eslint/parser', 'eslint-formatter-junit', 'eslint-formatter-codeclimate');
  write({ 'eslint.config.js': config, 'package.json': '{ "type": "module" }' });
  return execute(process.execPath, ['node_modules/eslint/bin/eslint.js', ...args]);
}

const ownFormatter = (name: string): string =>
  `./node_modules/eslint-plugin-backend-performance/dist/formatters/${name}.js`;

describe('sarif', () => {
  // The schema as the OASIS published it, in Microsoft's package of matchers for it.
  const schemaFile = join(
    require.resolve('@microsoft/jest-sarif/package.json'),
    '../lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const ajv = new Ajv.default({ unicodeRegExp: false, strict: false, allErrors: true });
  addFormats.default(ajv);
  const isSarif = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);

  function parsed(text: string): Log['runs'][number] {
    const log = JSON.parse(text) as Log;
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
    expect(log.version).toBe('2.1.0');
    const [first] = log.runs;
    if (!first) throw new Error('no run');
    return first;
  }

  it('the schema refuses what is none', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  it('findings with their place, page and suggestions', async () => {
    write({ 'src/a file.ts': cacheWrites, 'b.ts': clean });
    const { code, out } = await run(['--format', 'sarif']);
    expect(code).toBe(1);
    const { tool, results = [], originalUriBaseIds, invocations } = parsed(out);
    expect(tool.driver).toMatchObject({ name: 'eslint-plugin-backend-performance', version: '0.1.0' });
    expect(tool.driver.rules).toMatchObject([
      { id: 'backend-performance/require-cache-ttl', helpUri: page('require-cache-ttl') },
    ]);
    expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `${pathToFileURL(here.folder).href}/` } });
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({
      ruleId: 'backend-performance/require-cache-ttl',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/a%20file.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 4, startColumn: 9, endLine: 4 },
          },
        },
      ],
    });
    const [fix] = results[0]?.fixes ?? [];
    const [replacement] = fix?.artifactChanges[0]?.replacements ?? [];
    const { charOffset = 0, charLength = 0 } = replacement?.deletedRegion ?? {};
    expect(cacheWrites.slice(0, charOffset) + replacement?.insertedContent?.text).toMatch(
      /, 'EX', 300$|300/u,
    );
    expect(charLength).toBeLessThan(80);
  });

  it('what a comment disables is suppressed, with its reason', async () => {
    write({ 'a.ts': hidden });
    const { code, out } = await run(['--format', 'sarif']);
    expect(code).toBe(0);
    expect(parsed(out).results).toMatchObject([
      { suppressions: [{ kind: 'inSource', justification: 'five at most' }] },
    ]);
  });

  it('a file that cannot be parsed is a failure of the run, not a finding', async () => {
    write({ 'a.ts': 'const x = ;\n' });
    const { results, invocations } = parsed((await run(['--format', 'sarif'])).out);
    expect(results).toEqual([]);
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: expect.stringContaining('Parsing') as string } },
        ],
      },
    ]);
  });

  it('nothing found is a run without results', async () => {
    write({ 'a.ts': clean });
    expect(parsed((await run(['--format', 'sarif'])).out).results).toEqual([]);
  });

  it('paths from the checkout of the job; elsewhere absolute', async () => {
    write({ 'packages/a/a.ts': queryInLoop, 'b.ts': queryInLoop });
    const env = { GITHUB_WORKSPACE: here.folder };
    const { out } = await run(['--format', 'sarif', '.', '../../b.ts'], { within: 'packages/a', env });
    const uris = (text: string) =>
      parsed(text).results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    expect(uris(out)).toEqual(['packages/a/a.ts', 'b.ts']);
    const alone = await run(['--format', 'sarif', '.', '../../b.ts'], { within: 'packages/a' });
    expect(uris(alone.out)).toEqual(['a.ts', pathToFileURL(join(here.folder, 'b.ts')).href]);
  });

  it('from ESLint itself', async () => {
    write({ 'a.ts': queryInLoop });
    const { code, out } = await eslint('-f', ownFormatter('sarif'), '.');
    const { tool, results } = parsed(out);
    expect(code).toBe(1);
    expect(tool.driver).toMatchObject({ name: 'ESLint', rules: [{ helpUri: page('no-query-in-loop') }] });
    expect(results).toMatchObject([{ ruleId: 'backend-performance/no-query-in-loop' }]);
  });
});

describe('github', () => {
  it('an annotation for each finding', async () => {
    write({ 'a,b.ts': queryInLoop });
    const { code, out } = await run(['--format', 'github', '--rule', 'no-query-in-loop: warn']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^::warning file=a%2Cb\.ts,line=5,col=11,endLine=5,endColumn=21,title=backend-performance\/no-query-in-loop::`pool\.query` .*\.%0Ahttps:.*no-query-in-loop\.md\n$/u,
    );
  });

  it('nothing where nothing is found', async () => {
    write({ 'a.ts': clean });
    expect(await run(['--format', 'github'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('from ESLint itself, also of a file that cannot be parsed', async () => {
    write({ 'a.ts': queryInLoop, 'b.ts': 'const x = ;\n' });
    const { out } = await eslint('-f', ownFormatter('github'), '.');
    expect(out).toMatch(
      /^::error file=a\.ts,line=5,.*\n::error file=b\.ts,line=1,col=10,title=ESLint::Parsing/u,
    );
  });
});

describe('gitlab', () => {
  it('a list of what GitLab calls code quality', async () => {
    write({ 'src/a.ts': queryInLoop });
    const { code, out } = await run(['--format', 'gitlab'], {
      within: 'src',
      env: { CI_PROJECT_DIR: here.folder },
    });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        check_name: 'backend-performance/no-query-in-loop',
        description: expect.stringContaining('pool.query') as string,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
        severity: 'major',
        location: { path: 'src/a.ts', positions: { begin: { line: 5, column: 11 } } },
      },
    ]);
  });

  it('from ESLint itself', async () => {
    write({ 'a.ts': queryInLoop });
    const { out } = await eslint('-f', 'codeclimate', '.');
    expect(JSON.parse(out)).toMatchObject([{ location: { path: 'a.ts' } }]);
  });
});

describe('junit', () => {
  it('a failed test for each finding, a passed one for a file without', async () => {
    write({ 'a&b/<c>.ts': queryInLoop, 'd.ts': clean });
    const { code, out } = await run(['--format', 'junit']);
    expect(code).toBe(1);
    expect(out).toContain(
      '<testsuite package="org.eslint" time="0" tests="1" errors="1" name="a&amp;b/&lt;c&gt;.ts">',
    );
    expect(out).toContain(
      '<testcase time="0" name="org.eslint.backend-performance/no-query-in-loop" classname="a&amp;b/&lt;c&gt;"><failure message="`pool.query`',
    );
    expect(out).toContain('tests="1" errors="0" name="d.ts"');
    const opened = out.match(/<test(?:suites|suite|case)(?: [^>]*[^/])?>/gu)?.length;
    expect(out.match(/<\/test(?:suites|suite|case)>/gu)).toHaveLength(opened ?? -1);
  });

  it('from ESLint itself', async () => {
    write({ 'a.ts': queryInLoop });
    expect((await eslint('-f', 'junit', '.')).out).toContain(
      'name="org.eslint.backend-performance/no-query-in-loop"',
    );
  });
});

describe('into a file', () => {
  it('whole, without colors, in a folder that is made', async () => {
    write({ 'a.ts': queryInLoop });
    expect(await run(['--output-file', 'reports/a/found.txt'])).toEqual({ code: 1, out: '', err: '' });
    expect(read('reports/a/found.txt')).toContain('1 error in 1 of 1 file\n');
  });

  it('or an error where it cannot be written', async () => {
    write({ 'a.ts': clean });
    expect(await run(['-o', 'a.ts/b'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^backend-performance: cannot write 'a\.ts\/b': .*\n$/u) as string,
    });
  });
});
