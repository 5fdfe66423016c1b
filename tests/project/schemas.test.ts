import { noUnboundedConcurrency } from '../../rules/no-unbounded-concurrency.js';
import { testInProject } from '../support/in-project.js';

const dto = `
import { ArrayMaxSize, IsArray } from 'class-validator';
export class Few {
  @ArrayMaxSize(20) ids: string[];
}
export class Many {
  @IsArray() ids: string[];
}
`;

const schemas = `
import { z } from 'zod';
export const Few = z.object({ ids: z.array(z.string()).max(20) });
export const Many = z.object({ ids: z.array(z.string()) });
export type FewBody = z.infer<typeof Few>;
export type ManyBody = z.infer<typeof Many>;
`;

/** How long a list gets whose schema stands in another file. */
testInProject(noUnboundedConcurrency, [
  {
    shows: 'the class that describes what is received',
    files: {
      'use.ts': `
import { Few, Many } from './dto.js';
export const few = (dto: Few) => Promise.all(dto.ids.map((id) => fetch('/' + id)));
export const part = ({ ids }: Few) => Promise.all(ids.map((id) => fetch('/' + id)));
export function taken(dto: Few) {
  const { ids = [] } = dto;
  return Promise.all(ids.map((id) => fetch('/' + id)));
}
export const many = (dto: Many) => Promise.all(dto.ids.map((id) => fetch('/' + id)));
                                   ~~~~~~~~~~~ unboundedConcurrency
export const other = ({ ids }: Many) => Promise.all(ids.map((id) => fetch('/' + id)));
                                        ~~~~~~~~~~~ unboundedConcurrency
`,
      'dto.ts': dto,
    },
  },
  {
    shows: 'the field of another class in the file has a limit, that of the class from elsewhere has none',
    files: {
      'use.ts': `
import { ArrayMaxSize } from 'class-validator';
import { Many } from './dto.js';
class Own {
  @ArrayMaxSize(20) ids: string[];
}
export const many = (dto: Many) => Promise.all(dto.ids.map((id) => fetch('/' + id)));
                                   ~~~~~~~~~~~ unboundedConcurrency
export const own = (dto: Own) => Promise.all(dto.ids.map((id) => fetch('/' + id)));
`,
      'dto.ts': dto,
    },
  },
  {
    shows: 'what is loaded by a bounded list of keys is bounded',
    files: {
      'use.ts': `
import { Few, Many } from './dto.js';
export async function few(posts: { byIds(ids: string[]): Promise<{ url: string }[]> }, dto: Few) {
  const found = await posts.byIds(dto.ids);
  return Promise.all(found.map((post) => fetch(post.url)));
}
export async function many(posts: { byIds(ids: string[]): Promise<{ url: string }[]> }, dto: Many) {
  const found = await posts.byIds(dto.ids);
  return Promise.all(found.map((post) => fetch(post.url)));
         ~~~~~~~~~~~ unboundedConcurrency
}
`,
      'dto.ts': dto,
    },
  },
  {
    shows: 'the schema that parses what is received, or whose type that has',
    files: {
      'use.ts': `
import { Few, Many, type FewBody, type ManyBody } from './schemas.js';
export async function few(request: { body: unknown }) {
  const { ids } = Few.parse(request.body);
  await Promise.all(ids.map((id) => fetch('/' + id)));
}
export async function whole(request: { body: unknown }) {
  const body = await Few.parseAsync(request.body);
  await Promise.all(body.ids.map((id) => fetch('/' + id)));
}
export const typed = (body: FewBody) => Promise.all(body.ids.map((id) => fetch('/' + id)));
export const part = ({ ids }: FewBody) => Promise.all(ids.map((id) => fetch('/' + id)));
export async function many(request: { body: unknown }) {
  const { ids } = Many.parse(request.body);
  await Promise.all(ids.map((id) => fetch('/' + id)));
        ~~~~~~~~~~~ unboundedConcurrency
}
export const open = (body: ManyBody) => Promise.all(body.ids.map((id) => fetch('/' + id)));
                                        ~~~~~~~~~~~ unboundedConcurrency
`,
      'schemas.ts': schemas,
    },
  },
]);
