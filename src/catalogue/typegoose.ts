import { mongoose } from './mongoose.js';
import { defineLibrary } from './schema.js';

/** Classes that become models of mongoose. */
export const typegoose = defineLibrary<string>({
  packages: ['@typegoose/typegoose'],
  source: {
    url: 'https://typegoose.github.io/typegoose/docs/api/functions/getModelForClass',
    version: '13.4.0',
  },
  module: {
    getModelForClass: { gives: 'Model' },
    getDiscriminatorModelForClass: { gives: 'Model' },
    mongoose: { is: 'Mongoose' },
  },
  types: {
    ...mongoose.types,
    ReturnModelType: { extends: 'Model', call: { gives: 'Document' } },
    'types.ModelType': { extends: 'Model', call: { gives: 'Document' } },
    DocumentType: { isRow: true, extends: 'Document' },
  },
});
