import { defineLibrary, type Library, type Member } from './schema.js';

/** All at once, unless the option says otherwise. */
function bounded(argument: number) {
  return { limits: { concurrency: { argument, key: 'concurrency' } } } as const;
}

function helper(name: string, version: string, member: Member<never>): Library {
  return defineLibrary({
    packages: [name],
    source: { url: `https://github.com/sindresorhus/${name}#readme`, version },
    module: { default: member },
    types: {},
  });
}

/** Small packages of one function each that go with p-map and take its options. */
export const pFunctions: readonly Library[] = [
  helper('p-all', '5.0.1', bounded(1)),
  helper('p-filter', '4.1.0', { iterates: { source: 0, callback: 1 }, ...bounded(2) }),
  helper('p-props', '6.1.0', { iterates: { source: 0, callback: 1 }, ...bounded(2) }),
  helper('p-settle', '5.2.1', bounded(1)),
  helper('p-times', '4.0.0', bounded(2)),
  helper('p-series', '3.0.0', { limits: { concurrency: 'always' } }),
  helper('p-each-series', '3.0.0', { iterates: { source: 0, callback: 1, sequential: true } }),
];
