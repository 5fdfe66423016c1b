/** Packages whose client works on one folder, so that two of its changes at a time get in each other's way. */
const clients: ReadonlySet<string> = new Set(['isomorphic-git', 'simple-git']);

/** What such a client reads, which it can do as often as one likes. */
const reads =
  /^(?:blame|branch(?:Local)?|catFile|clone|diff\w*|fetch|list\w*|log|lsRemote|mirror|rev[pP]arse|show|status|tags)$/u;

/** Does a client work on one folder at a time with this method? */
export function changesOneFolder(specifier: string, method: string): boolean {
  return clients.has(specifier) && !reads.test(method);
}

/** Commands that change the folder they run in, or a register in which one depends on another. */
const changing = [
  'git (?:-\\S+ )*(?:add|am|apply|checkout|cherry-pick|clean|commit|merge|mv|pull|push|rebase|reset|restore|revert|rm|stash|switch|tag)',
  '(?:bun|npm|pnpm|yarn) (?:-\\S+ )*(?:add|ci|i|install|link|publish|remove|uninstall|update|version)',
  '(?:apk|apt|apt-get|brew|dnf|pip3?|yum) ',
  'docker compose',
];
const changingCommand = new RegExp(`^(?:sudo )?(?:${changing.join('|')})\\b`, 'u');
const publishing = /^(?:bun|npm|pnpm|yarn) (?:-\S+ )*publish\b/u;

/** Must commands of this text run one after another, at least in one folder, or even in different ones? */
export function changesWhereItRuns(command: string): 'anywhere' | 'one folder' | undefined {
  if (publishing.test(command)) return 'anywhere';
  return changingCommand.test(command) ? 'one folder' : undefined;
}
