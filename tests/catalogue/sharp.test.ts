import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// what is read can be a picture in memory
import sharp from 'sharp';
const small = await sharp(picture).resize(200).toBuffer();
    `,
  ],
  invalid: [
    `
import sharp from 'sharp';
await sharp('in.png').resize(200).webp().toFile('out.webp');
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
    `
const sharp = require('sharp');
sharp('in.png').rotate().toFile('out.png');
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
    `,
  ],
});
