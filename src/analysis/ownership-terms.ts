import type { Library } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';

/** A call that takes a resource, and what of the project's own holds it for the caller. */
export interface Taken extends LibraryCall {
  readonly handle?: Handle;
}

/** A thing of the project's own with a resource in it, by what its members do with that. */
export interface Handle {
  /** Members that give it back, or may. */
  readonly releasing: ReadonlySet<string>;
  /** Members that are the resource itself. */
  readonly exposed: ReadonlySet<string>;
  /** Members that only open it. */
  readonly openers: ReadonlySet<string>;
  /** It can be meant to live on: only who gives it back on one path has to on all. */
  readonly mayStay: boolean;
}

/** On which terms a resource is held: what takes it, and what gives it back. */
export interface Terms {
  /** Making the object takes nothing yet; its first use does. */
  readonly takenOnUse: boolean;
  /** Members of the resource that the catalogue describes, but for one that leads back to the pool. */
  readonly members: ReadonlySet<string>;
  /** Members of the resource that give it back: `client.release()`. */
  readonly releasing: ReadonlySet<string>;
  /** Members of the resource that keep it in use after they are called: `channel.consume(queue, fn)`. */
  readonly subscribing: ReadonlySet<string>;
  /** Members of something else that give it back as an argument, with its index: `pool.release(client)`. */
  readonly releasingByArgument: ReadonlyMap<string, number>;
  /** Members of the resource that only open it: `queryRunner.startTransaction()`. */
  readonly openers: ReadonlySet<string>;
  /** Properties of what holds the resource that are the resource itself: `session.client`. */
  readonly exposed: ReadonlySet<string>;
  /** The property of the answer, or the index in it, that is the resource. */
  readonly under: string | undefined;
  /** The resource is a function, which is called to give it back. */
  readonly isReleaser: boolean;
  /** Members of what such a resource was taken on that give it back: `mutex.release()`. */
  readonly releasingOwner: ReadonlySet<string>;
  /** It ends by itself after a time. */
  readonly endsByItself: boolean;
  /** What is asked on it says `end` after an error too. */
  readonly endsAfterFailure: boolean;
  /** Keeping it can be meant, as where it comes from no pool. */
  readonly mayStay: boolean;
}

/** On which terms is the resource held that a call takes? */
export function termsOf({ handle, ...taken }: Taken): Terms {
  const terms = termsOfLibrary(taken);
  if (!handle) return terms;
  const { releasing, exposed, openers, mayStay } = handle;
  return {
    ...terms,
    members: releasing,
    releasing: exposed.size > 0 ? new Set([...releasing, ...terms.releasing]) : releasing,
    releasingOwner: releasing,
    subscribing: new Set(),
    openers,
    exposed,
    mayStay: terms.mayStay || mayStay,
  };
}

function termsOfLibrary({ library, member, type: owner }: LibraryCall): Terms {
  const { takes, releasedBy, openers = [], forReceiver, callbackParameter } = member.acquires ?? {};
  const { isReleaser = false, endsByItself = false, isOwn = false, under } = member.acquires ?? {};
  const { endsAfterFailure = false } = member.acquires ?? {};
  const given = callbackParameter === undefined ? undefined : member.callback?.[callbackParameter];
  const releasing = new Set(releasedBy ? [releasedBy.member] : []);
  const members = new Set<string>();
  const subscribing = new Set<string>();
  for (
    let type = forReceiver ? owner : (member.gives ?? given);
    type !== undefined;
    type = library.types[type]?.extends
  ) {
    for (const [name, { is, releases, subscribes }] of Object.entries(library.types[type]?.members ?? {})) {
      if (is === undefined || is !== owner) members.add(name);
      if (releases === 'receiver') releasing.add(name);
      if (subscribes) subscribing.add(name);
    }
  }
  const releasingOwner = new Set(isReleaser ? releasersOf(library, owner) : []);
  for (const name of releasingOwner) releasing.add(name);
  const releasingByArgument = new Map<string, number>();
  for (const { members = {} } of Object.values(library.types)) {
    for (const [name, { releases }] of Object.entries(members)) {
      if (typeof releases === 'object') releasingByArgument.set(name, releases.argument);
    }
  }
  return {
    takenOnUse: takes === 'on-use',
    members,
    releasing,
    subscribing,
    releasingByArgument,
    openers: new Set(openers),
    exposed: new Set(),
    under,
    isReleaser,
    releasingOwner,
    endsByItself,
    endsAfterFailure,
    mayStay: isOwn,
  };
}

/** Members of a type that give back what they are called on. */
function* releasersOf(library: Library, start: string | undefined): Generator<string> {
  for (let type = start; type !== undefined; type = library.types[type]?.extends) {
    for (const [name, { releases }] of Object.entries(library.types[type]?.members ?? {})) {
      if (releases === 'receiver') yield name;
    }
  }
}
