import { noSequentialAwait } from '../../rules/no-sequential-await.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string) => `
import { client } from './client.js';
export async function missing(keys: string[]) {
  for (const key of keys) await client.statObject('exports', key);
${mark}
}
`;

/** A client of a package that only passes requests on, which another file makes. */
testInProject(noSequentialAwait, [
  {
    shows: 'of a package that asks a server',
    files: {
      'use.ts': use('                                ~~~~~~~~~~~~~~~~~ sequentialAwait'),
      'client.ts':
        "import { Client } from 'minio';\nexport const client = new Client({ endPoint: 'files' });\n",
    },
  },
  {
    shows: 'of a package that is not known to',
    files: {
      'use.ts': use(''),
      'client.ts': "import { Disk } from 'some-disk';\nexport const client = new Disk('files');\n",
    },
  },
  {
    shows: 'of a class of the project',
    files: {
      'use.ts': use(''),
      'client.ts': `
import { Client } from 'minio';
export class Files {
  statObject(bucket: string, key: string) {
    return Promise.resolve(bucket + key);
  }
}
export const client = new Files();
`,
    },
  },
]);
