import type { Convention } from './conventions.js';
import { words } from './each.js';

/** Names that stand for a repository or data access object which the project wrote itself. */

const own = (type: string) => ({ package: 'own repository', type });

/** A repository of rows, as opposed to one of versions of files, or of what stays in the process. */
const repository =
  /^(?!\w*(?:[gG]it|[sS]vn|[rR]emote|[uU]pstream|[sS]torage|[cC]onfig|[cC]rypto|[cC]ache|[mM]emory|[mM]ock|[fF]ake|[lL]ogging)(?:[A-Z]|Repo|$))\w*[a-z0-9](?:Repository|Repo|D[aA][oOlL])_?$/u;

/** What such a method is called when it takes a list already. */
const several = '(?:(?:Many|Bulk|Batch)(?:$|[A-Z])|All$|[a-z]In$|By[A-Z]\\w*[^su]s$)';

const reads = 'find|get|load|fetch|query|count|exists?|list';
const writes = 'insert|create|add|save|store|persist|upsert|update|set|delete|remove|destroy|softDelete';

const readsSeveral = new RegExp(`^(?:${reads})\\w*${several}`, 'u');
const writesSeveral = new RegExp(`^(?:(?:bulk|batch)[A-Z]|(?:${writes})\\w*(?:${several}|[^su]s$))`, 'u');
const readsOne = new RegExp(`^(?:${reads})(?:[A-Z]\\w*)?$`, 'u');
const readsByKey = /^(?:find|get|load|fetch)(?:One)?(?:[A-Z]\w*)?By[A-Z]\w*$/u;
/** A function that is imported says what it reads; models, clients and schemas are no rows. */
const readsOneOf = new RegExp(
  `^(?:${reads})[A-Z]\\w*(?<!Model|Client|Config|Schema|Connection|Provider|Collection|Sql|SQL|Query|Text|Label|Url|URL|Path|Message|Error|Fields?|Columns?)$`,
  'u',
);
const writesOne = new RegExp(
  // What is called a table or a column is no row.
  `^(?!create$|\\w*(?:Column|Database|Index|Partition|Schema|Table)$)(?:${writes})(?:[A-Z]\\w*)?$`,
  'u',
);

/** What gives rows by their key and keeps them elsewhere than in a database of the project: other servers, files, memory. */
const otherSource = words(
  `http api rest cache config flag flags storage s3 aws blob file files memory session sessions token auth jwt crypto
  stripe payment payments billing git github gitlab slack mail mailer email sms translation i18n locale redis queue
  proxy remote external client ai llm search`,
);
const otherWords = otherSource.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
const service = new RegExp(
  `^(?!_?(?:${otherSource.join('|')})[A-Z]|\\w*(?:${otherWords.join('|')})[A-Z])\\w*[a-z0-9](?:Service|Store)_?$`,
  'u',
);
// What has an address or a path is resolved or fetched, not looked up by a key.
const readsOneByKey =
  /^(?:(?:find|get|load|fetch)(?:One)?(?:[A-Z]\w*)?By(?!\w*(?:U[rR][lLiI]|Path|Address)$)[A-Z]\w*[^s]|findOne(?:OrFail)?)$/u;

interface Kind {
  readonly type: string;
  readonly names: RegExp;
  readonly call: string;
  readonly use?: Convention['use'];
  readonly unlessCalled?: string;
}

const readKinds: readonly Kind[] = [
  { type: 'ReadSeveral', names: readsSeveral, call: 'findByIds(ids)' },
  { type: 'Read', names: readsByKey, call: 'findByUserId(id)' },
];
const otherKinds: readonly Kind[] = [
  { type: 'Read', names: readsOne, call: 'findOne(id)' },
  { type: 'WriteSeveral', names: writesSeveral, call: 'insertMany(rows)' },
  { type: 'Write', names: writesOne, call: 'insert(row)' },
  // In some ORMs it only makes the entity that `save` writes.
  { type: 'Write', names: /^create$/u, call: 'create(row)', use: 'waited', unlessCalled: 'save' },
];

/** A module of the project that does nothing but talk to the database. */
const dataModule =
  /(?:^|[/.-])(?:models?|repositor(?:y|ies)|repos|daos?|dal|data-?access|queries|persistence)(?:\/[^/]+)?(?:\.[jt]s)?$|(?:Model|Repository|Repo|Dao|DAO|Queries)(?:\.[jt]s)?$/u;

/** What is asked for rows by name and has them in the process. */
const inProcess = /(?:^|[a-z\d_])(?:[cC]ache|[fF]ake|[mM]emory|[mM]ock|[rR]egistry|[sS]tub)_?$/u;

export const repositoryConventions: readonly Convention[] = [
  ...[...readKinds, ...otherKinds].map(
    ({ type, names, call, use = 'promise', unlessCalled }): Convention => ({
      example: `await this.userRepository.${call}`,
      is: own(type),
      receiver: repository,
      names,
      use,
      ...(unlessCalled === undefined ? {} : { unlessCalled }),
      given: 'something',
    }),
  ),
  ...[...readKinds, ...otherKinds].map(
    ({ type, names, call, use = 'promise', unlessCalled }): Convention => ({
      example: `await context.models.users.${call}`,
      is: own(type),
      receiver: /^(?:daos|models|repos|repositories)$/u,
      called: 'model',
      names,
      use,
      ...(unlessCalled === undefined ? {} : { unlessCalled }),
      given: 'something',
    }),
  ),
  {
    example: "import { User } from '../models/user'; await User.create({ email })",
    is: own('Write'),
    receiver: /^[A-Z]\w*[a-z]\w*$/u,
    from: dataModule,
    names: ['create'],
    use: 'waited',
    given: 'object',
  },
  {
    example: 'await this.usersService.findOne(id)',
    is: own('Read'),
    receiver: service,
    names: readsOneByKey,
    use: 'waited',
    given: 'something',
  },
  ...[
    { type: 'ReadSeveral', receiver: readsSeveral, name: 'findUsersByIds', given: 'ids' },
    { type: 'Read', receiver: readsOneOf, name: 'findUserById', given: 'id' },
  ].map(({ type, receiver, name, given }): Convention => ({
    example: `import { ${name} } from '../models/user'; await ${name}(${given})`,
    is: own(type),
    receiver,
    called: 'itself',
    notOf: inProcess,
    from: dataModule,
    use: 'waited',
    given: 'something',
  })),
];
