/**
 * What the names of lists say about their length, as read in the lists of some fifty real back ends.
 * A name is weak evidence: it decides only where the file does not show how long a list gets.
 */

/** Things of which one other thing, one person or one installation usually has a few. */
const few = [
  'address(?:es)?',
  'admins?',
  'aliases',
  'approvers?',
  'assign(?:ees|ments?)',
  'brokers?',
  'channels?',
  'choices',
  'claims',
  'columns?',
  'connections?',
  'consents?',
  'constraints?',
  'countries',
  'credentials?',
  'currencies',
  'dimensions?',
  'director(?:y|ies)',
  'dirs?',
  'domains?',
  'e?mails?',
  'endpoints',
  'environments?',
  'envs',
  'fields?',
  'filters',
  'folders?',
  'formats',
  'hooks?',
  'hosts',
  'integrations?',
  'invit(?:ations?|es)',
  'labels?',
  'languages?',
  'levels',
  'locales?',
  'locks?',
  'memberships?',
  'mentions?',
  'metrics?',
  'opt(?:ion)?s',
  'orders? by',
  'owners?',
  'parents?',
  'permissions?',
  'placements?',
  'plugins?',
  'policies',
  'prerequisites?',
  'prices?',
  'privileges',
  'providers?',
  'reasons?',
  'receivers?',
  'recipients?',
  'redirects?',
  'relations?',
  'replicas',
  'reviewers?',
  'roles?',
  'scopes?',
  'segments?',
  'servers?',
  'services?',
  'sessions?',
  'settings?',
  'shards?',
  'sizes',
  'sort orders?',
  'sources?',
  'statuses',
  'tags?',
  'teams?',
  'templates?',
  'thumbnails',
  'tiers?',
  'types?',
  'variables',
  'variants?',
  'variations?',
  'webhooks?',
];

/** Things that a system has many of, and that come in long lists. */
const many = [
  'accounts?',
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
  'companies',
  'contacts?',
  'customers?',
  'datasets?',
  'devices?',
  'doc(?:ument)?s?',
  'employees?',
  'events?',
  'executions?',
  'feeds?',
  'files?',
  'followers?',
  'images?',
  'invoices?',
  'issues?',
  'items?',
  'jobs?',
  'leads?',
  'listings?',
  'logs?',
  'members?',
  'messages?',
  'notifications?',
  'objects?',
  'observations?',
  'orders?',
  'pages?',
  'participants?',
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
  'uploads?',
  'ur[il]s?',
  'users?',
  'videos?',
  'wallets?',
  'workflows?',
];

const fewOfEach = nouns(few);
const manyOfAll = nouns(many);

function nouns(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${words.join('|')})$`, 'u');
}

/** The last word of a name, or the last two, without what things are told apart by: `role` of `userRoleIds`. */
function isOneOf(kind: RegExp, name: string): boolean {
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

/** Does a name say that there are a few? */
export function saysFew(name: string): boolean {
  return isOneOf(fewOfEach, name);
}

/** Does a name say that there can be many? */
export function saysMany(name: string): boolean {
  return isOneOf(manyOfAll, name);
}

/** Functions whose name says that they work on all there is, or on as many as come. */
export const bulkWork =
  /^(?:backfill|batch|broadcast|bulk|cleanup|export|import|migrate|purge|reindex|sync)(?![a-z])|[a-z](?:All|Backfill|Batch|Bulk|Expired|Export|Import|Many|Multiple)(?![a-z])/u;
