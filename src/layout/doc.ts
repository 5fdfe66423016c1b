/**
 * A document: text with places where a line may be broken, and groups that say which of them break together. The model
 * is that of Wadler, "A prettier printer", with the additions that Prettier has made to it.
 */
export type Doc =
  | string
  | readonly Doc[]
  | Beside
  | Break
  | Choice
  | Fill
  | Group
  | IfBroken
  | IndentIfBroken
  | Kept
  | Shifted
  | Verbatim;

/** A place where a line may end. `soft` is nothing where it does not, `hard` always ends the line. */
interface Break {
  readonly kind: 'break';
  readonly type: 'hard' | 'line' | 'soft';
}

/** At the end of a line, without making it wider. */
interface Beside {
  readonly kind: 'beside';
  readonly text: string;
}

/** Its own breaks are all taken, or none. */
export interface Group {
  readonly kind: 'group';
  readonly inner: Doc;
  readonly isBroken: boolean;
}

/** The first state that fits is taken, and the last where none does. */
interface Choice {
  readonly kind: 'choice';
  readonly states: readonly [Doc, ...Doc[]];
}

/** As many as fit on a line: a document, a break, a document and so on. */
interface Fill {
  readonly kind: 'fill';
  readonly parts: readonly Doc[];
}

/** Depends on whether a group, or the one around, is broken. */
interface IfBroken {
  readonly kind: 'if-broken';
  readonly broken: Doc;
  readonly flat: Doc;
  readonly group?: Group | undefined;
}

interface IndentIfBroken {
  readonly kind: 'indent-if-broken';
  readonly inner: Doc;
  readonly group: Group;
}

/** Indented by a step, or by so many columns. */
interface Shifted {
  readonly kind: 'shifted';
  readonly inner: Doc;
  readonly columns?: number;
}

/** A statement that was written so before: that stays where it fits, else it is laid out anew. */
export interface Kept {
  readonly kind: 'kept';
  /** Its lines, without the indentation that it had. */
  readonly lines: Doc;
  readonly indentation: string;
  readonly anew: Doc;
}

/** Lines of a template or a comment, which keep their white space. */
interface Verbatim {
  readonly kind: 'verbatim';
  readonly text: string;
}

export const line: Doc = { kind: 'break', type: 'line' };
export const soft: Doc = { kind: 'break', type: 'soft' };
export const hard: Doc = { kind: 'break', type: 'hard' };

export function group(inner: Doc, isBroken = false): Group {
  return { kind: 'group', inner, isBroken: isBroken || forcesBreak(inner) };
}

export function indent(inner: Doc): Doc {
  return { kind: 'shifted', inner };
}

export function align(columns: number, inner: Doc): Doc {
  return { kind: 'shifted', inner, columns };
}

export function ifBroken(broken: Doc, flat: Doc = '', of?: Group): Doc {
  return { kind: 'if-broken', broken, flat, group: of };
}

export function indentIfBroken(inner: Doc, of: Group): Doc {
  return { kind: 'indent-if-broken', inner, group: of };
}

export function choice(first: Doc, ...others: readonly Doc[]): Doc {
  return { kind: 'choice', states: [first, ...others] };
}

export function fill(parts: readonly Doc[]): Doc {
  return { kind: 'fill', parts };
}

export function verbatim(text: string): Doc {
  return text.includes('\n') ? { kind: 'verbatim', text } : text;
}

export function join(between: Doc, docs: readonly Doc[]): Doc[] {
  return docs.flatMap((doc, index) => (index === 0 ? [doc] : [between, doc]));
}

/** Breaks each group around it, where no choice is between them. */
export const breaksParent: Doc = { kind: 'group', inner: '', isBroken: true };

/** Must the group around this be broken? */
function forcesBreak(doc: Doc): boolean {
  return isBroken(doc, false);
}

/** Is a line of this broken for certain? */
export function willBreak(doc: Doc): boolean {
  return isBroken(doc, true);
}

/** A choice lets through no break that it holds, but has it. */
function isBroken(doc: Doc, isDeep: boolean): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return doc.some((part) => isBroken(part, isDeep));
  switch (doc.kind) {
    case 'beside':
      return false;
    case 'break':
      return doc.type === 'hard';
    case 'group':
      return doc.isBroken || (isDeep && isBroken(doc.inner, isDeep));
    case 'choice':
      return isDeep && isBroken(doc.states[0], isDeep);
    case 'fill':
      return doc.parts.some((part) => isBroken(part, isDeep));
    case 'if-broken':
      return isBroken(doc.broken, isDeep) || isBroken(doc.flat, isDeep);
    case 'kept':
      return isBroken(doc.anew, isDeep);
    case 'verbatim':
      return true;
    default:
      return isBroken(doc.inner, isDeep);
  }
}

/** Can a line of this be broken? */
export function canBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return doc.some(canBreak);
  switch (doc.kind) {
    case 'break':
      return true;
    case 'choice':
      return doc.states.some(canBreak);
    case 'fill':
      return doc.parts.some(canBreak);
    case 'if-broken':
      return canBreak(doc.broken) || canBreak(doc.flat);
    case 'beside':
    case 'kept':
    case 'verbatim':
      return false;
    default:
      return canBreak(doc.inner);
  }
}

export function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}

/** The document without its breaks, as the parameters of a function that stays beside a parenthesis. */
export function withoutBreaks(doc: Doc): Doc {
  if (typeof doc === 'string') return doc;
  if (isList(doc)) return doc.map(withoutBreaks);
  switch (doc.kind) {
    case 'break':
      return doc.type === 'soft' ? '' : ' ';
    case 'group':
      return withoutBreaks(doc.inner);
    case 'if-broken':
      return withoutBreaks(doc.flat);
    case 'choice':
      return withoutBreaks(doc.states[0]);
    case 'fill':
      return doc.parts.map(withoutBreaks);
    case 'beside':
    case 'kept':
    case 'verbatim':
      return doc;
    default:
      return withoutBreaks(doc.inner);
  }
}
