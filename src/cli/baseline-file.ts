import { readFileSync } from 'node:fs';
import plugin from '../index.js';
import { UsageError } from './usage-error.js';

/** A finding is known by its rule and its line of code, so that it stays known when lines move. */
export interface Entry {
  /** Without the plugin's prefix. */
  readonly rule: string;
  readonly code: string;
  /** How many there are with this rule and code in the file; without it, one. */
  readonly count?: number;
}

export interface Baseline {
  readonly tool: string;
  readonly version: 1;
  /** Paths from the folder of the baseline, with `/`. */
  readonly files: Readonly<Record<string, readonly Entry[]>>;
}

const tool = plugin.meta.namespace;

/** The text of a baseline with these findings. */
export function baselineText(files: Baseline['files']): string {
  const baseline: Baseline = { tool, version: 1, files };
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

/** The baseline in a file. Throws a UsageError where it cannot be read, or is none. */
export function readBaseline(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT'
        ? `no such baseline: '${file}' ('--update-baseline' writes it)`
        : `the baseline '${file}' cannot be read: ${message}`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`the baseline '${file}' is not JSON: ${(error as Error).message}`);
  }
  if (!isObject(value) || value['tool'] !== tool) {
    throw new UsageError(`'${file}' is not a baseline of ${tool}`);
  }
  if (value['version'] !== 1) {
    throw new UsageError(
      `the baseline '${file}' has version ${JSON.stringify(value['version'])}; this command reads version 1`,
    );
  }
  const { files } = value;
  if (
    !isObject(files) ||
    !Object.values(files).every((entries) => isList(entries) && entries.every(isEntry))
  ) {
    throw new UsageError(
      `the baseline '${file}' is damaged: 'files' must give a list of { rule, code, count } for each file`,
    );
  }
  return value as unknown as Baseline;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { rule, code, count = 1 } = value;
  return (
    typeof rule === 'string' && typeof code === 'string' && Number.isInteger(count) && (count as number) > 0
  );
}
