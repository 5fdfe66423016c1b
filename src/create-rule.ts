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

const createDocumented = ESLintUtils.RuleCreator<RuleDocs>(docsUrl);

/**
 * Makes a rule of this plugin: typed options and messages, and a link to its page.
 * Joins the one object of options with its defaults itself, because the library's way copies both, for each rule and file.
 */
export function createRule<Options extends readonly unknown[], MessageIds extends string>(
  described: Readonly<ESLintUtils.RuleWithMetaAndName<Options, MessageIds, RuleDocs>>,
) {
  const rule = createDocumented(described);
  const [defaults] = described.meta.defaultOptions ?? [];
  const create: typeof rule.create = (context) => {
    const [given] = context.options;
    const joined = isObject(given) && isObject(defaults) ? { ...defaults, ...given } : (given ?? defaults);
    return described.create(context, [joined] as unknown as Options);
  };
  return { ...rule, create };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
