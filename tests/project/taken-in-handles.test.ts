import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testInProject } from '../support/in-project.js';

const views = `
import { Pool } from 'pg';
const pool = new Pool();
export async function openView() {
  const client = await pool.connect();
  return {
    all: async (text: string) => (await client.query(text)).rows,
    async close() {
      client.release();
    },
  };
}
`;

const ports = `
export interface Work {
  run(text: string): Promise<unknown>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
export interface Works {
  create(): Promise<Work>;
}
export interface Unit {
  start(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
`;

const adapters = `
import { Pool, type PoolClient } from 'pg';
import type { Unit, Work, Works } from './ports.js';
class PgWork implements Work {
  constructor(private readonly client: PoolClient) {}
  run(text: string) {
    return this.client.query(text);
  }
  commit() {
    return this.end('COMMIT');
  }
  rollback() {
    return this.end('ROLLBACK');
  }
  private async end(text: string) {
    await this.client.query(text).finally(() => this.client.release());
  }
}
export class PgWorks implements Works {
  constructor(private readonly pool: Pool) {}
  async create(): Promise<Work> {
    return new PgWork(await this.pool.connect());
  }
}
export class PgUnit implements Unit {
  private client?: PoolClient;
  constructor(private readonly pool: Pool) {}
  async start() {
    if (this.client) throw new Error('started');
    this.client = await this.pool.connect();
  }
  async commit() {
    await this.client?.query('COMMIT');
    this.client?.release();
  }
  async rollback() {
    await this.client?.query('ROLLBACK');
    this.client?.release();
  }
}
`;

/** What functions and classes of other files take, and keep in something of their own. */
testInProject(requireConnectionRelease, [
  {
    shows: 'an object that closes what it has',
    files: {
      'use.ts': `
import { openView } from './views.js';
export async function list() {
  const view = await openView();
                     ~~~~~~~~ lostOnPath
  const rows = await view.all('SELECT 1');
  await view.close();
  return rows;
}
export async function kept() {
  const view = await openView();
  try {
    return await view.all('SELECT 1');
  } finally {
    await view.close();
  }
}
`,
      'views.ts': views,
    },
    suggests: ['Give the client back in a `finally` block.'],
  },
  {
    shows: 'behind an interface that one class implements',
    files: {
      'use.ts': `
import type { Unit, Works } from './ports.js';
export class Orders {
  constructor(
    private readonly works: Works,
    private readonly unit: Unit,
  ) {}
  async save() {
    const work = await this.works.create();
                                  ~~~~~~ lostOnPath
    await work.run('SELECT 1');
    await work.commit();
  }
  async saveAll() {
    const work = await this.works.create();
    try {
      await work.run('SELECT 1');
    } catch (error) {
      await work.rollback();
      throw error;
    }
    await work.commit();
  }
  async send() {
    await this.unit.start();
                    ~~~~~ lostOnPath
    await fetch('https://example.com');
    await this.unit.commit();
  }
}
`,
      'ports.ts': ports,
      'adapters.ts': adapters,
    },
    suggests: ['Roll the client back when something throws.'],
  },
  {
    shows: 'not where two classes implement it, and where a base class may end it',
    files: {
      'use.ts': `
import { Handler } from './handler.js';
import type { PgUnit } from './adapters.js';
import type { Works } from './ports.js';
export class Orders extends Handler {
  constructor(
    private readonly works: Works,
    private readonly unit: PgUnit,
  ) {
    super();
  }
  async save() {
    const work = await this.works.create();
    await work.run('SELECT 1');
    await work.commit();
  }
  async send() {
    await this.unit.start();
    await fetch('https://example.com');
    await this.unit.commit();
  }
}
`,
      'handler.ts': 'export class Handler {}',
      'ports.ts': ports,
      'adapters.ts': `${adapters}
export class RemoteWorks implements Works {
  async create(): Promise<Work> {
    return { async run() {}, async commit() {}, async rollback() {} };
  }
}
`,
    },
  },
]);
