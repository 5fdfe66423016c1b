/**
 * The lines that an edit takes away and puts in, with some around them; those that stay in between are shown as both.
 * @param {string} before
 * @param {string} after
 * @param {number} [around]
 */
export function changedLines(before, after, around = 4) {
  const old = before.split('\n');
  const now = after.split('\n');
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let same = 0;
  const most = Math.min(old.length, now.length) - start;
  while (same < most && old[old.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  const lines = (/** @type {string} */ mark, /** @type {readonly string[]} */ texts) =>
    texts.map((text) => `${mark} ${text}`);
  return [
    ...lines(' ', old.slice(Math.max(0, start - around), start)),
    ...lines('-', old.slice(start, old.length - same)),
    ...lines('+', now.slice(start, now.length - same)),
    ...lines(' ', old.slice(old.length - same, old.length - same + around)),
  ].join('\n');
}
