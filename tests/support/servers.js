import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A server that runs for a while, with its data in a folder that goes with it.
 * @typedef {{ readonly port: number, readonly stop: () => Promise<void> }} Server
 */

/** Servers refuse to run as root, so then they run as nobody. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/**
 * PostgreSQL, with a user `postgres` that needs no password; `undefined` where it is not installed.
 * @returns {Promise<Server | undefined>}
 */
export async function startPostgres() {
  const initdb = programAt('initdb');
  const postgres = programAt('postgres');
  if (!initdb || !postgres) return undefined;
  const folder = newFolder();
  const data = join(folder, 'data');
  run(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], folder);
  const settings = ['fsync=off', 'max_connections=100', 'listen_addresses=127.0.0.1'];
  return start(folder, postgres, (port) => [
    ...['-D', data, '-k', folder, '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
}

/**
 * MariaDB, with a user `root` that needs no password; `undefined` where it is not installed.
 * @returns {Promise<Server | undefined>}
 */
export async function startMariadb() {
  const install = programAt('mariadb-install-db');
  const mariadbd = programAt('mariadbd');
  if (!install || !mariadbd) return undefined;
  const folder = newFolder();
  const data = `--datadir=${join(folder, 'data')}`;
  run(install, ['--no-defaults', data, '--auth-root-authentication-method=normal', '--skip-test-db'], folder);
  return start(folder, mariadbd, (port) => [
    ...['--no-defaults', data, `--port=${port}`, '--bind-address=127.0.0.1'],
    ...[`--socket=${join(folder, 'socket')}`, '--skip-name-resolve'],
  ]);
}

/**
 * Redis; `undefined` where it is not installed.
 * @returns {Promise<Server | undefined>}
 */
export async function startRedis() {
  const redis = programAt('redis-server');
  if (!redis) return undefined;
  const folder = newFolder();
  return start(folder, redis, (port) => ['--port', String(port), '--save', '', '--dir', folder]);
}

/**
 * Where is a program, in the folders of the path or in one where Debian hides those of servers?
 * @param {string} name
 */
function programAt(name) {
  const versions = '/usr/lib/postgresql';
  const hidden = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, 'bin'))
    : [];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', ...hidden];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  execFileSync(program, args, { ...user, cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * @param {string} folder
 * @param {string} program
 * @param {(port: number) => readonly string[]} argsFor
 * @returns {Promise<Server>}
 */
async function start(folder, program, argsFor) {
  const port = await freePort();
  const child = spawn(program, argsFor(port), { ...user, cwd: folder, stdio: 'ignore' });
  const end = once(child, 'exit');
  let hasEnded = false;
  void end.then(() => (hasEnded = true));
  for (let waited = 0; !(await isAnswering(port)); waited += 50) {
    if (hasEnded || waited > 20_000) throw new Error(`${program} does not answer on port ${port}.`);
    await sleep(50);
  }
  return {
    port,
    async stop() {
      // PostgreSQL would wait for its clients at the other signal, and MariaDB takes no notice of this one.
      if (!hasEnded) child.kill(program.endsWith('postgres') ? 'SIGINT' : 'SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 3000);
      await end;
      clearTimeout(killer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isAnswering(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (/** @type {boolean} */ is) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
}
