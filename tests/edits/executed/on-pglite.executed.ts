import { trySuggestions } from './suggestions.js';

trySuggestions((engine) => engine === 'PGlite' || engine === 'HTTP');
