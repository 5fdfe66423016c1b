import { noSelectStar } from '../../rules/no-select-star.js';
import { testInProject } from '../support/in-project.js';

const reading = (imports: string, type: string) => `
import type { Pool } from 'pg';
${imports}
export const read = (pool: Pool) => pool.query<${type}>('SELECT * FROM users');
${' '.repeat(`export const read = (pool: Pool) => pool.query<${type}>('SELECT `.length)}~ selectStar
`;

const rows = {
  'types/rows.ts': `
import type { Named } from './named.js';
export interface User { id: number; name: string; email: string }
export interface Member extends Named { id: number }
export interface Loose { id: number; note?: string }
export interface Of<T> { id: T }
export type { Account as Renamed } from './named.js';
export type Readonly<T> = { wrapped: T };
export default interface Row { id: number; kind: string }
`,
  'types/named.ts':
    'export interface Named { name: string }\nexport type Account = { id: number } & Named;\n',
};

const cases: readonly (readonly [shows: string, imports: string, type: string, columns: string])[] = [
  ['an interface', "import type { User } from './types/rows.js';", 'User', '`id`, `name`, `email`'],
  [
    'one that extends one of a third file',
    "import type { Member } from './types/rows.js';",
    'Member',
    '`name`, `id`',
  ],
  ['a type that is passed on', "import type { Renamed } from './types/rows.js';", 'Renamed', '`id`, `name`'],
  ['a default export', "import type Row from './types/rows.js';", 'Row', '`id`, `kind`'],
  [
    'a member of a module',
    "import type * as all from './types/rows.js';",
    'all.User',
    '`id`, `name`, `email`',
  ],
  [
    'a part of it',
    "import type { User } from './types/rows.js';",
    "Pick<User, 'id' | 'name'>",
    '`id`, `name`',
  ],
  [
    'all but a part of it',
    "import type { User } from './types/rows.js';",
    "Omit<User, 'email'>",
    '`id`, `name`',
  ],
  ['all of it', "import type { User } from './types/rows.js';", 'Readonly<User>', '`id`, `name`, `email`'],
  ['what may be left out', "import type { Loose } from './types/rows.js';", 'Loose', ''],
  ['a part that it does not have', "import type { User } from './types/rows.js';", "Pick<User, 'age'>", ''],
  ['a part that is not known', "import type { Keys, User } from './types/rows.js';", 'Pick<User, Keys>', ''],
  ['a generic type', "import type { Of } from './types/rows.js';", 'Of<number>', ''],
  [
    'a type that only is called so',
    "import type { Readonly, User } from './types/rows.js';",
    'Readonly<User>',
    '',
  ],
];

const schemas = {
  'schemas.ts': `
import { z } from 'zod';
const Stamp = z.string().transform((text) => new Date(text)).pipe(z.date());
const Base = z.object({ id: z.string() });
export const UserSchema = Base.extend({ made: Stamp });
export type User = z.infer<typeof UserSchema>;
export type Loose = z.infer<typeof LooseSchema>;
export const LooseSchema = Base.extend({ note: z.string().nullish() });
`,
  'mappers.ts': `
const trimmed = (text) => text.trim();
export const toUser = (row) => ({ id: row.id, name: trimmed(row.first_name) });
export const toMember = (row) => ({ id: row.id, team: row.team ?? null });
`,
};

const handed = (imported: string, use: string) => `
import type { Pool } from 'pg';
import { ${imported}.js';
export const read = async (pool: Pool) => {
  const { rows } = await pool.query('SELECT * FROM users');
                                            ~ selectStar
  return ${use};
};
`;

/** Columns that a schema or function of another file names. */
testInProject(noSelectStar, [
  {
    shows: 'the type of a schema',
    files: { 'use.ts': reading("import type { User } from './schemas.js';", 'User'), ...schemas },
    suggests: ['Name the columns: `id`, `made`.'],
  },
  {
    shows: 'the type of a schema that lets a key out',
    files: { 'use.ts': reading("import type { Loose } from './schemas.js';", 'Loose'), ...schemas },
    suggests: [],
  },
  {
    shows: 'a schema that checks the rows',
    files: {
      'use.ts': handed("UserSchema } from './schemas", 'rows.map((row) => UserSchema.parse(row))'),
      ...schemas,
    },
    suggests: ['Name the columns: `id`, `made`.'],
  },
  {
    shows: 'a function that is handed each row',
    files: { 'use.ts': handed("toUser } from './mappers", 'rows.map(toUser)'), ...schemas },
    suggests: ['Name the columns: `id`, `first_name`.'],
  },
  {
    shows: 'a function that could do without a column',
    files: { 'use.ts': handed("toMember } from './mappers", 'rows.map((row) => toMember(row))'), ...schemas },
    suggests: [],
  },
]);

/** Columns that the type of the rows names in another file. */
testInProject(
  noSelectStar,
  cases.map(([shows, imports, type, columns]) => ({
    shows,
    files: { 'use.ts': reading(imports, type), ...rows },
    suggests: columns === '' ? [] : [`Name the columns: ${columns}.`],
  })),
);
