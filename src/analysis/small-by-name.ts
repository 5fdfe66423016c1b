/**
 * Things that a program registers, enumerates or is configured with: a handful, whatever the data.
 * Read from lists in fifty real back ends that were iterated with one call per element.
 */
const registered = new RegExp(
  `(?:^|[a-z_])(?:${[
    'adapters',
    'attributes',
    'checks',
    'columns',
    'connectors',
    'databases',
    'entityTypes',
    'environments',
    'extensions',
    'fields',
    'filters',
    'handlers',
    'indexes',
    'indices',
    'indicators',
    'interceptors',
    'joins',
    'languages',
    'listeners',
    'locales',
    'metadatas',
    'middlewares?',
    'migrations',
    'models',
    'modules',
    'months',
    'periods',
    'plugins',
    'processors',
    'providers',
    'quarters',
    'queues',
    'regions',
    'relations',
    'schemas',
    'shards',
    'stages',
    'steps',
    'strategies',
    'tables',
    'validators',
    'weeks',
    'workers',
    'years',
  ].join('|')})$`,
  'iu',
);

/** Does the name say that there are only a few: a constant, or a list of registered things? */
export function isSmallByName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/u.test(name) || registered.test(thing(name));
}

/** `queues` for `queueNames`: as many names, files or configurations as there are things. */
function thing(name: string): string {
  return name.replace(/([a-z])(?:Configs|Dirs|Files|Names|Paths)$/u, '$1s');
}
