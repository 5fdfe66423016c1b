import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/** A file that imports, and the folder in which the linter runs. */
export interface Importer {
  readonly filename: string;
  readonly cwd: string;
}

/** Do these patterns mean the module of an import? They are matched against what is written and where it leads. */
export function moduleMatcher(patterns: readonly string[]): (names: readonly string[]) => boolean {
  const expressions = patterns.map(
    (pattern) => new RegExp(`^(?:${asExpression(withoutDot(pattern))})$`, 'u'),
  );
  return (names) => expressions.some((expression) => names.some((name) => expression.test(name)));
}

/**
 * The names of an imported module: as it is written, and for a relative one its path without extension, from the root
 * and from the folder in which the linter runs. An index stands for its folder too.
 */
export function moduleNames(specifier: string, { filename, cwd }: Importer): readonly string[] {
  const isRelative = /^\.\.?(?:\/|$)/u.test(specifier);
  const written = isRelative ? withoutDot(withoutExtension(specifier)) : specifier;
  const names = [specifier, written];
  if (isRelative && isAbsolute(filename)) {
    const path = join(dirname(filename), withoutExtension(specifier));
    names.push(slashed(path), slashed(relative(cwd, path)));
  }
  return [...names, ...names.flatMap((name) => (name.endsWith('/index') ? [name.slice(0, -6)] : []))];
}

/** `*` stands for anything within a folder, `**` for any folders, `?` for one letter, `{a,b}` for either. */
function asExpression(pattern: string): string {
  return pattern.replace(/\*\*\/|\/\*\*$|\*\*|[*?{},]|[\\^$.|+()[\]]/gu, (part, index: number) => {
    switch (part) {
      case '**/':
        return '(?:.*/)?';
      case '/**':
        return '(?:/.*)?';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        return '(?:';
      case '}':
        return ')';
      case ',':
        return isInBraces(pattern, index) ? '|' : ',';
      default:
        return `\\${part}`;
    }
  });
}

function isInBraces(pattern: string, index: number): boolean {
  return pattern.lastIndexOf('{', index) > pattern.lastIndexOf('}', index);
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//u, '');
}

function withoutExtension(specifier: string): string {
  return specifier.replace(/\.[cm]?[jt]sx?$/u, '');
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
