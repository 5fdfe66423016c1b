/** Which valid name did the user most likely mean? Nothing, when none is near. */
export function nearestName(given: string, valid: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.floor(Math.max(given.length, 3) / 2) + 1;
  for (const name of valid) {
    const edits = editDistance(given.toLowerCase(), name.toLowerCase());
    if (edits < fewest) [nearest, fewest] = [name, edits];
  }
  return nearest;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
