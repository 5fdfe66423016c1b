/**
 * Shows a line of code with the lines around it and their numbers.
 * @param {string} text
 * @param {number} line
 * @param {{ readonly before?: number, readonly after?: number, readonly width?: number }} [size]
 */
export function codeFrame(text, line, { before = 8, after = 10, width = 160 } = {}) {
  const first = Math.max(1, line - before);
  const lines = text.split('\n').slice(first - 1, line + after);
  const digits = String(first + lines.length - 1).length;
  return lines
    .map((content, index) => {
      const number = String(first + index).padStart(digits);
      const shown = content.trimEnd().replaceAll('\t', '  ');
      const cut = shown.length > width ? `${shown.slice(0, width - 1)}…` : shown;
      return `${first + index === line ? '>' : ' '} ${number} | ${cut}`.trimEnd();
    })
    .join('\n');
}
