import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of this package, for the files in it that are no code: pages and styles. */
export const packageFolder = path.dirname(require.resolve('eslint-plugin-backend-performance/package.json'));
