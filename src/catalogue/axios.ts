import { each } from './each.js';
import { defineLibrary } from './schema.js';

const read = { roundTrip: { server: 'http', access: 'read' } } as const;
const write = { roundTrip: { server: 'http', access: 'write' } } as const;
const command = { roundTrip: { server: 'http', access: 'command' } } as const;

const instance = {
  gives: 'AxiosInstance',
  tunes: { options: 0, requestTimeout: { keys: ['timeout'], default: 'none', unit: 'ms' } },
} as const;

/** Types of which @nestjs/axios gives values. */
export const axiosTypes = {
  Axios: {
    members: {
      ...each('get head options query', read),
      ...each('delete patch patchForm post postForm put putForm', write),
      request: command,
    },
  },
  AxiosInstance: { extends: 'Axios', call: command, members: { create: instance } },
} as const;

export const axios = defineLibrary({
  packages: ['axios'],
  source: { url: 'https://axios-http.com/docs/api_intro', version: '1.21.1' },
  module: {
    default: { is: 'AxiosStatic' },
    Axios: { gives: 'Axios' },
  },
  types: {
    ...axiosTypes,
    AxiosStatic: { extends: 'AxiosInstance', call: command },
  },
});
