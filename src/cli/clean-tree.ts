import path from 'node:path';
import { byRepository, git } from './git.js';
import { UsageError } from './usage-error.js';

const mostShown = 5;

/** Can Git undo whatever happens to these files? Throws a UsageError where it cannot. */
export async function requireCleanTree(files: readonly string[]): Promise<void> {
  const { repositories, outside } = byRepository(files);
  const [first] = outside;
  const force = "or pass '--force'";
  if (first !== undefined) {
    throw new UsageError(
      `'${path.relative('', first)}' is in no Git repository that could undo an edit (${force})`,
    );
  }
  const states = await Promise.all(
    [...repositories.keys()].map(async (root) => ({
      root,
      status: await git(root, 'status', '--porcelain', '--untracked-files=normal'),
    })),
  );
  for (const { root, status } of states) {
    const changed = status.split('\n').filter((line) => line !== '');
    if (changed.length === 0) continue;
    const more = changed.length > mostShown ? [`… ${changed.length - mostShown} more`] : [];
    throw new UsageError(
      [
        `the Git tree '${path.relative('', root) || '.'}' has changes that are not committed: commit or stash them, ${force}`,
        ...changed.slice(0, mostShown),
        ...more,
      ].join('\n  '),
    );
  }
}
