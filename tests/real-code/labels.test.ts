import { describe, expect, it } from 'vitest';
import { compareLabels, type Label } from './compare-labels.js';

const label: Label = {
  file: 'a.js',
  line: 10,
  rule: 'no-loop',
  expect: 'report',
  visible: 'file',
  why: 'A query for each.',
};
const silent: Label = { ...label, line: 30, expect: 'silent', why: 'A retry.' };
const finding = { package: 'shop', file: 'a.js', line: 12, rule: 'no-loop', message: 'A loop.' };

describe('comparison with labels', () => {
  it('finds a label by a finding some lines away, and nothing else', () => {
    const far = { ...finding, line: 14 };
    expect(compareLabels([label], [finding, far])).toEqual({
      found: [{ label, finding }],
      missed: [],
      wrong: [],
      unlabelled: [far],
    });
  });

  it('lets another rule speak for it, but takes its own first', () => {
    const other = { ...finding, line: 10, rule: 'no-star' };
    expect(compareLabels([label], [other]).found).toEqual([{ label, finding: other }]);
    expect(compareLabels([label], [other, finding])).toMatchObject({
      found: [{ finding }],
      unlabelled: [other],
    });
  });

  it('tells what was missed, and what should have been silent', () => {
    const reported = { ...finding, line: 30 };
    expect(compareLabels([label, silent], [reported])).toEqual({
      found: [],
      missed: [label],
      wrong: [{ label: silent, finding: reported }],
      unlabelled: [],
    });
  });
});
