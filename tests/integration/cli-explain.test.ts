import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { explainRule, renderMarkdown } from '../../src/cli/explain.js';
import { workplace } from '../support/command.js';

const { run } = workplace();
const plain = picocolors.createColors(false);
const colored = picocolors.createColors(true);

describe.each(rules)('the page of $name', ({ name, meta }) => {
  it('is printed without Markdown, in lines that fit', () => {
    const page = explainRule(name, plain, 80);
    expect(page.split('\n')[0]).toBe(`backend-performance/${name}`);
    expect(page).toContain('Further reading');
    expect(page.replace(/\s+/gu, ' ')).toContain(meta.docs?.description);
    expect(page).toContain('✗ incorrect');
    expect(page).toContain('✓ correct');
    expect(page).not.toMatch(/^#|```|<!--|\]\(/mu);
    const prose = page.split('\n').filter((line) => !/^ {2}│|https?:|^ /u.test(line));
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
  });
});

it('comes from the command, with or without prefix', async () => {
  const { code, out, err } = await run(['--explain', 'no-select-star']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^backend-performance\/no-select-star\n/u);
  expect(await run(['--explain', 'backend-performance/no-select-star'])).toEqual({ code, out, err });
});

it('of an unknown rule is an error that names a near one', async () => {
  expect(await run(['--explain', 'select-star'])).toEqual({
    code: 2,
    out: '',
    err: "backend-performance: option '--explain <rule>' argument 'select-star' is invalid. Did you mean 'no-select-star'?\n",
  });
});

it('shows emphasis, code and links with colors', () => {
  const text = renderMarkdown(
    '# A `b`\n\n- See [`c`](../c.md), **d**, _e_ and [f](https://f.example/_g_).',
    colored,
    80,
  );
  expect(text).toBe(
    [
      colored.bold(colored.underline(`A ${colored.cyan('b')}`)),
      '',
      `• See ${colored.cyan('c')}, ${colored.bold('d')}, ${colored.italic('e')} and f ${colored.dim('<https://f.example/_g_>')}.`,
    ].join('\n'),
  );
});

it('knows a link by its end, also where code in its text has brackets', () => {
  const text = renderMarkdown("[`settings['a b'].c`](../settings.md#c)", plain, 10);
  expect(text).toBe("settings['a b'].c");
});

it('wraps a list under its text', () => {
  expect(renderMarkdown('- one two three', plain, 9)).toBe('• one two\n  three');
});
