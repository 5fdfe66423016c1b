import { ESLintUtils } from '@typescript-eslint/utils';

/** What a rule says about itself beside ESLint's own metadata. */
export interface RuleDocs {
  /** In the preset `recommended`: quiet enough for every back end. */
  readonly recommended?: boolean;
  /** In the preset `strict`: sound, but opinionated. Recommended rules are in it anyway. */
  readonly strict?: boolean;
  /** Options that the preset `strict` gives to the rule. */
  readonly strictOptions?: readonly unknown[];
}

/** Where the documentation page of a rule is, for editors and the command. */
export function docsUrl(name: string): string {
  return `https://github.com/eslint-plugin-backend-performance/eslint-plugin-backend-performance/blob/main/docs/rules/${name}.md`;
}

/** Makes a rule of this plugin: typed options and messages, and a link to its page. */
export const createRule = ESLintUtils.RuleCreator<RuleDocs>(docsUrl);
