import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Engine } from './engines.js';
import { pathOf } from './install.js';
import { matches, projected, sorted, updated, type Document } from './mongo-documents.js';
import { firstRows } from './tables.js';

interface Bson {
  serialize(document: Document): Uint8Array;
  deserialize(data: Uint8Array): Document;
}

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;

/**
 * Stands in for MongoDB, which is not installed: the driver connects and sends its commands as ever, and this answers
 * those that the programs need, from documents in memory, in another order than they were written in.
 */
export async function startMongo(): Promise<Engine> {
  const bson = createRequire(join(pathOf('newest'), 'package.json'))('bson') as Bson;
  const sent: string[] = [];
  let collections = new Map<string, Document[]>();

  const answer = (command: Document): Document => {
    const [name = '', collection] = Object.entries(command)[0] ?? [];
    if (/^(?:hello|ismaster|ping|endSessions)$/iu.test(name)) return hello;
    sent.push(`${name} ${String(collection)}`);
    return run(collections, name, String(collection), command);
  };
  const server = createServer((socket) => {
    let rest = Buffer.alloc(0);
    socket.on('data', (data) => {
      rest = Buffer.concat([rest, data]);
      while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        socket.write(replyTo(bson, message, answer));
      }
    });
    socket.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: { MONGO_URL: `mongodb://127.0.0.1:${port}/shop` },
    sent,
    reset() {
      collections = new Map(
        Object.entries(firstRows).map(([name, rows]) => [name, rows.map((row) => ({ ...row }))]),
      );
      return Promise.resolve();
    },
    state() {
      return Promise.resolve([...collections].map(([name, list]) => [name, sorted(list, { _id: 1 })]));
    },
    close() {
      server.close();
      return Promise.resolve();
    },
  };
}

const hello: Document = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
};

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
function replyTo(bson: Bson, message: Buffer, answer: (command: Document) => Document): Buffer {
  const [id, code] = [message.readInt32LE(4), message.readInt32LE(12)];
  if (code === opQuery) {
    const start = message.indexOf(0, 20) + 9; // after the name of the collection and two numbers
    const head = Buffer.alloc(20);
    head.writeInt32LE(1, 16);
    return framed(
      opReply,
      id,
      Buffer.concat([head, bson.serialize(answer(documentAt(bson, message, start)))]),
    );
  }
  return framed(
    opMessage,
    id,
    Buffer.concat([Buffer.alloc(5), bson.serialize(answer(commandIn(bson, message)))]),
  );
}

function framed(code: number, responseTo: number, body: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(responseTo, 8);
  head.writeInt32LE(code, 12);
  return Buffer.concat([head, body]);
}

/** The document of a message, with the lists that stand beside it. */
function commandIn(bson: Bson, message: Buffer): Document {
  let command: Document = {};
  for (let at = 20; at < message.length;) {
    const size = message.readInt32LE(at + 1);
    if (message[at] === 0) {
      command = { ...command, ...documentAt(bson, message, at + 1) };
    } else {
      const end = message.indexOf(0, at + 5);
      const list: Document[] = [];
      for (let next = end + 1; next < at + 1 + size; next += message.readInt32LE(next)) {
        list.push(documentAt(bson, message, next));
      }
      command = { ...command, [message.toString('utf8', at + 5, end)]: list };
    }
    at += 1 + size;
  }
  return command;
}

function documentAt(bson: Bson, message: Buffer, at: number): Document {
  return bson.deserialize(message.subarray(at, at + message.readInt32LE(at)));
}

function run(
  collections: Map<string, Document[]>,
  name: string,
  collection: string,
  command: Document,
): Document {
  const all = collections.get(collection) ?? [];
  const listOf = (key: string) => (command[key] ?? []) as Document[];
  switch (name) {
    case 'find': {
      const found = all.filter((one) => matches(one, command['filter'] as Document)).toReversed();
      const limit = Number(command['limit'] ?? 0);
      const list = sorted(found, (command['sort'] ?? {}) as Document).slice(
        0,
        limit === 0 ? undefined : limit,
      );
      const firstBatch = list.map((one) => projected(one, command['projection'] as Document | undefined));
      return { cursor: { id: 0n, ns: `shop.${collection}`, firstBatch }, ok: 1 };
    }
    case 'insert':
      collections.set(collection, [...all, ...listOf('documents')]);
      return { n: listOf('documents').length, ok: 1 };
    case 'update': {
      let list = all;
      let n = 0;
      for (const { q, u, multi } of listOf('updates')) {
        const found = list.filter((one) => matches(one, q as Document));
        const chosen = new Set(multi ? found : found.slice(0, 1));
        list = list.map((one) => (chosen.has(one) ? updated(one, u as Document) : one));
        n += chosen.size;
      }
      collections.set(collection, list);
      return { n, nModified: n, ok: 1 };
    }
    case 'delete': {
      let left = all;
      for (const { q, limit } of listOf('deletes')) {
        const gone = left.filter((one) => matches(one, q as Document));
        const taken = new Set(limit === 1 ? gone.slice(0, 1) : gone);
        left = left.filter((one) => !taken.has(one));
      }
      collections.set(collection, left);
      return { n: all.length - left.length, ok: 1 };
    }
    default:
      return { ok: 0, code: 59, errmsg: `no such command: ${name}` };
  }
}
