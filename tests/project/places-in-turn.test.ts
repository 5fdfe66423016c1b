import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string): string => `
import { add } from './photos.js';
export async function all(albumId: string, files: File[]) {
  for (const file of files) {
    await add(albumId, file);
${mark}
  }
}
`;

const photos = (before: string, data = 'albumId'): string => `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function add(albumId: string, file: File) {
  await fetch('/files/' + file.id, { method: 'PUT', body: file.body });
  ${before}
  return prisma.photo.create({ data: { ${data} } });
}
`;

const reported = use('          ~~~ sequentialAwait');

/** Turns that ask how far the ones before have come need their order. */
testInProject(
  noSequentialAwait,
  (
    [
      [
        'the number of rows that the turns write',
        use(''),
        photos('const place = await prisma.photo.count({ where: { albumId } });', 'albumId, place'),
      ],
      ['rows of another table', reported, photos('await prisma.album.count({ where: { albumId } });')],
      ['nothing', reported, photos('')],
    ] as const
  ).map(([shows, text, called]) => ({ shows, files: { 'use.ts': text, 'photos.ts': called } })),
);
