import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { importOf } from '../resolve/imports.js';
import { promiseUse } from '../resolve/promise-use.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';

/** What the name of a call says about the work behind it. */
export type RequestName =
  /** It carries something over the network or from disk: `downloadImage(url)`, `mailer.send(mail)`. */
  | 'transfer'
  /** It reads or changes stored data: `getUserById(id)`, `this.userService.update(user)`. */
  | 'data';

const transferVerb =
  /^(?:crawl|download|fetch|scrape|upload)(?![a-z])|^(?:deliver|notify|publish|send)(?:$|All$|.*(?:Email|Event|Invite|Invitation|Mail|Message|Notification|Push|Request|Sms|SMS|Text|Webhook)s?(?:$|[A-Z]))/u;
const mailing = /^(?:mailer|sendgrid|ses|sgMail|sms|transport(?:er)?|twilio|webhooks?)|(?:Mail(?:er)?|Client)$/u;

const dataVerb =
  /^(?:add|archive|assign|count|create|delete|destroy|disable|enable|exists|find|get|grant|insert|link|list|load|lookup|patch|put|query|read|remove|restore|retrieve|revoke|save|search|set|store|sync|unlink|update|upsert)(?![a-z])/u;
/** Objects that projects keep their data access in. */
const dataOwner =
  /(?:Api|Client|Dao|Gateway|Model|Repo|Repository|SDK|Service|Storage|Store)s?_?$|^(?:api|client|dao|db|gateway|models?|repo|repository|sdk|service|storage|store)s?$/u;

/** Things that are worked out in memory, whatever the verb before them. */
const inMemory =
  /(?:hash|cache[ds]?|checksum|cipher|class|color|component|config|context|css|default|digest|elements?|env|field|format|function|hash|headers?|hook|html|instance|label|locale|metadata|module|name|option|param|parser|path|permission|plugin|prop(?:s|ert)|schema|setting|signature|signed\w*|slug|state|string|style|text|title|token|translation|type|uri|urls?|validator|value|view)s?$/iu;
const inMemoryOwner =
  /(?:cache|cipher|collator|color|config|crypto|dom|editor|formatter|i18n|jwt|loader|logger|map|metrics|parser|registry|renderer|schema|set|state|telemetry|tracer|validator|view|window)s?_?$/iu;

/**
 * Does the name of a call of unknown origin say that it waits for a server or disk?
 * Only where its promise is used, and the name is not that of work in memory.
 */
export function requestName(resolution: Resolution, call: TSESTree.CallExpression): RequestName | undefined {
  if (!resolution.conventions) return undefined;
  const { use } = promiseUse(call);
  if (use === 'dropped' || use === 'other') return undefined;
  return nameOfRequest(resolution, call.callee);
}

/** What the name of a function says that is handed over by name: `ids.map(fetchUser)`. */
export function nameOfRequest(resolution: Resolution, called: TSESTree.Node): RequestName | undefined {
  if (!resolution.conventions || resolution.valueOf(called)) return undefined;
  const callee = bare(called);
  if (callee.type === AST_NODE_TYPES.Identifier) return freeFunction(resolution, callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = propertyName(callee)?.replace(/^#/u, '');
  if (name === undefined || inMemory.test(name)) return undefined;
  const owners = ownersOf(callee.object);
  const [owner = ''] = owners;
  if (inMemoryOwner.test(owner)) return undefined;
  if (transferVerb.test(name) && (!/^(?:deliver|notify|publish|send)$/u.test(name) || mailing.test(owner)))
    return 'transfer';
  return dataVerb.test(name) && owners.some((part) => dataOwner.test(part)) ? 'data' : undefined;
}

/** A function of another file: one of a package does anything, and one of this file shows what it does. */
function freeFunction(resolution: Resolution, callee: TSESTree.Identifier): RequestName | undefined {
  if (inMemory.test(callee.name)) return undefined;
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(callee), callee.name);
  const [definition] = variable?.defs ?? [];
  if (!definition || !importOf(definition)) return undefined;
  if (transferVerb.test(callee.name)) return 'transfer';
  return dataVerb.test(callee.name) ? 'data' : undefined;
}

/** The names before the last one, nearest first: of `context.models.users.get`, `users`, `models`, `context`. */
function ownersOf(object: TSESTree.Node): readonly string[] {
  const names: string[] = [];
  for (let current = bare(object); ; current = bare(current.object)) {
    if (current.type === AST_NODE_TYPES.Identifier) return [...names, current.name];
    if (current.type !== AST_NODE_TYPES.MemberExpression) return names;
    names.push((propertyName(current) ?? '').replace(/^#/u, ''));
  }
}
