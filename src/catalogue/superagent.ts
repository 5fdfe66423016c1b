import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** The request is sent when it is awaited, or with `end(callback)`. */
const read = {
  gives: 'SuperAgentRequest',
  roundTrip: { server: 'http', access: 'read', sent: 'when-awaited' },
} as const;
const write = {
  gives: 'SuperAgentRequest',
  roundTrip: { server: 'http', access: 'write', sent: 'when-awaited' },
} as const;
const command = {
  gives: 'SuperAgentRequest',
  roundTrip: { server: 'http', access: 'command', sent: 'when-awaited' },
} as const;

const methods = {
  ...each('get head options', read),
  ...each('delete patch post put', write),
} as const;

export const superagent = defineLibrary({
  packages: ['superagent'],
  source: { url: 'https://forwardemail.github.io/superagent/', version: '10.4.2' },
  module: {
    ...methods,
    del: write,
    default: { is: 'SuperAgentStatic' },
    agent: { gives: 'Agent' },
  },
  types: {
    SuperAgentStatic: {
      call: command,
      members: { ...methods, del: write, agent: { gives: 'Agent' } },
    },
    Agent: { members: methods },
    SuperAgentRequest: {
      members: {
        ...each('accept attach auth buffer field key ok parse query redirects responseType', command),
        ...each('retry send serialize set sortQuery timeout type unset use withCredentials', command),
        ...each('end pipe', { roundTrip: { server: 'http', access: 'command' } }),
      },
    },
  },
});
