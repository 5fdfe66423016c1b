import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// a server waits for nobody
import net from 'node:net';
net.createServer();
    `,
  ],
  invalid: [
    `
import net from 'node:net';
import { connect } from 'tls';
net.connect(443, host);
~~~~~~~~~~~ round-trip
connect({ host });
~~~~~~~ round-trip
    `,
  ],
});
