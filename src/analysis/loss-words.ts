import type { Loss } from './ownership.js';

/** What to do instead where a `finally` block comes too early, as it does for a stream. */
export function wayOutFor({ path }: Loss): string | undefined {
  return path === 'stream' ? 'give it back on `close`, which comes after an error too' : undefined;
}

/** The end of "is not given back …". */
export function whenLost({ path, node: { loc } }: Loss): string {
  const line = `line ${loc.start.line}`;
  switch (path) {
    case 'throw':
      return `when ${line} throws`;
    case 'return':
      return `when ${line} returns`;
    case 'yield':
      return `when whoever reads stops at ${line}`;
    case 'break':
    case 'continue':
      return `after the \`${path}\` on ${line}`;
    case 'branch':
      return `on one side of the condition on ${line}`;
    case 'stream':
      return `when the stream on ${line} fails or is stopped`;
    case 'next-turn':
      return 'before the loop takes the next one';
    default:
      return `on some path to line ${loc.end.line}`;
  }
}
