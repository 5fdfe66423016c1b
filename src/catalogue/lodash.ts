import { each } from './each.js';
import { defineLibrary, type Library, type Member } from './schema.js';

/** The functions of lodash that matter to the rules; es-toolkit/compat has the same. */
export const lodashFunctions: Readonly<Record<string, Member<never>>> = {
  chunk: { chunks: { size: 1 } },
  ...each('each eachRight flatMap forEach forEachRight forIn forOwn map mapValues', {
    iterates: { source: 0, callback: 1 },
  }),
};

const source = { url: 'https://lodash.com/docs/', version: '4.18.1' };

export const lodash = defineLibrary({
  packages: ['lodash', 'lodash-es'],
  source,
  module: lodashFunctions,
  types: {},
});

/** `lodash/chunk`, `lodash-es/chunk` and `lodash.chunk` export one function each. */
export const lodashMethods: readonly Library[] = Object.entries(lodashFunctions).map(([name, member]) =>
  defineLibrary({
    packages: [`lodash/${name}`, `lodash-es/${name}`, `lodash.${name.toLowerCase()}`],
    source,
    module: { default: member },
    types: {},
  }),
);
