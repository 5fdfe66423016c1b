import { fileURLToPath } from 'node:url';
import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testRule } from '../support/test-rule.js';

/** A file of a project that depends on a package. */
function inProject(name: string, file: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}/${file}`, import.meta.url));
}

testRule(noUnboundedConcurrency, {
  valid: [],
  invalid: [
    {
      code: `
// p-map 4: can be required
const fs = require('node:fs');
exports.load = async (urls) => {
  const pages = await Promise.all(urls.map((url) => fetch(url)));
                      ~~~~~~~~~~~ unboundedConcurrency
  fs.writeFileSync('pages.json', JSON.stringify(pages));
};
      `,
      filename: inProject('with-old-p-map', 'file.js'),
      message:
        '`Promise.all` starts `fetch` for every element of `urls` at once: a long list exhausts sockets, connections or memory. Instead, run at most 10 at a time.',
      title: 'Start at most 10 at a time, and none after one has failed.',
      suggestion: `
// p-map 4: can be required
const fs = require('node:fs');
const pMap = require('p-map');
exports.load = async (urls) => {
  const pages = await pMap(urls, (url) => fetch(url), { concurrency: 10 });
  fs.writeFileSync('pages.json', JSON.stringify(pages));
};
      `,
    },
    {
      code: `
// p-map 7: cannot be required everywhere
const fs = require('node:fs');
exports.load = async (urls) => {
  await Promise.all(urls.map((url) => fetch(url)));
        ~~~~~~~~~~~ unboundedConcurrency
  fs.writeFileSync('done', '');
};
      `,
      filename: inProject('with-p-map', 'file.js'),
      suggestion: `
// p-map 7: cannot be required everywhere
const fs = require('node:fs');
exports.load = async (urls) => {
  for (let start = 0; start < urls.length; start += 10) {
    await Promise.all(urls.slice(start, start + 10).map((url) => fetch(url)));
  }
  fs.writeFileSync('done', '');
};
      `,
    },
  ],
});
