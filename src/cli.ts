#!/usr/bin/env node
import { run } from './cli/run.js';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(); // the reader has seen enough, as `head` has
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2));
