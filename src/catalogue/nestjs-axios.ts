import { axiosTypes } from './axios.js';
import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** An observable sends nothing until something waits for it, as `firstValueFrom()` does. */
const read = { roundTrip: { server: 'http', access: 'read' } } as const;
const write = { roundTrip: { server: 'http', access: 'write' } } as const;

export const nestjsAxios = defineLibrary({
  packages: ['@nestjs/axios'],
  source: { url: 'https://docs.nestjs.com/techniques/http-module', version: '12.0.0' },
  module: {
    HttpService: { gives: 'HttpService' },
    HttpModule: { is: 'HttpModuleClass' },
  },
  types: {
    ...axiosTypes,
    HttpService: {
      members: {
        axiosRef: { is: 'AxiosInstance' },
        ...each('get head', read),
        ...each('delete patch patchForm post postForm put putForm', write),
        request: { roundTrip: { server: 'http', access: 'command' } },
      },
    },
    HttpModuleClass: {
      members: {
        register: {
          tunes: { options: 0, requestTimeout: { keys: ['timeout'], default: 'none', unit: 'ms' } },
        },
      },
    },
  },
});
