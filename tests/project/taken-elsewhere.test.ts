import { requireConnectionRelease } from '../../rules/require-connection-release.js';
import { testInProject } from '../support/in-project.js';

const work = `
import { DataSource, type QueryRunner } from 'typeorm';
export class Work {
  constructor(private readonly dataSource: DataSource) {}
  async open(): Promise<QueryRunner> {
    const made = this.dataSource.createQueryRunner();
    await made.connect();
    return made;
  }
  async shared(): Promise<QueryRunner> {
    return this.runner;
  }
  private runner = this.dataSource.createQueryRunner();
}
`;

/** What a function of another file takes for its caller, whatever it is called. */
testInProject(requireConnectionRelease, [
  {
    shows: 'known by the name of what holds it',
    files: {
      'use.ts': `
import type { Work } from './work.js';
export async function total(work: Work) {
  const runner = await work.open();
                            ~~~~ lostOnPath
  const rows = await runner.query('SELECT 1');
  await runner.release();
  return rows;
}
export async function kept(work: Work) {
  const runner = await work.open();
  try {
    return await runner.query('SELECT 1');
  } finally {
    await runner.release();
  }
}
export async function ofAll(work: Work) {
  const runner = await work.shared();
  return runner.query('SELECT 1');
}
`,
      'work.ts': work,
    },
  },
]);
