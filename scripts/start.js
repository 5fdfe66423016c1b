// `npm start` builds the command and lints the example; `npm start -- …` builds it and passes everything on.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const isDemonstration = args.length === 0;

if (build() !== 0) {
  process.exitCode = 2;
} else if (isDemonstration) {
  const found = node(root, ['dist/src/cli.js', 'examples/shop']);
  process.exitCode = found === 1 ? 0 : found; // the example is full of mistakes
} else {
  // Paths are meant from where the user stands; npm runs scripts in the folder of the package.
  process.exitCode = node(process.env.INIT_CWD ?? root, [`${root}dist/src/cli.js`, ...args]);
}

function node(cwd, commandLine) {
  return spawnSync(process.execPath, commandLine, { cwd, stdio: 'inherit' }).status ?? 2;
}
