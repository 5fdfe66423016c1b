/** The quantile of the normal distribution that leaves 2.5 % on each side. */
const z = 1.959964;

/**
 * Wilson's 95 % interval for a share that was seen in a sample: honest also for small samples and shares near 0 and 1.
 * @param {number} hits
 * @param {number} tries more than none
 * @returns {{ low: number, high: number }}
 */
export function wilson(hits, tries) {
  const share = hits / tries;
  const scale = 1 + z ** 2 / tries;
  const centre = (share + z ** 2 / (2 * tries)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / tries + z ** 2 / (4 * tries ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
