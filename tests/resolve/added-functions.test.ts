import { noQueryInLoop } from '../../rules/no-query-in-loop.js';
import { testInProject } from '../support/in-project.js';
import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

/** Functions that are added to what a model is made of: what their `this` is. */
testRule(probe, {
  valid: [
    `
// an object that has a property of that name, and is no schema
import { houses } from './houses.js';
houses.statics.latest = function () {
  return this.find({}).limit(1);
};
houses.static('oldest', function () {
  return this.find({}).limit(1);
});
    `,
    `
// another property of a schema, and a function that has no such place
import { Schema } from 'mongoose';
const schema = new Schema({});
schema.tools.latest = function () {
  return this.find({}).limit(1);
};
schema.pre('save', function () {
  this.find({});
});
export const latest = function () {
  return this.find({});
};
    `,
  ],
  invalid: [
    `
// under a property, one by one and all at once, by a method, and among the options
import mongoose, { Schema } from 'mongoose';
const schema = new Schema({});
schema.statics.latest = async function () {
  return (() => this.findOne({}))();
                ~~~~~~~~~~~~ round-trip when awaited
};
schema.static('oldest', function () {
  return this.findById(1);
         ~~~~~~~~~~~~~ round-trip when awaited
});
schema.static({
  async any() {
    return await this.findById(2);
                 ~~~~~~~~~~~~~ round-trip when awaited
  },
});
const other = new mongoose.Schema({}, {
  statics: {
    async one() {
      return await this.findById(3);
                   ~~~~~~~~~~~~~ round-trip when awaited
    },
  },
});
other.statics = {
  async two() {
    return await this.findById(4);
                 ~~~~~~~~~~~~~ round-trip when awaited
  },
};
    `,
  ],
});

const schema = `
import { Schema, model } from 'mongoose';
const schema = new Schema({ kind: String }, { statics: { drop(id) { return this.deleteOne({ id }); } } });
`;

/** Their calls on a model. */
testRule(noQueryInLoop, {
  valid: [
    `
// a model of something else, an unknown function, one that asks nothing, and what each document has${schema}
schema.statics.named = function (kind) { return kind + 's'; };
const House = model('House', houses);
schema.methods.house = function (id) { return House.deleteOne({ id }); };
const other = new Schema({}, { methods: { house(id) { return House.deleteOne({ id }); } } });
const Event = model('Event', schema);
const Other = model('Other', other);
for (const { id } of events) await Event.house(id);
for (const { id } of events) await Other.house(id);
for (const { id } of events) await House.drop(id);
for (const { kind } of events) await Event.record(kind);
for (const { kind } of events) print(Event.named(kind));
    `,
  ],
  invalid: [
    `
// each way to add one${schema}
schema.statics.record = function (kind) { return this.create({ kind }); };
schema.static('clear', function (kind) { return this.deleteMany({ kind }); });
const Event = model('Event', schema);
for (const { kind } of events) await Event.record(kind);
                                     ~~~~~~~~~~~~ queryInLoop
for (const { kind } of events) await Event.clear(kind);
                                     ~~~~~~~~~~~ queryInLoop
for (const { id } of events) await Event.drop(id);
                                   ~~~~~~~~~~ queryInLoop
    `,
    `
// several at once${schema}
schema.statics = { record(kind) { return this.create({ kind }); } };
schema.static({ other(kind) { return this.create({ kind }); } });
const Event = model('Event', schema);
for (const { kind } of events) await Event.record(kind);
                                     ~~~~~~~~~~~~ queryInLoop
for (const { kind } of events) await Event.other(kind);
                                     ~~~~~~~~~~~ queryInLoop
    `,
  ],
});

testInProject(noQueryInLoop, [
  {
    shows: 'a schema of another file than its model',
    files: {
      'use.ts': `
import { Event } from './event.js';
for (const { id } of events) await Event.drop(id);
                                   ~~~~~~~~~~ queryInLoop
`,
      'event.ts': `
import { model } from 'mongoose';
import { schema } from './schema.js';
export const Event = model('Event', schema);
`,
      'schema.ts': schema.replace('const schema', 'export const schema'),
    },
  },
]);
