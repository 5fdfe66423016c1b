/** A function of a package that an edit may write to bound how much runs at once. */
export interface ConcurrencyHelper {
  readonly package: string;
  /** What its documentation calls the default export. */
  readonly name: string;
  /** `mapper`: `pMap(list, callback, { concurrency: 10 })`. `limiter`: `pLimit(10)` gives `limit(task)`. */
  readonly form: 'limiter' | 'mapper';
  /** From this major on it is an ES module only, which `require` does not load everywhere. */
  readonly moduleSince: number;
}

/** Best first. The sources stand with the libraries of the same names. */
export const concurrencyHelpers: readonly ConcurrencyHelper[] = [
  { package: 'p-map', name: 'pMap', form: 'mapper', moduleSince: 5 },
  { package: 'p-limit', name: 'pLimit', form: 'limiter', moduleSince: 4 },
];
