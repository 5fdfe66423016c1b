import { fileURLToPath } from 'node:url';
import spinner from 'yocto-spinner';
import { realCode } from './real-code.js';

const onTerminal = process.stderr.isTTY ? spinner({ stream: process.stderr }) : undefined;
let lastStep = '';

process.exitCode = await realCode(process.argv.slice(2), {
  folder: fileURLToPath(new URL('.', import.meta.url)),
  plugin: new URL('../../dist/src/index.js', import.meta.url).href,
  out: (text) => write(process.stdout, text),
  err: (text) => write(process.stderr, text),
  progress,
});
onTerminal?.stop();

/**
 * @param {NodeJS.WriteStream} stream
 * @param {string} text
 */
function write(stream, text) {
  onTerminal?.stop();
  stream.write(text);
}

/** @param {string} text */
function progress(text) {
  if (onTerminal) {
    onTerminal.text = text;
    if (!onTerminal.isSpinning) onTerminal.start();
    return;
  }
  const step = text.replace(/ \(.*/u, '');
  if (step !== lastStep) process.stderr.write(`${step}\n`); // a log does not need every file
  lastStep = step;
}
