import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

/** Classes that functions of other files make, whose methods ask a database. */
testInProject(noQueryInLoop, [
  {
    shows: 'a method that is inherited from a class which a function makes',
    files: {
      'tokens.ts': `
import { makeModel } from './base.js';
const Base = makeModel({ table: 'tokens' });
export class Tokens extends Base {
  async removeAll(ids: number[]) {
    for (const id of ids) await this.remove(id);
                                ~~~~~~~~~~~ queryInLoop
    for (const id of ids) await this.drop(id);
  }
  private async drop(id: number) {
    await this.before(id);
  }
}
`,
      'base.ts': `
import { Pool } from 'pg';
const pool = new Pool();
export abstract class BaseModel {
  abstract table(): string;
  async remove(id: number) {
    await this.before(id);
    await pool.query('DELETE FROM tokens WHERE id = $1', [id]);
    await this.after(id);
    await this.audit(id);
  }
  protected async before(id: number) {}
  protected async after(id: number) {}
  private async audit(id: number) {
    await fetch('https://audit.example.com/' + id, { method: 'POST' });
  }
}
export const makeModel = (config: { table: string }) => {
  abstract class Model extends BaseModel {
    table() {
      return config.table;
    }
  }
  return Model;
};
`,
    },
  },
]);
