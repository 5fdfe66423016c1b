import { each } from './each.js';
import { defineLibrary } from './schema.js';

/** What is read can be a picture in memory, and its work is done by a few threads; a written file is one on the disk. */
const write = { roundTrip: { server: 'file', access: 'write' } } as const;

export const sharp = defineLibrary({
  packages: ['sharp'],
  source: { url: 'https://sharp.pixelplumbing.com/api-output/', version: '0.35.5' },
  module: { default: { gives: 'Sharp' } },
  types: {
    Sharp: {
      members: {
        toFile: write,
        ...each('autoOrient avif blur clone composite convolve ensureAlpha extend extract flatten flip', {
          gives: 'Sharp',
        }),
        ...each('flop gamma gif grayscale greyscale heif jpeg keepExif keepMetadata linear median', {
          gives: 'Sharp',
        }),
        ...each('modulate negate normalise normalize png raw removeAlpha resize rotate sharpen', {
          gives: 'Sharp',
        }),
        ...each('threshold tiff timeout tint toColorspace toFormat trim webp withExif withMetadata', {
          gives: 'Sharp',
        }),
      },
    },
  },
});
