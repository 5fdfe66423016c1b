import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotRun } from './cannot-run.js';
import { nameAtVersion, slug } from './pinned-packages.js';

/** @typedef {import('./pinned-packages.js').Pin} Pin */

const run = promisify(execFile);
const unreachable =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH)\b/u;

/**
 * Puts the files of a pinned package into the cache folder and gives their folder. What is there already and still has
 * the pinned checksum is used again. Every file and folder gets its final name only when it is complete, so a run that
 * was interrupted leaves nothing that a later run could take for whole.
 * @param {Pin} pin
 * @param {string} cache
 * @returns {Promise<string>}
 */
export async function fetchPackage(pin, cache) {
  const name = `${slug(pin.name)}-${pin.version}`;
  const tarball = join(cache, `${name}.tgz`);
  const folder = join(cache, name);
  mkdirSync(cache, { recursive: true });
  removeLeftovers(cache);

  if (!existsSync(tarball) || integrityOf(tarball) !== pin.integrity) {
    rmSync(folder, { recursive: true, force: true });
    await inTemporaryFolder(cache, (temporary) => download(pin, temporary, tarball));
  }
  if (!existsSync(folder)) await inTemporaryFolder(cache, (temporary) => unpack(tarball, temporary, folder));
  return folder;
}

/**
 * @param {Pin} pin
 * @param {string} temporary
 * @param {string} tarball
 */
async function download(pin, temporary, tarball) {
  const wanted = nameAtVersion(pin);
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=120000'];
  try {
    await run('npm', [
      'pack',
      wanted,
      '--loglevel=error',
      '--ignore-scripts',
      '--pack-destination',
      temporary,
      ...patience,
    ]);
  } catch (error) {
    throw downloadError(wanted, error);
  }
  const [file] = readdirSync(temporary);
  if (file === undefined) throw new CannotRun(`npm pack ${wanted} made no file.`);

  const integrity = integrityOf(join(temporary, file));
  if (integrity !== pin.integrity)
    throw new CannotRun(`${wanted} has the checksum ${integrity}, but packages.json pins ${pin.integrity}.`);
  renameSync(join(temporary, file), tarball);
}

/**
 * @param {string} wanted
 * @param {unknown} error
 */
function downloadError(wanted, error) {
  const {
    stderr = '',
    stdout = '',
    message = '',
  } = /** @type {Record<string, string | undefined>} */ (error ?? {});
  const said = `${stderr}${stdout}${message}`;
  const reason = unreachable.exec(said)?.[0];
  if (reason)
    return new CannotRun(
      `The npm registry cannot be reached (${reason}), and ${wanted} is not in the cache. ` +
        'Run the command again with a connection; what was downloaded already is kept.',
    );
  if (/\bE404\b|\bETARGET\b/u.test(said)) return new CannotRun(`The npm registry does not have ${wanted}.`);
  return new CannotRun(`npm pack ${wanted} failed: ${(stderr || message).trim()}`);
}

/**
 * @param {string} tarball
 * @param {string} temporary
 * @param {string} folder
 */
async function unpack(tarball, temporary, folder) {
  try {
    await run('tar', ['-xzf', tarball, '-C', temporary, '--strip-components=1']);
  } catch (error) {
    throw new CannotRun(
      `${tarball} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  try {
    renameSync(temporary, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // else another run was quicker
  }
}

/** @param {string} file */
function integrityOf(file) {
  return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

const temporaryPrefix = 'unfinished-';

/**
 * @param {string} cache
 * @param {(temporary: string) => Promise<void>} work
 */
async function inTemporaryFolder(cache, work) {
  const temporary = mkdtempSync(join(cache, temporaryPrefix));
  try {
    await work(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Removes what runs that were killed left behind; another run may be at work on what is younger than an hour.
 * @param {string} cache
 */
function removeLeftovers(cache) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith(temporaryPrefix) && statSync(path).mtimeMs < anHourAgo)
      rmSync(path, { recursive: true, force: true });
  }
}
