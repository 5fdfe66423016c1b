import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** Its loads are collected and answered by one call of the batch function: none of them is a query of its own. */
export const dataloader = defineLibrary({
  packages: ['dataloader'],
  source: { url: 'https://github.com/graphql/dataloader', version: '2.2.3' },
  module: { default: { gives: 'DataLoader' } },
  types: { DataLoader: { members: each('load loadMany prime clear clearAll', {}) } },
});
