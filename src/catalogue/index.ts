import { pg } from './pg.js';
import type { Library } from './schema.js';

/** Every library that the rules know. */
export const libraries: readonly Library[] = [pg];
