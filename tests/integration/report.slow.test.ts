import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium } from '../support/chromium.js';
import { cacheWrites, queryInLoop, workplace } from '../support/command.js';

const here = workplace();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!hasChromium)('the report in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  interface Opened {
    readonly page: Page;
    /** What the page asked for beside itself, and what went wrong in it. */
    readonly complaints: readonly string[];
  }

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
    here.write({
      'src/users/a.ts': queryInLoop,
      'src/cache/b.ts': cacheWrites,
      'src/cache/c.ts': queryInLoop,
    });
    await here.run(['--format', 'html', '-o', 'report.html']);
    const page = await browser.newPage(options);
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!/^(?:data:|file:.*\/report\.html$)/u.test(request.url())) complaints.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`file://${join(here.folder, 'report.html')}`);
    return { page, complaints };
  }

  const visible = (page: Page): Promise<number> => page.locator('.finding:visible').count();
  const shown = (page: Page): Promise<string | null> => page.locator('#shown').textContent();

  it('shows every finding, asks the network for nothing, and complains about nothing', async () => {
    const { page, complaints } = await open();
    expect(await visible(page)).toBe(4);
    expect(await shown(page)).toBe('4 findings');
    expect(await page.locator('.treemap .tile').count()).toBe(3);
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('.squiggle')).textDecorationStyle"),
    ).toBe('wavy');
    expect(complaints).toEqual([]);
  });

  it('searches messages, files and code', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('UPDATE users');
    expect(await visible(page)).toBe(2);
    expect(await shown(page)).toBe('2 of 4 findings');
    await page.locator('#search').fill('users/a.ts pool');
    expect(await visible(page)).toBe(1);
    await page.locator('#search').fill('nowhere');
    expect(await visible(page)).toBe(0);
    expect(await page.locator('#none').isVisible()).toBe(true);
    await page.locator('#clear').click();
    expect(await visible(page)).toBe(4);
  });

  it('filters by rule and by folder, also with the keyboard', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'no-query-in-loop' }).click();
    expect(await visible(page)).toBe(2);
    const folder = page.locator('.treemap [data-path="src/cache"]');
    await folder.focus();
    await page.keyboard.press('Enter');
    expect(await visible(page)).toBe(1);
    expect(await shown(page)).toBe('1 of 4 findings in src/cache');
    await page.keyboard.press('Enter');
    expect(await visible(page)).toBe(2);
  });

  it('opens a suggestion as a difference', async () => {
    const { page } = await open();
    const suggestion = page.locator('.suggestion').first();
    expect(await suggestion.locator('.diff').isVisible()).toBe(false);
    await suggestion.locator('summary').click();
    expect(await suggestion.locator('.added').first().textContent()).toMatch(
      /^\+ {3}await redis\.set\(.*300/u,
    );
  });

  it('is dark when the reader’s system is, or the reader says so', async () => {
    const { page } = await open({ colorScheme: 'dark' });
    const background = (): Promise<string> =>
      page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    const button = page.getByRole('button', { name: 'Dark colors' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect(await background()).not.toBe(dark);
    await page.reload();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect(await background()).toBe(dark);
  });

  it('is whole without scripts', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    expect(await visible(page)).toBe(4);
    expect(await page.locator('#search').isVisible()).toBe(false);
  });

  it.each(['light', 'dark'] as const)('is accessible as far as axe can tell, in %s', async (colorScheme) => {
    const { page } = await open({ colorScheme });
    for (const summary of await page.locator('.suggestion summary').all()) await summary.click();
    await page
      .addStyleTag({ content: '.file { content-visibility: visible !important; }' })
      .catch(() => undefined);
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run()');
    expect(
      violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html, failureSummary }) => [html, failureSummary]),
      ]),
    ).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
  });

  it.each([360, 1600])('fits into %i pixels', async (width) => {
    const { page } = await open({ viewport: { width, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  it('is drawn anew for the picture in the README', () => {
    const root = join(import.meta.dirname, '../..');
    const picture = join(here.folder, 'report.png');
    execFileSync('node_modules/.bin/jiti', ['scripts/report-picture.ts', picture], { cwd: root });
    const header = readFileSync(picture).subarray(0, 24);
    expect([header.toString('latin1', 1, 4), header.readUInt32BE(16)]).toEqual(['PNG', 2360]);
  });

  it('of thousands of findings answers at once', async () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      queryInLoop.split('\n').slice(2).join('\n').replace('rename', `rename${index}`),
    ).join('');
    const head = queryInLoop.split('\n').slice(0, 2).join('\n');
    for (let file = 0; file < 10; file++) here.write({ [`src/m${file}/many.ts`]: `${head}\n${many}` });
    const { page } = await open();
    expect(await shown(page)).toBe('2004 findings');
    const started = performance.now();
    await page.locator('#search').fill('rename77');
    expect(await shown(page)).toMatch(/of 2004 findings$/u);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
