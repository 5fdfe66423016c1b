/** One expectation that stands under the line it is about: `~~~~ label`. */
export interface Mark {
  /** What stands after the tildes: a message id, and for the probe what it saw. */
  readonly label: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const markLine = /^(?<indent>\s*)(?<tildes>~+)\s+(?<label>\S.*)$/u;

/** Splits marked code into the code and its expectations, with lines and columns counted as ESLint does. */
export function readMarkedCode(marked: string): { readonly code: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked
    .replace(/^\n/u, '')
    .replace(/\n[ ]*$/u, '\n')
    .split('\n')) {
    const { indent, tildes, label } = markLine.exec(line)?.groups ?? {};
    if (indent === undefined || tildes === undefined || label === undefined) {
      lines.push(line);
    } else {
      const column = indent.length + 1;
      marks.push({ label, line: lines.length, column, endColumn: column + tildes.length });
    }
  }
  return { code: lines.join('\n'), marks };
}
