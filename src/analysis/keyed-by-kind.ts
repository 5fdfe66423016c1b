import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { bare, calledName } from '../resolve/syntax.js';
import type { Iteration } from './iteration.js';
import { isSmallByName } from './small-by-name.js';

const kind = /(?:^|[a-z_])(?:currency|kind|platform|slot|status|type)$/iu;

/** Does an iteration go over an object whose keys are kinds of things: `for (const [type, rows] of Object.entries(byType))`? */
export function isKeyedByKind({ source, element }: Iteration): boolean {
  const list = source && bare(source);
  if (list?.type !== AST_NODE_TYPES.CallExpression || !/^(?:entries|keys)$/u.test(calledName(list)))
    return false;
  const key = keyIn(element, calledName(list) === 'entries');
  return key !== undefined && (kind.test(key) || isSmallByName(`${key}s`));
}

function keyIn(element: TSESTree.Node | undefined, isPair: boolean): string | undefined {
  const name = isPair ? element?.type === AST_NODE_TYPES.ArrayPattern && element.elements[0] : element;
  return name && name.type === AST_NODE_TYPES.Identifier ? name.name : undefined;
}
