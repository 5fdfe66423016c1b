import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startMariadb, startPostgres, startRedis } from '../../support/servers.js';
import { installLibraries } from './install.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The ports of the servers that are installed on this machine. */
    readonly ports: Readonly<Record<'postgresql' | 'mariadb' | 'redis', number | undefined>>;
    /** A folder in which the files that run programs keep what they found. */
    readonly rows: string;
  }
}

/** Before the programs run: installs their libraries, and starts the servers that this machine has. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  installLibraries();
  const [postgresql, mariadb, redis] = await Promise.all([startPostgres(), startMariadb(), startRedis()]);
  project.provide('ports', { postgresql: postgresql?.port, mariadb: mariadb?.port, redis: redis?.port });
  const rows = mkdtempSync(join(tmpdir(), 'executed-rows-'));
  project.provide('rows', rows);
  return async () => {
    rmSync(rows, { recursive: true });
    await Promise.all([postgresql, mariadb, redis].map((server) => server?.stop()));
  };
}
