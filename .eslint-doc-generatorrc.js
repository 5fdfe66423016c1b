/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ignoreConfig: ['all'],
  ruleDocNotices: ['description', 'configs', 'fixableAndHasSuggestions', 'deprecated'],
  ruleDocSectionInclude: ['What it reports', 'Examples', 'Limits', 'When not to use it', 'Further reading'],
};
