import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** What a client sends through a proxy, one entry for each statement or command. */
export interface CountingProxy {
  readonly port: number;
  /** What has been sent since it was emptied. */
  readonly sent: string[];
  close(): void;
}

/** Takes statements out of what a client sends: gives those that are complete, and keeps the rest. */
type Reader = (data: Buffer) => string[];

const readers = { postgresql: readPostgres, mariadb: readMariadb, redis: readRedis };

/** A proxy in front of a server on this machine that notes the statements of all its clients. */
export async function countingProxy(
  protocol: keyof typeof readers,
  serverPort: number,
): Promise<CountingProxy> {
  const sent: string[] = [];
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    const read = readers[protocol]();
    client.on('data', (data) => sent.push(...read(data)));
    client.pipe(upstream).pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, sent, close: () => server.close() };
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
function readPostgres(): Reader {
  let rest = Buffer.alloc(0);
  let hasStarted = false;
  let prepared = '';
  return (data) => {
    const found: string[] = [];
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const head = hasStarted ? 1 : 0; // the first messages have no letter
      if (rest.length < head + 4) return found;
      const size = head + rest.readInt32BE(head);
      if (rest.length < size) return found;
      const message = rest.subarray(0, size);
      rest = rest.subarray(size);
      if (!hasStarted) {
        hasStarted = message.readInt32BE(4) >> 16 === 3; // and not a question about encryption
        continue;
      }
      const letter = String.fromCharCode(message[0] ?? 0);
      if (letter === 'Q') found.push(textAt(message, 5));
      if (letter === 'P') prepared = textAt(message, message.indexOf(0, 5) + 1);
      if (letter === 'E') found.push(prepared);
    }
  };
}

function textAt(message: Buffer, start: number): string {
  return message.toString('utf8', start, message.indexOf(0, start));
}

/** https://mariadb.com/kb/en/clientserver-protocol/ */
function readMariadb(): Reader {
  let rest = Buffer.alloc(0);
  return (data) => {
    const found: string[] = [];
    rest = Buffer.concat([rest, data]);
    for (;;) {
      if (rest.length < 4) return found;
      const size = 4 + rest.readUIntLE(0, 3);
      if (rest.length < size) return found;
      const [, , , sequence, command] = rest;
      const isQuery = sequence === 0 && command === 0x03;
      if (isQuery) found.push(rest.toString('utf8', 5, size));
      if (sequence === 0 && command === 0x17) found.push('(a prepared statement)');
      rest = rest.subarray(size);
    }
  };
}

/** https://redis.io/docs/latest/develop/reference/protocol-spec/ */
function readRedis(): Reader {
  let rest = '';
  return (data) => {
    const found: string[] = [];
    rest += data.toString('latin1');
    for (;;) {
      const command = /^\*(?<count>\d+)\r\n/u.exec(rest);
      if (!command) return found;
      const words: string[] = [];
      let at = command[0].length;
      for (let left = Number(command.groups?.['count']); left > 0; left--) {
        const size = /^\$(?<size>\d+)\r\n/u.exec(rest.slice(at, at + 16));
        const start = at + (size?.[0].length ?? 0);
        at = start + Number(size?.groups?.['size']) + 2;
        if (!size || rest.length < at) return found;
        words.push(rest.slice(start, at - 2));
      }
      rest = rest.slice(at);
      found.push(words.join(' '));
    }
  };
}
