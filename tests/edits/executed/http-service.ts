import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from './engines.js';

/** A service that answers `/7` with `{ "id": "7" }`, later numbers sooner, and `/bad…` with an error. */
export async function startHttpService(): Promise<Engine> {
  const sent: string[] = [];
  let running = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const id = request.url?.slice(1) ?? '';
    sent.push(`${request.method ?? ''} ${id}`);
    running += 1;
    most = Math.max(most, running);
    void sleep(Math.max(1, 25 - Number(id.replace('bad', '')))).then(() => {
      running -= 1;
      response.writeHead(id.startsWith('bad') ? 500 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    environment: { SERVICE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    sent,
    reset() {
      most = 0;
      return Promise.resolve();
    },
    state: () => Promise.resolve(null),
    async settle() {
      while (running > 0) await sleep(1);
      await sleep(2);
      while (running > 0) await sleep(1);
    },
    mostAtOnce: () => most,
    close() {
      server.close();
      server.closeAllConnections();
      return Promise.resolve();
    },
  };
}
