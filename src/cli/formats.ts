import type { ESLint } from 'eslint';
import plugin from '../index.js';
import { relativePath, rootFolder } from '../report/paths.js';
import type { Colors } from './colors.js';

type Results = readonly ESLint.LintResult[];
type Print = (results: Results, colors: Colors) => string | Promise<string>;

const { name, version, namespace } = plugin.meta;

/** How results can be printed. What a format needs is loaded when it is asked for. */
export const formats = {
  stylish: async (results, colors) => (await import('./print.js')).printResults(results, colors),
  json: (results) => JSON.stringify(results),
  sarif: async (results) => {
    const { default: sarif } = await import('../../formatters/sarif.js');
    return sarif(results, data(), { name, version });
  },
  github: async (results) => (await import('../../formatters/github.js')).default(results, data()),
  gitlab: async (results) => {
    const { toCodeClimate } = await import('eslint-formatter-codeclimate');
    const { cwd, rulesMeta } = data();
    return JSON.stringify(toCodeClimate([...results], rulesMeta, rootFolder(cwd)), null, 2);
  },
  junit: async (results) => {
    const { default: junit } = await import('eslint-formatter-junit');
    return (junit as unknown as (results: Results) => string)(results.map(withPathForXml));
  },
  html: async (results) => (await import('../../formatters/html.js')).default(results, data()),
} satisfies Record<string, Print>;

export type FormatName = keyof typeof formats;

function data(): Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'> {
  const metadata = Object.entries(plugin.rules).map(([rule, { meta }]) => [
    `${namespace}/${rule}`,
    meta ?? {},
  ]);
  return {
    cwd: process.cwd(),
    rulesMeta: Object.fromEntries(metadata) as ESLint.LintResultData['rulesMeta'],
  };
}

/** The formatter writes paths as they are, and its readers want them from the root of the project. */
function withPathForXml(result: ESLint.LintResult): ESLint.LintResult {
  const filePath = relativePath(result.filePath, rootFolder(process.cwd()))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return { ...result, filePath };
}
