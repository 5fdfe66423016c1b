import { suggestionsFor } from './lint-program.js';
import type { Program } from './program.js';
import { programs } from './programs.js';

export type Tried = { readonly program: Program; readonly suggestions: ReturnType<typeof suggestionsFor> };

export const tried: readonly Tried[] = programs.map((program) => ({
  program,
  suggestions: suggestionsFor(program),
}));

/** Programs for which no suggestion is right. */
export const silent = tried
  .filter(({ suggestions }) => suggestions.length === 0)
  .map(({ program }) => program);
