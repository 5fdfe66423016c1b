import { fileURLToPath } from 'node:url';
import { CannotRun } from './cannot-run.js';
import { precisionPage } from './precision-page.js';

try {
  const mistake = precisionPage({
    folder: fileURLToPath(new URL('.', import.meta.url)),
    page: fileURLToPath(new URL('../../docs/precision.md', import.meta.url)),
    check: process.argv.includes('--check'),
  });
  if (mistake) throw new CannotRun(mistake);
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
