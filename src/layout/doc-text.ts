import { isList, type Doc, type Group, type Kept } from './doc.js';

/** How wide lines may be, and how they begin and end. */
export interface Page {
  readonly width: number;
  /** One step of indentation. */
  readonly unit: string;
  /** What a tab is wide. */
  readonly tabWidth: number;
}

interface Command {
  readonly indentation: string;
  readonly isFlat: boolean;
  readonly doc: Doc;
}

/** What was decided of the groups that something else depends on. */
type Decided = Map<Group, boolean>;

interface State {
  readonly page: Page;
  readonly pending: Command[];
  readonly flat: Decided;
  text: string;
  column: number;
  /** A line was broken where nothing was to break: what is flat is measured again. */
  mustMeasure: boolean;
}

/** The text of a document, without the indentation of its first line, at a place with this indentation. */
export function docText(doc: Doc, page: Page, indentation: string): string {
  const state: State = {
    page,
    pending: [{ indentation, isFlat: false, doc }],
    flat: new Map(),
    text: '',
    column: widthOf(indentation, page),
    mustMeasure: false,
  };
  for (let next = state.pending.pop(); next; next = state.pending.pop()) put(state, next);
  return state.text;
}

function put(state: State, command: Command): void {
  const { doc } = command;
  const { pending } = state;
  if (typeof doc === 'string') {
    state.text += doc;
    state.column += doc.length;
  } else if (isList(doc)) {
    for (let at = doc.length - 1; at >= 0; at -= 1) pending.push({ ...command, doc: doc[at] ?? '' });
  } else if (doc.kind === 'break') {
    putBreak(state, command, doc.type);
  } else if (doc.kind === 'beside') {
    state.text += doc.text;
  } else if (doc.kind === 'verbatim') {
    state.text += doc.text;
    state.mustMeasure = command.isFlat;
    state.column = widthOf(doc.text.slice(doc.text.lastIndexOf('\n') + 1), state.page);
  } else if (doc.kind === 'kept') {
    pending.push({ ...command, doc: keptOrAnew(state, command, doc) });
  } else if (doc.kind === 'group') {
    putGroup(state, command, doc);
  } else if (doc.kind === 'choice') {
    putChoice(state, command, doc.states);
  } else if (doc.kind === 'fill') {
    putFill(state, command, doc.parts);
  } else {
    pending.push(opened(state, command, doc));
  }
}

/** A command of which only the wrapping has to be taken off. */
function opened(
  { page, flat }: Pick<State, 'flat' | 'page'>,
  command: Command,
  doc: Extract<Doc, { readonly kind: 'if-broken' | 'indent-if-broken' | 'shifted' }>,
): Command {
  const isFlat = doc.kind !== 'shifted' && doc.group ? (flat.get(doc.group) ?? true) : command.isFlat;
  if (doc.kind === 'if-broken') return { ...command, doc: isFlat ? doc.flat : doc.broken };
  if (doc.kind === 'indent-if-broken' && isFlat) return { ...command, doc: doc.inner };
  const columns = doc.kind === 'shifted' ? doc.columns : undefined;
  const step = columns === undefined || page.unit === '\t' ? page.unit : ' '.repeat(columns);
  return { ...command, indentation: command.indentation + step, doc: doc.inner };
}

function putBreak(state: State, { indentation, isFlat }: Command, type: 'hard' | 'line' | 'soft'): void {
  if (isFlat && type !== 'hard') {
    if (type === 'line') {
      state.text += ' ';
      state.column += 1;
    }
    return;
  }
  if (isFlat) state.mustMeasure = true;
  let end = state.text.length;
  while (state.text[end - 1] === ' ' || state.text[end - 1] === '\t') end -= 1;
  state.text = `${state.text.slice(0, end)}\n${indentation}`;
  state.column = widthOf(indentation, state.page);
}

function putGroup(state: State, command: Command, group: Group): void {
  const inner = { ...command, doc: group.inner };
  let isFlat = command.isFlat && !group.isBroken;
  if (!command.isFlat || state.mustMeasure) {
    state.mustMeasure = false;
    isFlat = !group.isBroken && fits(state, { ...inner, isFlat: true });
  }
  state.flat.set(group, isFlat);
  state.pending.push({ ...inner, isFlat });
}

function putChoice(state: State, command: Command, states: readonly [Doc, ...Doc[]]): void {
  const [first] = states;
  if (command.isFlat && !state.mustMeasure) {
    state.pending.push({ ...command, doc: first });
    return;
  }
  state.mustMeasure = false;
  const fitting = states.find((doc) => fits(state, { ...command, isFlat: true, doc }));
  const last = states.at(-1) ?? first;
  state.pending.push(
    fitting === undefined
      ? { ...command, isFlat: false, doc: last }
      : { ...command, isFlat: true, doc: fitting },
  );
}

function putFill(state: State, command: Command, parts: readonly Doc[]): void {
  const [content, between, next, ...rest] = parts;
  if (content === undefined) return;
  const flat = (doc: Doc): Command => ({ ...command, isFlat: true, doc });
  const broken = (doc: Doc): Command => ({ ...command, isFlat: false, doc });
  const contentFits = fits(state, flat(content), true);
  const first = contentFits ? flat(content) : broken(content);
  if (between === undefined) return void state.pending.push(first);
  if (next === undefined)
    return void state.pending.push(contentFits ? flat(between) : broken(between), first);
  const bothFit = fits(state, flat([content, between, next]), true);
  state.pending.push(
    { ...command, doc: { kind: 'fill', parts: [next, ...rest] } },
    bothFit ? flat(between) : broken(between),
    first,
  );
}

/**
 * What had its layout from somewhere else keeps it where it was not moved to the left, and still fits. Elsewhere it is
 * laid out anew, if that would have given the same where it was.
 */
function keptOrAnew(
  { page }: State,
  { indentation }: Command,
  { anew, lines, indentation: before }: Kept,
): Doc {
  const text = docText(lines, page, indentation);
  const widest = Math.max(
    ...text.split('\n').map((one, at) => widthOf(at === 0 ? indentation + one : one, page)),
  );
  const isMovedLeft = widthOf(indentation, page) < widthOf(before, page);
  if (!isMovedLeft && (widest <= page.width || indentation === before)) return lines;
  return docText(anew, page, before) === docText(lines, page, before) ? anew : lines;
}

/** Does this and what follows up to the next possible break fit on the rest of the line? */
function fits(state: State, first: Command, isAlone = false): boolean {
  const { page, flat } = state;
  let room = page.width - state.column;
  let following = isAlone ? 0 : state.pending.length;
  const pending = [first];
  while (room >= 0) {
    const command = pending.pop() ?? state.pending[(following -= 1)];
    if (!command) return true;
    const { doc, isFlat } = command;
    if (typeof doc === 'string') {
      room -= doc.length;
    } else if (isList(doc)) {
      for (let at = doc.length - 1; at >= 0; at -= 1) pending.push({ ...command, doc: doc[at] ?? '' });
    } else if (doc.kind === 'break') {
      if (!isFlat || doc.type === 'hard') return true;
      if (doc.type === 'line') room -= 1;
    } else if (doc.kind === 'beside') {
      continue;
    } else if (doc.kind === 'verbatim') {
      return doc.text.indexOf('\n') <= room;
    } else if (doc.kind === 'group') {
      pending.push({ ...command, isFlat: isFlat && !doc.isBroken, doc: doc.inner });
    } else if (doc.kind === 'choice') {
      const last = doc.states.at(-1) ?? doc.states[0];
      pending.push({ ...command, doc: isFlat ? doc.states[0] : last });
    } else if (doc.kind === 'fill') {
      pending.push({ ...command, doc: doc.parts });
    } else if (doc.kind === 'kept') {
      pending.push({ ...command, doc: doc.anew });
    } else {
      pending.push(opened({ page, flat }, command, doc));
    }
  }
  return false;
}

function widthOf(text: string, { tabWidth }: Page): number {
  return text.replaceAll('\t', ' '.repeat(tabWidth)).length;
}
