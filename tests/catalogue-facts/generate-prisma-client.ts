import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Up to 6 the schema has to say where the database is; from 7 on it must not. */
function schemaFor(version: string): string {
  const url = Number.parseInt(version) < 7 ? 'url = "postgresql://localhost/shop"' : '';
  return `
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  ${url}
}
model User {
  id Int @id
}
`;
}

/**
 * The types of Prisma's client are made from a schema of the project: here, of the smallest one.
 * Making them needs none of the engines that the command would load from elsewhere, so it is told that it has them.
 */
export function generatePrismaClient(folder: string, version: string): void {
  const engine = process.execPath;
  writeFileSync(join(folder, 'schema.prisma'), schemaFor(version));
  execFileSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--schema', 'schema.prisma'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: engine,
        PRISMA_QUERY_ENGINE_BINARY: engine,
        PRISMA_QUERY_ENGINE_LIBRARY: engine,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
}
