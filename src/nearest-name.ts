/** Which valid name did the user most likely mean? None, when more than half of each had to change. */
export function nearestName(given: string, valid: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const name of valid) {
    const edits = editDistance(given.toLowerCase(), name.toLowerCase());
    if (edits < fewest && edits <= Math.max(given.length, name.length) / 2) [nearest, fewest] = [name, edits];
  }
  return nearest;
}

/** How many letters have to be added, dropped or replaced to make one text from the other? */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
