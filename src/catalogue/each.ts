import type { Member } from './schema.js';

/** The names in a text, separated by spaces or line breaks: long lists of commands read better so. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}

/** Several members about which the same is known. */
export function each<const Facts extends Member>(
  names: string,
  facts: Facts,
): Readonly<Record<string, Facts>> {
  return Object.fromEntries(words(names).map((name) => [name, facts]));
}
