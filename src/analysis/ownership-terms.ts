import type { Library } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';

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
  /** The property of the answer, or the index in it, that is the resource. */
  readonly under: string | undefined;
  /** The resource is a function, which is called to give it back. */
  readonly isReleaser: boolean;
  /** Members of what such a resource was taken on that give it back: `mutex.release()`. */
  readonly releasingOwner: ReadonlySet<string>;
  /** It ends by itself after a time. */
  readonly endsByItself: boolean;
  /** It comes from no pool, so that keeping it can be meant. */
  readonly isOwn: boolean;
}

/** On which terms is the resource held that a call takes? */
export function termsOf({ library, member, type: owner }: LibraryCall): Terms {
  const { takes, releasedBy, openers = [], forReceiver, callbackParameter } = member.acquires ?? {};
  const { isReleaser = false, endsByItself = false, isOwn = false, under } = member.acquires ?? {};
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
    under,
    isReleaser,
    releasingOwner,
    endsByItself,
    isOwn,
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
