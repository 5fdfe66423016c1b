/**
 * Packages whose clients only pass requests on to a service over HTTP, one for each call, and that are described no
 * further: which service it is does not matter, only that awaiting a call of theirs waits for the network.
 * Those that hold one conversation open (FTP, SFTP, IMAP, a browser) do one thing at a time, and are not among them.
 */
const names = [
  // HTTP clients
  '@octokit/request',
  'bent',
  'cross-fetch',
  'isomorphic-fetch',
  'make-fetch-happen',
  'needle',
  'node-fetch-native',
  'ofetch',
  'phin',
  'redaxios',
  'request',
  'request-promise',
  'request-promise-native',
  'wretch',
  // Mail and messages
  '@mailchimp/mailchimp_marketing',
  '@mailchimp/mailchimp_transactional',
  '@nestjs-modules/mailer',
  '@onesignal/node-onesignal',
  '@sendgrid/client',
  '@sendgrid/mail',
  '@slack/web-api',
  '@slack/webhook',
  'email-templates',
  'firebase-admin/messaging',
  'mailgun-js',
  'mailgun.js',
  'messagebird',
  'node-mailjet',
  'nodemailer',
  'plivo',
  'postmark',
  'pusher',
  'resend',
  'twilio',
  'twitter-api-v2',
  'web-push',
  // Models
  '@anthropic-ai/sdk',
  '@google/genai',
  '@google/generative-ai',
  '@mistralai/mistralai',
  'ai',
  'cohere-ai',
  'groq-sdk',
  'openai',
  'replicate',
  // Files
  '@google-cloud/storage',
  '@vercel/blob',
  'cloudinary',
  'firebase-admin/storage',
  'minio',
  // Other services
  '@hubspot/api-client',
  '@notionhq/client',
  '@octokit/core',
  '@octokit/rest',
  '@shopify/shopify-api',
  'auth0',
  'aws-sdk',
  'contentful-management',
  'deepl-node',
  'ethers',
  'firebase-admin/auth',
  'googleapis',
  'graphql-request',
  'intercom-client',
  'jira.js',
  'octokit',
  'paypal-rest-sdk',
  'plaid',
  'razorpay',
  'rss-parser',
  'square',
  'stripe',
  'viem',
  'web3',
];
const known: ReadonlySet<string> = new Set(names);

/** Families of such packages, one for each service; two of Google's collect calls and send them together. */
const families =
  /^(?:@aws-sdk\/client-|@azure\/|@clerk\/|@google-cloud\/(?!logging|pubsub)|@googleapis\/|aws-sdk\/clients\/)/u;

/** Does a package only pass requests on to a service over the network? */
export function isRemotePackage(specifier: string): boolean {
  return known.has(specifier) || families.test(specifier);
}
