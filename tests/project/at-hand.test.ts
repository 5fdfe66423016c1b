import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';

const use = (mark: string): string => `
import { Plans } from './plans.js';
export class Prices {
  constructor(private readonly planRepository: Plans) {}
  async all(ids: string[]) {
    for (const id of ids) print(id, await this.planRepository.findById(id));
${mark}
  }
}
`;

const reported = use('                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop');

const plans = (body: string, fields = 'private readonly byId = new Map<string, Plan[]>();'): string => `
import { ask } from './unknown.js';
interface Plan { id: string; from: number }
export class Plans {
  ${fields}
  async findById(id: string): Promise<Plan | undefined> {
    ${body}
  }
}
`;

/** A name that stands for a request stands for none where what it names, in another file, has everything at hand. */
testInProject(
  noQueryInLoop,
  [
    ['a map of the class', plans('return this.byId.get(id)?.at(0);')],
    [
      'what was found in it',
      plans('const some = this.byId.get(id); return some?.find((plan) => plan.from > 1);'),
    ],
    ['a list of the class', plans('return await Promise.resolve(this.all.at(-1));', 'all: Plan[] = [];')],
    ['what the language makes', plans('return structuredClone([...this.byId.values()].flat().at(0));')],
  ]
    .map(([shows = '', text = '']) => ({
      shows,
      files: { 'use.ts': use(''), 'plans.ts': text },
    }))
    .concat(
      [
        ['something that is not known', plans('return ask(id);')],
        [
          'something that a list of its own is asked with',
          plans('return this.all.at(await ask(id));', 'all: Plan[] = [];'),
        ],
        [
          'a store that was given',
          plans('return this.store.get(id);', 'constructor(private readonly store = ask()) {}'),
        ],
        ['a map of the name from elsewhere', plans('return new Map(ask(id)).get(id);')],
        ['a promise', plans('const asked = ask(id); return await asked;')],
      ].map(([shows = '', text = '']) => ({
        shows,
        files: { 'use.ts': reported, 'plans.ts': text },
      })),
    ),
);
