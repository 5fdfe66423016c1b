/**
 * Packages of frameworks whose objects users and plugins give members of their own: `fastify.pg`, `req.db`,
 * `ctx.state.prisma`. And one whose class has the models of the user's schema. What such a member is, they do not say.
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
  'nestjs-prisma',
  '@koa/router',
  'polka',
  'restify',
  'telegraf',
]);
