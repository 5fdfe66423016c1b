#!/usr/bin/env node
import { run } from './cli/run.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(); // the reader has seen enough, as `head` has
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
