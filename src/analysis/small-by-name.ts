/**
 * Things that a program registers, enumerates or is configured with: a handful, whatever the data.
 * Read from lists in fifty real back ends that were iterated with one call per element.
 */
const registered = new RegExp(
  `(?:^|[a-z_])(?:${[
    'adapters',
    'checks',
    'columns',
    'connectors',
    'databases',
    'drivers',
    'entityTypes',
    'environments',
    'extensions',
    'fields',
    'handlers',
    'hooks',
    'indexes',
    'indicators',
    'interceptors',
    'languages',
    'listeners',
    'locales',
    'middlewares?',
    'migrations',
    'models',
    'modules',
    'plugins',
    'processors',
    'providers',
    'queues',
    'regions',
    'schemas',
    'shards',
    'stages',
    'steps',
    'strategies',
    'subscribers',
    'tables',
    'validators',
    'workers',
  ].join('|')})$`,
  'iu',
);

/** Does the name say that there are only a few: a constant, or a list of registered things? */
export function isSmallByName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/u.test(name) || registered.test(name);
}
