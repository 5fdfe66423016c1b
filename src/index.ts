import { createRequire } from 'node:module';
import type { ESLint, Linter, Rule } from 'eslint';
import { rules } from '../rules/index.js';
import type { RuleDocs } from './create-rule.js';

/** Files that every preset leaves out: nobody waits for what they cost. */
export const ignoredByPresets: readonly string[] = [
  '**/*.{test,spec,e2e,e2e-spec}.*',
  '**/e2e.*',
  '**/__{fixtures,mocks,tests}__/**',
  '**/{test,tests,e2e,fixtures,integration-tests}/**',
  '**/{migrations,migration-scripts}/**',
  '**/*-migrations.*',
  // By their dates, as opposed to what runs them.
  '**/migration/**/*[0-9][0-9][0-9][0-9]*',
  '**/migration/*[0-9][0-9][0-9][0-9]*/**',
  '**/{seed,seeder,seeders,seeds}/**',
  '**/{seed,seeds}.*',
  '**/{demo,seed}-*.*',
  '**/*{.,-}{demo,seed,seeder}.*',
  '**/{demo,example,sample}-data{,/**}',
  '**/scripts/**',
  '**/*.config.*',
  '**/*{babel,esbuild,eslint,rollup,vite,webpack}-plugin*/**',
  '**/codemods/**',
  '**/*.d.ts',
];

export type PresetName = 'recommended' | 'strict' | 'all';

const isIn = {
  /** Quiet: a report is nearly always worth acting on. */
  recommended: ({ recommended = false }) => recommended,
  /** Also what is sound, but opinionated. */
  strict: ({ recommended = false, strict = false }) => recommended || strict,
  /** Also what has yet to earn its place on real code. */
  all: () => true,
} satisfies Record<PresetName, (docs: RuleDocs) => boolean>;

interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: Record<PresetName, Linter.Config>;
}

const namespace = 'backend-performance';
const { name, version } = createRequire(import.meta.url)(
  'eslint-plugin-backend-performance/package.json',
) as {
  readonly name: string;
  readonly version: string;
};

const plugin: Plugin = {
  meta: { name, version, namespace },
  // ESLint's types and typescript-eslint's describe the same object in different ways.
  rules: Object.fromEntries(rules.map((rule) => [rule.name, rule as unknown as Rule.RuleModule])),
  configs: {} as Plugin['configs'],
};
for (const presetName of Object.keys(isIn) as PresetName[]) plugin.configs[presetName] = preset(presetName);

export default plugin;

function preset(presetName: PresetName): Linter.Config {
  const chosen = rules.filter(({ meta }) => isIn[presetName](meta.docs ?? {}));
  return {
    name: `${namespace}/${presetName}`,
    ignores: [...ignoredByPresets],
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(
      chosen.map(({ name: ruleName, meta }) => {
        const options = presetName === 'recommended' ? [] : (meta.docs?.strictOptions ?? []);
        return [`${namespace}/${ruleName}`, ['error', ...options]];
      }),
    ),
  };
}
