// `npm start` builds the command and lints the example; `npm start -- …` builds it and passes everything on.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const isDemonstration = args.length === 0;

const built =
  node(root, ['scripts/clean.js']) ||
  node(root, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
if (built !== 0) {
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
