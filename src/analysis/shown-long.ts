import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { calledName } from '../resolve/syntax.js';
import { declaredWith } from './declared-with.js';
import { isSmallByName } from './small-by-name.js';

/**
 * Is a list of all rows of a kind, though it is called after things that are few? `getAllFactTables()` says so: a program has
 * few tables, but as many fact tables as people make.
 */
export function isShownLong(resolution: Resolution, list: TSESTree.Identifier): boolean {
  const loaded = declaredWith(resolution, list);
  return loaded.type === AST_NODE_TYPES.CallExpression && asksForAllRows(calledName(loaded), list.name);
}

const all = /^_?(?:fetch|find|get|list|load|query|read|retrieve|select)All([A-Z]\w*)$/u;

/** Does the call name more than the word that says few: a `FactTable`, and not a `Table`? */
function asksForAllRows(called: string, list: string): boolean {
  const asked = all.exec(called)?.[1];
  return (
    asked !== undefined &&
    isQualified(list) &&
    asked.startsWith(list.replace(/^./u, (letter) => letter.toUpperCase()))
  );
}

/** `factTables`, but not `tables` and `dbTables` */
function isQualified(list: string): boolean {
  const qualifier = /^[a-z]+(?=[A-Z])/u.exec(list)?.[0];
  return qualifier !== undefined && isSmallByName(list.slice(qualifier.length)) && !ofProgram.test(qualifier);
}

/** What tells apart the things of a program, and not those of its users. */
const ofProgram =
  /^(?:active|all|available|base|core|data|db|default|enabled|existing|installed|known|registered|schema|sql|system|temp)$/u;
