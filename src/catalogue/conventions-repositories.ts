import type { Convention } from './conventions.js';

/** Names that stand for a repository or data access object which the project wrote itself. */

const own = (type: string) => ({ package: 'own repository', type });

/** A repository of rows, as opposed to one of versions of files. */
const repository =
  /^(?!.*(?:[gG]it|[sS]vn|[rR]emote|[uU]pstream))\w*[a-z0-9](?:Repository|Repo|D[aA][oOlL])_?$/u;

/** What such a method is called when it takes a list already. */
const several = '(?:Many|All|Bulk|Batch|[a-z]In|By[A-Z]\\w*[^su]s)$';

const readsSeveral = new RegExp(`^(?:find|get|load|fetch|count|exists?|list)\\w*${several}`, 'u');
const readsOne = /^(?:find|get|load|fetch)(?:One)?(?:[A-Z]\w*)?By[A-Z]\w*$/u;
const kinds = [
  { type: 'ReadSeveral', names: readsSeveral, call: 'findByIds(ids)' },
  { type: 'Read', names: readsOne, call: 'findByUserId(id)' },
];

export const repositoryConventions: readonly Convention[] = [
  ...kinds.map(({ type, names, call }): Convention => ({
    example: `await this.userRepository.${call}`,
    is: own(type),
    receiver: repository,
    names,
    use: 'promise',
  })),
  ...kinds.map(({ type, names, call }): Convention => ({
    example: `await context.models.users.${call}`,
    is: own(type),
    receiver: /^models$/u,
    called: 'model',
    names,
    use: 'promise',
  })),
];
