import { build as buildDist } from '../../scripts/build.js';

/** Before the integration tests. */
export default function build(): void {
  if (buildDist() !== 0) throw new Error('`dist/` cannot be built.');
}
