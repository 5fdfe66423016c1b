import type { Acquisition } from '../catalogue/schema.js';
import type { Members } from './ownership-members.js';
import type { Taken } from './ownership-terms.js';

/** Members whose name says that they end what they are called on, whatever became of the work. */
const closes = /^(?:release|close|dispose|destroy|end|done|free|unlock|stop|disconnect|give_?back)/iu;
const commits = /^commit/iu;
const succeeds = /^(?:complete|finish|flush|save)/iu;
const fails = /^(?:abandon|abort|cancel|discard|revert|rollback|undo)/iu;
const opens = /^(?:begin|connect|init|open|start)/iu;

const none: ReadonlySet<string> = new Set();

/** What more is known of how a resource is held. */
interface Use {
  /** It can be meant to live on. */
  readonly mayStay: boolean;
  /** It is held by the object that the call is made on. */
  readonly forReceiver?: boolean;
  /** It only reads, so that it does not matter whether it commits. */
  readonly isReadOnly?: boolean;
}

/**
 * What a caller has who gets something of the project's own in which a resource is, or a function that gives it back
 * (`itself`). `undefined` where nothing gives it back, and nobody can reach it.
 */
export function handleOf(
  taken: Taken,
  members: Members | 'itself',
  { mayStay, forReceiver = false, isReadOnly = false }: Use,
): Taken | undefined {
  const { resource = 'resource', cost, endsByItself, isOwn, takes } = taken.member.acquires ?? {};
  const held: Acquisition = {
    resource,
    ...(cost === undefined ? {} : { cost }),
    ...(endsByItself ? { endsByItself } : {}),
    ...(isOwn ? { isOwn } : {}),
    // What opens an object uses what it takes for it.
    ...(forReceiver ? { forReceiver } : takes === undefined ? {} : { takes }),
  };
  if (members === 'itself') {
    const acquires = {
      ...held,
      isReleaser: true,
      selfReleasing: 'call the function that it gives in a `finally` block',
    };
    const handle = { releasing: none, exposed: none, openers: none, mayStay };
    return { ...taken, member: { ...taken.member, acquires }, handle };
  }
  const { ending, passing, exposed, methods } = members;
  if (ending.size === 0 && exposed.size === 0) return undefined;
  const handle = {
    releasing: new Set([...ending.keys(), ...passing]),
    exposed,
    openers: new Set([...methods].filter((name) => opens.test(name) && !ending.has(name))),
    mayStay,
  };
  const acquires = { ...held, ...endOf(ending, held.takes !== 'on-use', isReadOnly) };
  return { ...taken, member: { ...taken.member, acquires }, handle };
}

/**
 * By which of the members that give it back does a reader end it? An edit writes `releasedBy` and `endsWith`: not what
 * would commit half of the work, or roll back what is not open yet.
 */
function endOf(ending: Members['ending'], isOpen: boolean, isReadOnly: boolean): Partial<Acquisition> {
  const names = [...ending.keys()].filter((name) => !name.startsWith('['));
  if (ending.size > 0 && names.length === 0) {
    const using = ending.has('[Symbol.dispose]') ? 'using' : 'await using';
    return { selfReleasing: `declare it with \`${using}\`` };
  }
  const close = names.find((name) => closes.test(name));
  const success = names.find((name) => commits.test(name)) ?? names.find((name) => succeeds.test(name));
  const failure = names.find((name) => fails.test(name));
  if (close === undefined && success !== undefined && failure !== undefined) {
    return {
      ...(isOpen ? { endsWith: { success, failure } } : {}),
      selfReleasing: `call \`${success}()\` at the end of a \`try\` block and \`${failure}()\` in its \`catch\``,
    };
  }
  const [only] = names.length === 1 ? names.filter((name) => name !== success && name !== failure) : [];
  const member = close ?? only;
  if (member === undefined) return {};
  const { mayWait = true, commits: isCommit = false } = ending.get(member) ?? {};
  return isCommit && !isReadOnly
    ? { selfReleasing: inFinally(member) }
    : { releasedBy: { member, awaited: mayWait } };
}

/** The acquisition of what may not be there: no edit can be sure of it. */
export function ofOptional(taken: Taken): Taken {
  const { acquires = { resource: 'resource' } } = taken.member;
  const { releasedBy } = acquires;
  const wayOut = releasedBy && { selfReleasing: inFinally(releasedBy.member) };
  const kept = without(acquires, 'releasedBy', 'endsWith');
  return { ...taken, member: { ...taken.member, acquires: { ...kept, ...wayOut } } };
}

export function without<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  ...keys: readonly Key[]
): Omit<Whole, Key> {
  const kept = Object.entries(whole).filter(([name]) => !keys.includes(name as Key));
  return Object.fromEntries(kept) as Omit<Whole, Key>;
}

function inFinally(member: string): string {
  return `call its \`${member}()\` in a \`finally\` block`;
}
