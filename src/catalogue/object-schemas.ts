/**
 * Libraries in which a program describes objects, to check them and to name their types.
 * Read in zod 4.6.7 and 3.25.76, valibot 1.5.0 and @sinclair/typebox 0.34.52.
 */
export interface ObjectSchemas {
  readonly packages: readonly [string, ...string[]];
  /** Functions that describe an object by the keys of their first argument. */
  readonly objects: RegExp;
  /** Types of what a schema gives: `z.infer<typeof User>`. */
  readonly types: RegExp;
  /** What an object is checked by, which passes on its known keys alone. */
  readonly checks?: RegExp;
}

export const objectSchemas: readonly ObjectSchemas[] = [
  {
    packages: ['zod', 'zod/v3', 'zod/v4', 'zod/mini', 'zod/v4-mini', '@hono/zod-openapi'],
    objects: /^(?:object|strictObject)$/u,
    types: /^(?:infer|output|TypeOf)$/u,
    checks: /^(?:parse|parseAsync|safeParse|safeParseAsync|spa)$/u,
  },
  {
    packages: ['valibot'],
    objects: /^(?:object|strictObject)$/u,
    types: /^(?:InferOutput|Output)$/u,
    checks: /^(?:parse|parseAsync|safeParse|safeParseAsync)$/u,
  },
  {
    packages: ['@sinclair/typebox', 'typebox'],
    objects: /^Object$/u,
    types: /^Static$/u,
  },
];

/** The library that a specifier loads. */
export function objectSchemasOf(specifier: string): ObjectSchemas | undefined {
  return objectSchemas.find(({ packages }) => packages.includes(specifier));
}

/** What functions and methods, in lower case, make of the keys of the object that they are called on, or given first. */
export const changeOfKeys: readonly (readonly [words: RegExp, change: ChangeOfKeys])[] = [
  [/^(?:brand|check|describe|meta|openapi|readonly|refine|strict|strip|superrefine)$/u, 'none'],
  // What goes in stays; what comes out is something else.
  [/^(?:pipe|transform)$/u, 'none of what is given'],
  [/^(?:and|augment|composite|extend|intersect|intersection|merge|safeextend)$/u, 'more'],
  [/^pick$/u, 'these'],
  [/^omit$/u, 'all but these'],
];

export type ChangeOfKeys = 'none' | 'none of what is given' | 'more' | 'these' | 'all but these';

/** The property of a schema that holds what its object was described by: `...User.shape`. */
export const shapeOfSchema = /^(?:entries|properties|shape)$/u;

/** The schema of a list of what a schema describes. */
export const listsOf = /^array$/u;

const textsAndNumbers =
  'base64|base64url|bigint|boolean|cidrv[46]|cuid2?|date|datetime|duration|e164|email|emoji|enum|float(?:32|64)|guid|int(?:32|64)?|integer|ipv[46]|jwt|ksuid|literal|nanoid|nativeenum|null|number|picklist|string|time|uint32|ulid|url|uuid(?:v[467])?|xid';

/** Makers, in lower case, of values that have to be there and are no objects. */
export const plainValues = new RegExp(`^(?:${textsAndNumbers})$`, 'u');

/** Makers, in lower case, of values that have to be there. */
export const valuesThere = new RegExp(
  `^(?:${textsAndNumbers}|array|looseobject|map|object|record|set|strictobject|tuple)$`,
  'u',
);

/** Makers of values that are there if what they are given first is, or all that is in a list of such. */
export const valuesThereWith = /^(?:brand|nullable|pipe|readonly|union)$/u;

/** Methods with which a value can be left out, or is made up where it is. */
export const canBeLeftOut = /^(?:catch|default|nullish|optional|or|prefault)$/u;
