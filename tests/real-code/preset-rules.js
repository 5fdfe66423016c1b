import { CannotRun } from './cannot-run.js';

/**
 * Gives the name of a rule without the name of its plugin.
 * @param {string} ruleId
 */
export function ruleName(ruleId) {
  return ruleId.slice(ruleId.lastIndexOf('/') + 1);
}

/**
 * Lists the rules that the preset `recommended` of a plugin switches on. A preset that switches on nothing, or
 * something the plugin does not have, would look green for the wrong reason, so it cannot run.
 * @param {import('eslint').ESLint.Plugin} plugin
 * @returns {string[]}
 */
export function presetRules(plugin) {
  const configs = [plugin.configs?.['recommended'] ?? []].flat();
  const rules = configs
    .flatMap((config) => Object.entries('rules' in config ? (config.rules ?? {}) : {}))
    .filter(([, setting]) => !isOff(Array.isArray(setting) ? setting[0] : setting))
    .map(([ruleId]) => ruleName(ruleId));
  if (rules.length === 0) throw new CannotRun('The preset `recommended` switches on no rule.');

  const missing = rules.filter((rule) => plugin.rules?.[rule] === undefined);
  if (missing.length > 0)
    throw new CannotRun(`The preset \`recommended\` names rules that do not exist: ${missing.join(', ')}.`);
  return [...new Set(rules)].sort();
}

/**
 * Gives the preset `recommended` of a plugin, or one that switches on other rules of it for the same files.
 * @param {import('eslint').ESLint.Plugin} plugin
 * @param {readonly string[]} [rules]
 * @returns {import('eslint').Linter.Config[]}
 */
export function presetWith(plugin, rules) {
  const presets = /** @type {import('eslint').Linter.Config[]} */ ([plugin.configs?.['recommended']].flat());
  if (rules === undefined) return presets;
  return presets.map((preset) => {
    const [namespace] = Object.keys(preset.plugins ?? {});
    return { ...preset, rules: Object.fromEntries(rules.map((rule) => [`${namespace}/${rule}`, 'error'])) };
  });
}

/** @param {unknown} severity */
function isOff(severity) {
  return severity === 'off' || severity === 0;
}
