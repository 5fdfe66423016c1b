import type { PathPart, RoundTripSite } from './round-trips.js';

/** The way from the function that is called in a loop to the library, for a message; empty where the library itself is called. */
export function pathText({ call, path: [first, ...further] }: RoundTripSite): string {
  if (!first) return '';
  const parts: readonly PathPart[] = [...further, { name: call.callee }];
  const texts = parts.map(({ name, place }) => `\`${name}\`${place === undefined ? '' : ` (${place})`}`);
  return ` (${[...(first.place === undefined ? [''] : [first.place]), ...texts].join(' → ').trim()})`;
}
