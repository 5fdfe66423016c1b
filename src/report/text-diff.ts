import { structuredPatch } from 'diff';

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added' | 'hunk';
  readonly text: string;
}

/** The lines of a unified diff between two texts, without its head; a hunk begins with its place. */
export function diffLines(before: string, after: string, context = 3): readonly DiffLine[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }): DiffLine[] => [
    { kind: 'hunk', text: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@` },
    ...lines
      .filter((line) => !line.startsWith('\\'))
      .map((line): DiffLine => ({ kind: kindOf(line), text: line.slice(1).replace(/\r$/u, '') })),
  ]);
}

function kindOf(line: string): 'same' | 'removed' | 'added' {
  return line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same';
}
