import { InvalidArgumentError } from 'commander';
import plugin from '../index.js';
import { nearestName } from '../nearest-name.js';

/** The rule that a user names, with or without the plugin's prefix; its name without it. */
export function ruleNamed(given: string): string {
  const prefix = `${plugin.meta.namespace}/`;
  const name = given.startsWith(prefix) ? given.slice(prefix.length) : given;
  const names = Object.keys(plugin.rules);
  if (names.includes(name)) return name;
  const nearest = nearestName(name, names);
  throw new InvalidArgumentError(
    nearest ? `Did you mean '${nearest}'?` : `The rules are ${names.join(', ')}.`,
  );
}
