import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testRule } from '../support/test-rule.js';

// A resource that is only taken where none was given is given back under the same condition.
testRule(requireConnectionRelease, {
  valid: [],
  invalid: [
    {
      code: `
// the release moves with its condition and its comment
import { DataSource, type QueryRunner } from 'typeorm';
export class Executor {
  constructor(private dataSource: DataSource, private given?: QueryRunner) {}
  async pending() {
    const runner = this.given ?? this.dataSource.createQueryRunner();
                                                 ~~~~~~~~~~~~~~~~~ lostOnPath
    await runner.connect();
    const rows = await runner.query('SELECT 1');
    if (rows.length === 0) {
      // ours
      if (!this.given) await runner.release();
      return [];
    }
    await runner.query('SELECT 2');

    // ours
    if (!this.given) {
      await runner.release();
    }

    return rows;
  }
}
      `,
      title: 'Give the query runner back in a `finally` block.',
      suggestion: `
// the release moves with its condition and its comment
import { DataSource, type QueryRunner } from 'typeorm';
export class Executor {
  constructor(private dataSource: DataSource, private given?: QueryRunner) {}
  async pending() {
    const runner = this.given ?? this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      const rows = await runner.query('SELECT 1');
      if (rows.length === 0) {
        return [];
      }
      await runner.query('SELECT 2');

      return rows;
    } finally {
      // ours
      if (!this.given) await runner.release();
    }
  }
}
      `,
    },
    {
      code: `
// the finally that is there already, and comments that say something else
import { DataSource, type QueryRunner } from 'typeorm';
export async function run(dataSource: DataSource, given?: QueryRunner) {
  const runner = given ?? dataSource.createQueryRunner();
                                     ~~~~~~~~~~~~~~~~~ lostOnPath
  if (!runner.isTransactionActive) await runner.query('SELECT 1');
  try {
    await runner.query('SELECT 2');
  } catch (error) {
    console.error(error);
  } finally {
    // ours
    if (!given) await runner.release();
  }
}
      `,
      suggestion: `
// the finally that is there already, and comments that say something else
import { DataSource, type QueryRunner } from 'typeorm';
export async function run(dataSource: DataSource, given?: QueryRunner) {
  const runner = given ?? dataSource.createQueryRunner();
  try {
    if (!runner.isTransactionActive) await runner.query('SELECT 1');
    try {
      await runner.query('SELECT 2');
    } catch (error) {
      console.error(error);
    }
  } finally {
    // ours
    if (!given) await runner.release();
  }
}
      `,
    },
    {
      code: `
// nothing releases it
import { Pool, type PoolClient } from 'pg';
export async function run(pool: Pool, given: PoolClient | undefined) {
  const client = given ?? (await pool.connect());
                                      ~~~~~~~ neverReleased
  await client.query('SELECT 1');
}
      `,
      suggestion: `
// nothing releases it
import { Pool, type PoolClient } from 'pg';
export async function run(pool: Pool, given: PoolClient | undefined) {
  const client = given ?? (await pool.connect());
  try {
    await client.query('SELECT 1');
  } finally {
    if (!given) client.release();
  }
}
      `,
    },
    `
// one that changes in between
import { DataSource, type QueryRunner } from 'typeorm';
export class Executor {
  constructor(private dataSource: DataSource, private given?: QueryRunner) {}
  async pending() {
    const runner = this.given ?? this.dataSource.createQueryRunner();
                                                 ~~~~~~~~~~~~~~~~~ lostOnPath
    await runner.query('SELECT 1');
    if (!this.given) await runner.release();
    this.given = undefined;
  }
}
    `,
    `
// a condition that says something else
import { DataSource, type QueryRunner } from 'typeorm';
export async function run(dataSource: DataSource, given?: QueryRunner, ended?: boolean) {
  const runner = given ?? dataSource.createQueryRunner();
                                     ~~~~~~~~~~~~~~~~~ lostOnPath
  await runner.query('SELECT 1');
  if (!ended) await runner.release();
}
    `,
  ],
});
