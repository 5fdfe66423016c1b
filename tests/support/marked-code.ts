/** One expectation that stands under the line it is about: `~~~~ label`. */
export interface Mark {
  /** What stands after the tildes: a message id, and for the probe what it saw. */
  readonly label: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const markLine = /^(?<indent>\s*)(?<tildes>~+)\s+(?<label>\S.*)$/u;

/**
 * Splits marked code into the code and its expectations, with lines and columns counted as ESLint does.
 * A line of code may have several mark lines under it, in any order.
 */
export function readMarkedCode(marked: string): { readonly code: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of withoutFrame(marked).split('\n')) {
    const { indent, tildes, label } = markLine.exec(line)?.groups ?? {};
    if (indent === undefined || tildes === undefined || label === undefined) {
      lines.push(line);
      continue;
    }
    if (lines.length === 0) throw new Error(`A mark has no code above it:\n${marked}`);
    const column = indent.length + 1;
    marks.push({ label, line: lines.length, column, endColumn: column + tildes.length });
  }
  marks.sort((a, b) => a.line - b.line || a.column - b.column || a.endColumn - b.endColumn);
  return { code: lines.join('\n'), marks };
}

/** The code between the back ticks of a test, without the line break after the first and the indentation of the last. */
function withoutFrame(marked: string): string {
  return marked.replace(/^\n/u, '').replace(/\n[ ]*$/u, '\n');
}
