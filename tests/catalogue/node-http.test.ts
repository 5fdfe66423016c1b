import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a server waits to be asked
import http from 'node:http';
http.createServer(answer).listen(80);
    `,
  ],
  invalid: [
    `
import https, { request } from 'node:https';
https.get('https://example.com', done);
~~~~~~~~~ round-trip
request({ host: 'example.com' }, done).end();
~~~~~~~ round-trip
    `,
    `
const http = require('http');
http.request('http://example.com', done);
~~~~~~~~~~~~ round-trip
    `,
  ],
});
