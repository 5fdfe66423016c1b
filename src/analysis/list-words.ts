/**
 * What the names of lists say about their length, as read in the lists of some fifty real back ends.
 * A name is weak evidence: it decides only where the file does not show how long a list gets.
 */

/** Things of which one installation, or the world, has a few. */
const few = [
  'admins?',
  '(?:admin|manager|owner)s? (?:address(?:es)?|e?mails?)',
  'choices',
  'columns?',
  'constraints?',
  'countries',
  'currencies',
  'dimensions?',
  'environments?',
  'envs',
  'fields?',
  'filters',
  'formats',
  'languages?',
  'locales?',
  'locks?',
  'metrics?',
  'mirrors?',
  'opt(?:ion)?s',
  'orders? by',
  'permissions?',
  'plugins?',
  'policies',
  'prerequisites?',
  'privileges',
  'providers?',
  'reasons?',
  'relations?',
  'replicas',
  'scopes?',
  'services?',
  'settings?',
  'shards?',
  'sizes',
  'sort orders?',
  'statuses',
  'tiers?',
  'types?',
  'variables',
];

/** Things of which one other thing or one person usually has a few, though the system has many. */
const fewOfOne = [
  'director(?:y|ies)',
  'dirs?',
  'folders?',
  'levels',
  'aliases',
  'approvers?',
  'assign(?:ees|ments?)',
  'connections?',
  'consents?',
  'credentials?',
  'endpoints',
  'hooks?',
  'integrations?',
  'labels?',
  'memberships?',
  'mentions?',
  'owners?',
  'parents?',
  'placements?',
  'prices?',
  'receivers?',
  'recipients?',
  'redirects?',
  'reviewers?',
  'roles?',
  'segments?',
  'servers?',
  'sessions?',
  'sources?',
  'tags?',
  'teams?',
  'templates?',
  'thumbnails',
  'variants?',
  'variations?',
  'webhooks?',
  '(?:bcc|cc|receiver|recipient|to)s? (?:address(?:es)?|e?mails?)',
];

/** Things of which one other thing has a few, but which are also handed around in long lists. */
const fewWhereOfOne = ['address(?:es)?', 'channels?', 'domains?', 'e?mails?', 'hosts', 'invit(?:ations?|es)'];

/** Things that a system has many of, and that come in long lists. */
const many = [
  'accounts?',
  'appointments?',
  'articles?',
  'assets?',
  'attachments?',
  'attendees?',
  'batch',
  'bookings?',
  'campaigns?',
  'candidates?',
  'comments?',
  'commits?',
  'chapters?',
  'companies',
  'contacts?',
  'courses?',
  'customers?',
  'datasets?',
  'devices?',
  'doc(?:ument)?s?',
  'employees?',
  'enrol(?:l)?ments?',
  'episodes?',
  'events?',
  'executions?',
  'feeds?',
  'files?',
  'followers?',
  'guests?',
  'images?',
  'invoices?',
  'issues?',
  'items?',
  'jobs?',
  'leads?',
  'lessons?',
  'listings?',
  'logs?',
  'members?',
  'messages?',
  'notifications?',
  'objects?',
  'observations?',
  'orders?',
  'pages?',
  'parcels?',
  'participants?',
  'patients?',
  'payouts?',
  'people',
  'photos?',
  'players?',
  'posts?',
  'products?',
  'profiles?',
  'projects?',
  'records?',
  'repo(?:sitorie)?s',
  'reservations?',
  'reviews?',
  'scores?',
  'shipments?',
  'sensors?',
  'skus?',
  'songs?',
  'spans?',
  'students?',
  'subscribers?',
  'subscriptions?',
  'symbols?',
  'tasks?',
  'tenants?',
  'tickets?',
  'traces?',
  'tracks?',
  'transactions?',
  'transfers?',
  'uploads?',
  'ur[il]s?',
  'users?',
  'vehicles?',
  'videos?',
  'wallets?',
  'workflows?',
];

/** Things of which also a whole tenant or team has a few. */
const fewOfWhole = ['credentials?', 'endpoints', 'hooks?', 'integrations?', 'webhooks?'];

/** Things of which one thing has so few that also requests over the network one after another take no time. */
const fewest = [
  'approvers?',
  'assignees?',
  'memberships?',
  'mentions?',
  'owners?',
  'receivers?',
  'recipients?',
  'reviewers?',
  'roles?',
  'tags?',
];

const fewAtAll = nouns(few);
const fewOfEachWhole = nouns(fewOfWhole);
const fewestOfOne = nouns([...fewOfWhole, ...fewest]);
const fewWhenGiven = nouns(fewOfOne);
const fewOfEach = nouns([...fewOfOne, ...fewWhereOfOne]);
const manyOfAll = nouns(many);

function nouns(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})$`, 'u');
}

/** The last word of a name, or the last two, without what things are told apart by: `role` of `userRoleIds`. */
function isOneOf(kind: RegExp, name: string): boolean {
  if (/^(?:by|per)[A-Z]/u.test(name)) return false; // `perOwner` has an entry for each of all
  const words = thingsIn(name)
    .replace(/(?<=[a-z])(?:Ids|IDs|Keys|Names|Paths)$/u, '')
    .match(/[A-Z]+s?(?![a-z])|[A-Z]?[a-z\d]+/gu);
  const [last = '', before = ''] = [...(words ?? [])].reverse();
  return kind.test(last.toLowerCase()) || kind.test(`${before} ${last}`.toLowerCase());
}

/** What the things of a list are: `roles` in `rolesToAdd`, `getRolesOf`, `rolesByUser`. */
export function thingsIn(name: string): string {
  const from =
    /(?<=[a-z])(?:After|And|Before|Being|By|For|From|In|Of|On|Per|That|To|Where|With|Without)(?:[A-Z]\w*)?$/u;
  const part = name.replace(/^[#_]+/u, '').replace(/_+$/u, '');
  const [words] = part.split(from);
  return words !== undefined && words !== '' ? words : part;
}

/** Does a name say that there are a few, at least of one thing? */
export function saysFew(name: string): boolean {
  return saysFewAtAll(name) || isOneOf(fewOfEach, name);
}

/** Does a name say that there are a few, also of a list that a function is given, of who knows what? */
export function saysFewWhenGiven(name: string): boolean {
  return saysFewAtAll(name) || isOneOf(fewWhenGiven, name);
}

/** Does a name say that there are a few, whatever they are of? */
export function saysFewAtAll(name: string): boolean {
  return namesOfKinds.test(name) || isOneOf(fewAtAll, name);
}

/** Does a name say that also a tenant or team has a few? */
export function saysFewOfWhole(name: string): boolean {
  return saysFewAtAll(name) || saysOfWhole(name);
}

/** Does a name say that things belong to something, of which also a tenant or team has a few? */
export function saysOfWhole(name: string): boolean {
  return isOneOf(fewOfEachWhole, name);
}

/** Does a name say that there are so few that requests over the network can go one after another? */
export function saysFewest(name: string): boolean {
  return isOneOf(fewestOfOne, name);
}

/** Kinds of things are told apart by names, and a program has a few: `entityNames`, `tableNames`. */
const namesOfKinds = /(?:^|[a-z])(?:[cC]lass|[cC]ollection|[eE]ntity|[mM]odel|[tT]able|[tT]ype)Names$/u;

/** Does a name say that there can be many? */
export function saysMany(name: string): boolean {
  return isOneOf(manyOfAll, name);
}

/** Functions whose name says that they work on all there is, or on as many as come: a newsletter goes to whoever wants it. */
export const bulkWork =
  /^(?:announce|backfill|batch|broadcast|bulk|cleanup|export|import|migrate|purge|reindex|sync)(?![a-z])|[a-z](?:All|Backfill|Batch|Bulk|Expired|Export|Import|Many|Multiple)(?![a-z])|(?:[dD]eliver|[mM]ail|[sS]end)\w*(?:Announcement|Campaign|Digest|Newsletter)s?(?![a-z])/u;
