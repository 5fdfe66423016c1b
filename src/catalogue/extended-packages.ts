/**
 * Packages of frameworks whose objects users and plugins give members of their own: `fastify.pg`, `req.db`,
 * `ctx.state.prisma`. What such a member is, the package does not say.
 */
export const extendedPackages: ReadonlySet<string> = new Set([
  '@feathersjs/express',
  '@feathersjs/feathers',
  '@feathersjs/koa',
  '@hapi/hapi',
  'elysia',
  'express',
  'express-serve-static-core',
  'fastify',
  'grammy',
  'h3',
  'hono',
  'koa',
  'koa-router',
  '@koa/router',
  'polka',
  'restify',
  'telegraf',
]);
