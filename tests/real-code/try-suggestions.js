import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { check, resolveConfig } from 'prettier';
import { createVerifier } from './lint-file.js';
import { ruleName } from './preset-rules.js';

/** @typedef {import('eslint').Linter.LintMessage} LintMessage */

/**
 * What became of one suggestion.
 * @typedef {object} Trial
 * @property {string} rule
 * @property {string} file
 * @property {number} line
 * @property {string} title
 * @property {string} code the file after the edit
 * @property {'ends' | 'does not parse' | 'keeps its report' | 'makes another'} outcome
 * @property {boolean} [isLaidOut] whether Prettier would leave the file as it is; absent where it did not before
 */

/**
 * Applies each suggestion of the findings in some files by itself, and lints the file again.
 * @param {import('eslint').ESLint.Plugin} plugin
 * @param {string} root
 * @param {readonly string[]} files
 * @param {import('./lint-file.js').Setup} setup
 * @returns {Promise<{ readonly findings: readonly { readonly rule: string, readonly isSuggested: boolean }[], readonly trials: readonly Trial[] }>}
 */
export async function trySuggestions(plugin, root, files, setup) {
  const verify = createVerifier(plugin, root, setup);
  const findings = [];
  /** @type {Trial[]} */
  const trials = [];
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    const before = reportsIn(verify(file, text));
    const wasLaidOut = before.some(({ suggestions }) => suggestions) && (await isLaidOut(root, file, text));
    for (const { ruleId, line, suggestions = [] } of before) {
      const rule = ruleName(ruleId ?? '');
      findings.push({ rule, isSuggested: suggestions.length > 0 });
      for (const { desc: title, fix } of suggestions) {
        const code = text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
        const outcome = outcomeOf(before, verify(file, code), ruleId);
        const layout =
          wasLaidOut && outcome !== 'does not parse' ? await isLaidOut(root, file, code) : undefined;
        trials.push({
          rule,
          file,
          line,
          title,
          code,
          outcome,
          ...(layout === undefined ? {} : { isLaidOut: layout }),
        });
      }
    }
  }
  return { findings, trials };
}

/** @param {readonly LintMessage[]} messages */
function reportsIn(messages) {
  return messages.filter(({ ruleId, fatal }) => fatal || ruleId?.startsWith('backend-performance/'));
}

/**
 * @param {readonly LintMessage[]} before
 * @param {readonly LintMessage[]} messages
 * @param {string | null} rule
 * @returns {Trial['outcome']}
 */
function outcomeOf(before, messages, rule) {
  const after = reportsIn(messages);
  if (after.some(({ fatal }) => fatal)) return 'does not parse';
  const count = (/** @type {readonly LintMessage[]} */ reports) =>
    reports.filter(({ ruleId }) => ruleId === rule).length;
  if (count(after) >= count(before)) return 'keeps its report';
  return after.length >= before.length ? 'makes another' : 'ends';
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} text
 */
async function isLaidOut(root, file, text) {
  const filepath = join(root, file);
  try {
    return await check(text, { ...(await resolveConfig(filepath)), plugins: [], filepath });
  } catch {
    return false; // a style of its own: a plugin that is not installed, syntax that Prettier does not know
  }
}
