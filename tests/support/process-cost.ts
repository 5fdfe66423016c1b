import type { Outcome, Project } from './project.js';

export interface Cost {
  /** Of processor time, of all threads: on the clock it depends on what else the machine does. */
  readonly seconds: number;
  /** The most memory that it had at once. */
  readonly megabytes: number;
}

const tell = `
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.error('cost:', JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});`;

/** Runs a program of Node.js, and says what that cost. */
export async function runAtCost(
  project: Project,
  program: string,
  args: readonly string[],
): Promise<Outcome & { readonly cost: Cost }> {
  const options = `${project.env['NODE_OPTIONS']} --import "data:text/javascript,${encodeURIComponent(tell)}"`;
  const outcome = await project.run(program, args, { env: { NODE_OPTIONS: options } });
  const [, cost] = /^cost: (.*)$/mu.exec(outcome.err) ?? [];
  if (cost === undefined) throw new Error(`${program} did not tell what it cost: ${outcome.err}`);
  return { ...outcome, cost: JSON.parse(cost) as Cost };
}
