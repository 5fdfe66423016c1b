import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a client of another package
import axios from 'my-axios';
await axios.get('https://example.com');
    `,
    `
// what describes errors and answers is no request
import axios from 'axios';
axios.isAxiosError(error);
    `,
  ],
  invalid: [
    `
import axios, { type AxiosInstance } from 'axios';
await axios('https://example.com');
      ~~~~~ round-trip
await axios.get('https://example.com');
      ~~~~~~~~~ round-trip
const client = axios.create({ timeout: 1000 });
await client.post('/users', user);
      ~~~~~~~~~~~ round-trip
await client({ url: '/users' });
      ~~~~~~ round-trip
export async function load(http: AxiosInstance) {
  await http.request({ url: '/users' });
        ~~~~~~~~~~~~ round-trip
}
    `,
    `
const axios = require('axios').default;
await axios.get('https://example.com');
      ~~~~~~~~~ round-trip
    `,
  ],
});
