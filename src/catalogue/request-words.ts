/**
 * Words that projects use for work that leaves the process, where no import shows what is behind a call.
 * Read from call sites in some fifty real back ends; a verb alone never counts.
 */

/** Opens a page in a browser, or a place for its own pages, which takes as much memory whatever is shown in it. */
export const opensPage = /^new(?:Context|Page)$|^create(?:Incognito)?BrowserContext$/u;

/** Carries bytes, whatever it is a method of. Projects name their database reads `fetchX` as well. */
export const transferVerb =
  /^(?:newPage$|(?:crawl|download|scrape|upload)(?![a-z])|fetch(?:External|Feed|File|Html|Image|Json|JSON|Page|Remote|Url|URL)?s?$|(?:copy|fetch|get|import|load|read)\w*From(?:Cdn|CDN|Cloud\w*|Ftp|Gcs|GCS|Remote|S3|U[rR][lL])$|(?:copy|export|move|put|save|send|store|write)\w*To(?:Cdn|CDN|Cloud\w*|Ftp|Gcs|GCS|Remote|S3|Slack|Webhook)$)/u;

/** Asks a service, where a package that nothing else is known of has a function of that name. */
export const askVerb =
  /^(?:fetch|geocode|lookup|reverseGeocode|scrape|summari[sz]e|transcribe|translate)(?![a-z])/u;

/** Packages of data that the project keeps, or of what works in memory. */
export const packageOfData =
  /(?:^|[@/._-])(?:common|config|core|data|database|db|i18n|intl|locali[sz]ation|models?|orm|prisma|repositor(?:y|ies)|server|shared|store|utils?)(?:$|[/._-])/u;

/** Brings what is at an address, where one is given: `fetchArticle(item.link)`, `ping(url)`. */
export const fetchVerb = /^(?:fetch|load|ping|probe)(?![a-z])/u;
export const addressName = /^(?:href|link|ur[il])$|[a-z](?:Href|Link|URL|Ur[il])$/u;

/** Hands a message over, where the rest of the name or its owner says that there is one. */
export const messageVerb = /^(?:deliver|dispatch|email|notify|post|publish|push|send)(?![a-z])/u;

export const message =
  /(?:Alert|Digest|E?[mM]ail|Event|Invitation|Invite|Message|Newsletter|Notification|Push|Reminder|Request|Sms|SMS|Webhook)s?(?:$|[A-Z])/u;

export const messenger =
  /^(?:bot|discord|e?mails?|expo|fcm|mailer|mailgun|messaging|nodemailer|notifications?|notifier|postmark|producer|resend|sendgrid|ses|sgMail|slack|sms|sns|sqs|telegram|transport(?:er)?|twilio|web[pP]ush|webhooks?)$|(?:[a-z]Client|[mM]ailer|[mM]ailService|[mM]essag\w*Service|[nN]otif\w*Service|Notifier|Producer|Publisher|Push\w*Service|Sender|[sS]msService|Transport|[wW]ebhook\w*Service)_?$/u;

/** A client for HTTP of the project's own, or the binding of a bucket, and what it is asked to do. */
export const httpClient =
  /^(?:[A-Z_]*BUCKET|agent|api|apiClient|http|httpClient|httpService|rest|restClient|axios\w*|[a-z]\w*(?:Api|Axios|Http|HttpClient|HttpService|RestClient))_?$/u;
export const httpVerb = /^(?:delete|get|head|patch|post|put|request)$/u;

/** Services that are only reached over the network, by the names of their clients. */
export const remoteService =
  /^(?:adyen|airtable|akamai|algolia|anthropic|asana|auth0|bedrock|bigcommerce|bitbucket|braintree|calendly|clerk|cloudflare|cognito|confluence|contentful|datadog|discord|docusign|dropbox|elevenlabs|fastly|freshdesk|gemini|github|gitlab|hubspot|intercom|jenkins|jira|keycloak|klaviyo|linkedin|livekit|mailchimp|mailgun|mattermost|mollie|mux|netlify|notion|octokit|okta|openai|opsgenie|pagerduty|paypal|paystack|pinecone|pipedrive|plaid|postmark|quickbooks|razorpay|salesforce|sendgrid|shipstation|shopify|shippo|slack|square|stripe|telegram|trello|twilio|twitch|typeform|whatsapp|woocommerce|xero|zendesk|zoom)(?:Api|Client|Instance|Sdk|Service)?_?$/iu;

/** Clients of a service of somebody else, by the kind of thing they are. */
export const remoteClient = /[a-z](?:Api|API|Sdk|SDK)(?:Client|Service)?_?$|[a-z](?:Client|Gateway)_?$/u;

/** Clients whose answers come from memory or from stored data, whatever service that is. */
export const clientOfData =
  /(?:^(?:cache|clickhouse|config|database|db|elastic\w*|feature\w*|flags?|kv|log\w*|metrics?|mongo\w*|mysql|opensearch|pg|pool|postgres\w*|prisma|query|queue|redis|search|sessions?|socket|sql|stats?d?|transaction|tx|valkey|ws)|(?:Cache|Click[hH]ouse|Config|Database|DB|Db|Elastic\w*|Feature\w*|Flags?|KV|Kv|Log\w*|Metrics?|Mongo\w*|MySQL|Mysql|OpenSearch|PG|Pg|Pool|Postgres\w*|Prisma|Query|Queue|Redis|Search|Sessions?|Socket|SQL|Sql|Stats?D?|Transaction|Tx|Valkey|WS|Ws))Client_?$/u;

/** What clients do without asking anybody. */
export const clientInMemory =
  /^(?:build|connect|convert|decode|disconnect|encode|format|has|init\w*|is|map|normali[sz]e|on|once|parse|register|render|set|sign|supports|to|transform|use|validate|verify|with)(?![a-z])/u;

/** Names of work that a remote service's client does without it. */
export const remoteInMemory =
  /^(?:constructEvent|create\w*Client|on|parse(?!File|U[Rr][Ll])|promise$|register|sign|use|verify)/u;

/** Objects of a file storage, and what is done to one object in it. */
export const fileStorage =
  /^(?:blobClient|bucket|cloudinary|containerClient|gcs|minio\w*|s3\w*)$|(?:^|[a-z])(?:[fF]ile|[mM]edia)(?:Provider)?Service_?$|[a-z](?:Blob|Bucket|FileStorage|ObjectStorage|StorageBackend|StorageClient|StorageProvider|StorageService)_?$/u;
export const storageVerb =
  /^(?:copy|delete|download|get(?:File|Object)|list|move|put|remove|rename|save|upload)(?:Blob|File|Image|Object)?(?:IfExists)?$/u;

/** What only a file storage has, whatever its client is called. */
export const objectVerb = /^(?:copy|delete|get|head|put|upload)Object$/u;

/** What databases and their connections are called, whatever is asked of them. */
export const database = /^(?:conn(?:ection)?|database|db|knex|pool|sql|sqlite|trx|tx)$/iu;

/** A class of rows that an object keeps: `this._StripePrice`, `this.PostModel`. */
export const keptModel = /^_?[A-Z]\w*[a-z]\w*$|[a-z]Model$/u;

/** Stored data is read. Counts with an owner that keeps data, or with a key among the arguments. */
export const readVerb =
  /^(?:count|exists?|fetch|find|get|list|load|lookup|query|read|resolve|retrieve|search)(?![a-z])/u;

/** Stored data is changed, or something is made to happen elsewhere. */
export const changeVerb =
  /^(?:add|archive|assign|attach|audit|cancel|charge|confirm|(?:dis)?connect(?=[A-Z])|create|deactivate|delete|destroy|detach|disable|drop|enable|enqueue|execute|export|grant|handle|import|ingest|insert|invite|link|mark|merge|move|persist|process|provision|publish|reconcile|record|refresh|refund|reindex|remove|renew|reset|restore|retry|revoke|run|save|schedule|send|set|store|submit|sync|synchronize|transfer|trigger|unassign|unlink|unsubscribe|update|upsert|write)(?![a-z])/u;

/** What a function that a class is given does elsewhere: `private readonly audit: (entry) => Promise<void>`. */
export const givenEffect = /^(?:audit|deliver|enqueue|notify|persist|publish)(?![a-z])/u;

/** Changes that hardly anything does in memory, so that the verb and a noun are enough. */
export const lastingChange =
  /^(?:archive|cancel|charge|deactivate|delete|destroy|enqueue|insert|invite|persist|provision|reconcile|refund|remove|revoke|save|schedule|store|sync|synchronize|unassign|unlink|unsubscribe|update|upsert)[A-Z]/u;

/** Something that is done later, and how it is handed over: `new SyncTask().schedule(…)`. */
export const laterWork = /[a-z](?:Emails?|Jobs?|Mail|Notification|Queue|Task|Worker)$|^queue$/u;
export const handOver = /^(?:add|dispatch|enqueue|perform|queue|schedule|trigger)(?![a-z])/u;

/** One job that a queue holds, and what is done to it there. */
export const job = /^(?:[a-z]\w*J|j)ob$/u;
export const jobChange = /^(?:promote|remove|retry)$/u;

/** Objects in which projects keep their access to data and services. */
export const dataOwner =
  /(?:[a-z](?:Api|Client|Connector|Dao|Gateway|Integration|Model|Module|Repo|Repository|Sdk|SDK|Service|Storage|Store)|^(?:api|bucket|dao|db|gateway|models?|repo|repository|sdk|services?|storage|store))s?_?$/u;

/** Objects that work in memory, whatever their verbs. */
export const inMemoryOwner =
  /(?:[a-z_](?:Cache|Cipher|Loader|Map|Registry|Schema|Set|State|Validator)|^(?:cache|cipher|crypto|editor|formatter|i18n|jwt|loader|logger|map|metrics|parser|registry|renderer|schema|state|tracer|validator)|(?:[cC]ache|[cC]onfig|[cC]rypto|[eE]ncrypt\w*|[hH]ash\w*|[jJ]wt|[lL]og|[tT]oken|[tT]ranslation|[vV]alidation|[fF]ormat\w*|[pP]ars\w*|[rR]ender\w*|[tT]emplate|I18n|[cC]ls|[cC]ontext)Service)s?_?$/u;

/** Things that a function works out or has at hand, whatever the verb before them. */
export const inMemory =
  /(?:Body|Cache|Cached|Checksum|Cipher|Class|Client|Color|Component|Config|Context|Css|Default|Digest|Dto|DTO|Element|Enum|Env|Field|Filter|Format|Formatted|Function|Handler|Hash|Header|Helper|Hook|Html|Icon|Input|Instance|Key|Label|Locale|Logger|Manager|Name|Object|Option|Param|Parser|Path|Payload|Plugin|Prop|Props|Property|Provider|Regex|Registry|Repository|Schema|Service|Signature|Signed\w*|Size|Slug|State|Storage|Store|String|Style|Text|Title|Type|Uri|Url|URL|Validator|Value|View)s?$|Array|Cached|InMemory|Local/u;

/** Names of what a row or thing is found by. */
export const keyName =
  /^(?:e?mail|guid|id|key|login|name|slug|username|uuid)s?$|(?:Id|ID|Key|Slug|Uuid|Guid|_id)$/u;

/** What the promises of older packages are imported as. */
export const olderPromise = /^(?:B(?:luebird)?(?:Promise)?|Q|RSVP|bluebird)$/u;
