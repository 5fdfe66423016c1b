/**
 * Functions of packages that give a function which runs the one they are given: once for each call, or for each value of
 * the arguments while one request is answered.
 */
const passing: Readonly<Record<string, readonly string[]>> = {
  react: ['cache'], // https://react.dev/reference/react/cache
};

/** Does an export of a package give a function that runs the one that it is given? */
export function passesThrough(specifier: string, name: string): boolean {
  return Object.hasOwn(passing, specifier) && passing[specifier]?.includes(name) === true;
}
