import type { TSESTree } from '@typescript-eslint/utils';
import type { Member } from '../catalogue/schema.js';
import type { Resolution } from './resolution.js';
import type { LibraryMember } from './value.js';

/**
 * What do types leave of what a name stands for by convention? Nothing where they know it to be something else; of the
 * project's own classes and functions, what any of this name would do, unless they surely do not leave the process.
 */
export function leftByTypes(
  { types }: Resolution,
  { callee, receiver }: { readonly callee: TSESTree.Node; readonly receiver: TSESTree.Node },
  meant: LibraryMember,
): LibraryMember | undefined {
  const told = types?.told(receiver);
  if (told?.kind === 'foreign') return undefined;
  if (told?.kind !== 'own') return meant;
  return types?.staysInProcess(callee) ? undefined : { ...meant, member: withoutForm(meant.member) };
}

const withoutForms = new WeakMap<Member, Member>();

/** Without what only holds for the library itself: the form of its arguments and options, and the edits that rest on them. */
function withoutForm(member: Member): Member {
  let left = withoutForms.get(member);
  if (!left) {
    const facts = Object.entries(member).filter(([fact]) => !ofLibrary.has(fact));
    left = { ...Object.fromEntries(facts), ...withoutBatch(member) };
    withoutForms.set(member, left);
  }
  return left;
}

const ofLibrary: ReadonlySet<string> = new Set<keyof Member>([
  'cacheRead',
  'cacheWrite',
  'constructs',
  'counts',
  'expires',
  'sends',
  'tunes',
]);

function withoutBatch({ roundTrip }: Member): Pick<Member, 'roundTrip'> {
  if (!roundTrip) return {};
  const facts = Object.entries(roundTrip).filter(([fact]) => fact !== 'batch');
  return { roundTrip: Object.fromEntries(facts) as unknown as typeof roundTrip };
}
