import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    {
      espree: true,
      code: `
// a comment of another function
/** @param {import('pg').Pool} source */
export function close(source) {}
export async function load(source) {
  await source.query('SELECT 1');
}
      `,
    },
    {
      espree: true,
      code: `
// a type of no known package, a name that is nowhere, and what is no type
/**
 * @param {import('generic-pool').Pool} a
 * @param {Source} b
 * @param {import('pg' c
 */
export async function load(a, b, c) {
  await a.query('SELECT 1');
  await b.query('SELECT 1');
  await c.query('SELECT 1');
}
      `,
    },
    `
// in TypeScript, where the annotation says what is checked
/** @param {import('pg').Pool} source */
export async function load(source) {
  await source.query('SELECT 1');
}
    `,
    {
      espree: true,
      code: `
// plain comments
/* @param {import('pg').Pool} source */
export async function load(source) {
  await source.query('SELECT 1');
}
//* @param {import('pg').Pool} source
export async function count(source) {
  await source.query('SELECT 1');
}
      `,
    },
    {
      espree: true,
      code: `
// another member of what is given
/**
 * @param {object} deps
 * @param {import('pg').Pool} deps.source
 */
export async function load(deps) {
  await deps.other.query('SELECT 1');
}
      `,
    },
    {
      espree: true,
      code: `
// known miss: members of members
/**
 * @param {object} deps
 * @param {object} deps.clients
 * @param {import('pg').Pool} deps.clients.main
 */
export async function load(deps) {
  await deps.clients.main.query('SELECT 1');
}
      `,
    },
    {
      espree: true,
      code: `
// what a definition does not say, or another one does
/**
 * @typedef {object} Deps
 * @property {import('pg').Pool} pool
 * @typedef {object} Others
 * @property {import('pg').Pool} source
 */
/** @param {Deps} deps */
export async function load({ source }) {
  await source.query('SELECT 1');
}
      `,
    },
    {
      espree: true,
      code: `
// a definition that another one uses is of something else, or of itself
/** @typedef {import('./own').Pool} Source */
/** @typedef {Loop} Loop */
export class Jobs {
  /**
   * @param {object} deps
   * @param {Source} deps.source
   * @param {Loop} deps.loop
   */
  constructor({ source, loop }) {
    this.source = source;
    this.loop = loop;
  }
  async run() {
    await this.source.query('SELECT 1');
    await this.loop.query('SELECT 1');
  }
}
      `,
    },
  ],
  invalid: [
    {
      espree: true,
      code: `
// functions, methods, and functions of names
/**
 * Loads one.
 * @param {string} id
 * @param {import('pg').Pool} source - where from
 * @param {import('ioredis').Redis} [store]
 */
export async function load(id, source, store) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await store.get(id);
        ~~~~~~~~~ round-trip, cache-read
}
export class Users {
  /** @param {import('pg').Pool} source */
  async load(source) {
    await source.query('SELECT 1');
          ~~~~~~~~~~~~ round-trip
  }
}
/** @param {import('pg').Pool} source */
export const count = async (source) => {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
};
/** @param {import('pg').Pool} source */
exports.touch = async function (source) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
};
      `,
    },
    {
      espree: true,
      code: `
// the members of what is given, whole or taken apart
/**
 * @param {object} deps
 * @param {import('pg').Pool} deps.source
 */
export async function load(deps) {
  await deps.source.query('SELECT 1');
        ~~~~~~~~~~~~~~~~~ round-trip
}
/**
 * @param {string} id
 * @param {object} deps
 * @param {import('pg').Pool} deps.source
 */
export function service(id, { source }) {
  return { load: () => source.query('SELECT 1', [id]) };
                       ~~~~~~~~~~~~ round-trip
}
/** @param {{ source: import('pg').Pool | null }} deps */
export async function count({ source }) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
      `,
    },
    {
      espree: true,
      code: `
// fields, what is assigned to them, and variables
export class Users {
  /** @type {import('pg').Pool} */
  #source;

  /** @param {import('pg').Pool} other */
  constructor(source, other, third) {
    this.#source = source;
    this.other = other;
    /** @type {import('pg').Pool} */
    this.third = third;
  }

  async load() {
    await this.#source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~~ round-trip
    await this.other.query('SELECT 1');
          ~~~~~~~~~~~~~~~~ round-trip
    await this.third.query('SELECT 1');
          ~~~~~~~~~~~~~~~~ round-trip
  }
}
/** @type {import('pg').Pool} */
const source = make();
export const load = () => source.query('SELECT 1');
                          ~~~~~~~~~~~~ round-trip
      `,
    },
    {
      espree: true,
      code: `
// names of the file: imported, required, or defined in a comment
import { Pool } from 'pg';
/** @typedef {import('ioredis').Redis} Store */
/**
 * @param {?Pool} source
 * @param {Store=} store
 */
export async function load(source, store) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
  await store.get('a');
        ~~~~~~~~~ round-trip, cache-read
}
      `,
    },
    {
      espree: true,
      code: `
// a type that nobody knows leaves the name to say what it is
/** @param {Source} pool */
export async function load(pool) {
  await pool.query('SELECT 1');
        ~~~~~~~~~~ round-trip (convention)
}
      `,
    },
    {
      espree: true,
      code: `
// lists
/** @param {Array.<import('pg').Pool>} sources */
export async function load(sources) {
  for (const source of sources) await source.query('SELECT 1');
                                      ~~~~~~~~~~~~ round-trip
}
      `,
    },
    {
      espree: true,
      code: `
// properties of a definition
/**
 * What the jobs need.
 * @typedef {object} Deps
 * @property {import('pg').Pool} source
 * @property {ReturnType<import('redis').createClient>} store
 */
export class Jobs {
  /** @param {Deps} deps */
  constructor({ source, store, log }) {
    this.source = source;
    this.store = store;
    this.log = log;
  }
  async run() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
    await this.store.get('a');
          ~~~~~~~~~~~~~~ round-trip, cache-read
    await this.log.get('a');
  }
}
      `,
    },
    {
      espree: true,
      code: `
// a definition that a property, a list or another definition uses
/** @typedef {import('pg').Pool} Source */
/** @typedef {{ source: Source }} Deps */
export class Jobs {
  /**
   * @param {object} deps
   * @param {Source} deps.source
   */
  constructor({ source }) {
    this.source = source;
  }
  async run() {
    await this.source.query('SELECT 1');
          ~~~~~~~~~~~~~~~~~ round-trip
  }
}
/** @param {Deps} deps */
export async function first({ source }) {
  await source.query('SELECT 1');
        ~~~~~~~~~~~~ round-trip
}
/** @param {Source[]} sources */
export async function all(sources) {
  for (const source of sources) await source.query('SELECT 1');
                                      ~~~~~~~~~~~~ round-trip
}
      `,
    },
  ],
});
