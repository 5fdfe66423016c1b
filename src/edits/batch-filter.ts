import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { isInside, type Iteration } from '../analysis/iteration.js';
import { usesIn } from '../analysis/references.js';
import type { Resolution } from '../resolve/resolution.js';
import { isNothing } from '../resolve/syntax.js';
import type { Guard, Guards } from './batch-guards.js';
import { isCollection } from './batch-harmless.js';
import { plainText, type Reads } from './batch-plain.js';

/** Which elements of a list does a request ask for? */
export interface Filter {
  /** The condition on an element, as it can be asked before the loop; empty where it asks for all. */
  readonly text: string;
  readonly elements: ReadonlySet<TSESLint.Scope.Variable>;
  /** Some elements that pass are not asked for after all. */
  readonly isPartial: boolean;
  /** Expressions that are known not to be missing in elements that pass. */
  readonly present: ReadonlySet<string>;
}

/** Which elements does a turn ask for, as far as that is known before the loop? Adds what is read to `reads`. */
export function filterOf(
  resolution: Resolution,
  iteration: Iteration,
  { guards, isPartial }: Guards,
  reads: Reads,
): Filter {
  const texts: string[] = [];
  const elements = new Set<TSESLint.Scope.Variable>();
  const present = new Set<string>();
  let misses = isPartial;
  for (const guard of guards.flatMap((whole) => parts(whole))) {
    const plain = plainGuard(resolution, iteration, guard, reads);
    if (!plain) {
      misses = true;
      continue;
    }
    for (const element of plain.elements) elements.add(element);
    const text = guard.isWanted ? plain.text : negated(guard.condition, plain.text);
    texts.push(text.replace(/^!!(?=[\w.]+$)/u, ''));
    const known = presentIn(resolution, guard);
    if (known !== undefined) present.add(known);
  }
  const needsParentheses = texts.length > 1;
  const text = texts.map((one) => (needsParentheses && /\|\||\?/u.test(one) ? `(${one})` : one)).join(' && ');
  return { text, elements, isPartial: misses, present };
}

/** `!(a || b)` is `!a && !b`. */
function parts({ condition, isWanted }: Guard): readonly Guard[] {
  if (condition.type === AST_NODE_TYPES.LogicalExpression) {
    if (condition.operator === (isWanted ? '&&' : '||')) {
      return [condition.left, condition.right].flatMap((part) => parts({ condition: part, isWanted }));
    }
  }
  if (condition.type === AST_NODE_TYPES.UnaryExpression && condition.operator === '!') {
    return parts({ condition: condition.argument, isWanted: !isWanted });
  }
  return [{ condition, isWanted }];
}

/** A condition that is the same before the loop. What lists and sets hold may change from turn to turn. */
function plainGuard(resolution: Resolution, iteration: Iteration, { condition }: Guard, reads: Reads) {
  for (const { variable } of usesIn(resolution, condition)) {
    if (isCollection(variable) && !variable.references.every((use) => use.init || use.isRead()))
      return undefined;
    if (isCollection(variable) && isUsedIn(iteration, variable)) return undefined;
  }
  const own: Reads = { variables: new Set(), properties: new Set() };
  const plain = plainText(resolution, iteration, condition, own);
  if (!plain) return undefined;
  for (const variable of own.variables) reads.variables.add(variable);
  for (const property of own.properties) reads.properties.add(property);
  return plain;
}

function isUsedIn({ body }: Iteration, { references }: TSESLint.Scope.Variable): boolean {
  return references.some(({ identifier }) => isInside(identifier, body));
}

const opposite: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['==', '!='],
  ['!=', '=='],
]);

function negated(condition: TSESTree.Expression, text: string): string {
  if (condition.type === AST_NODE_TYPES.BinaryExpression) {
    const sign = opposite.get(condition.operator);
    if (sign !== undefined && text.split(` ${condition.operator} `).length === 2) {
      return text.replace(` ${condition.operator} `, ` ${sign} `);
    }
    return `!(${text})`;
  }
  const standsAlone =
    condition.type === AST_NODE_TYPES.Identifier ||
    condition.type === AST_NODE_TYPES.MemberExpression ||
    condition.type === AST_NODE_TYPES.CallExpression;
  return standsAlone ? `!${text}` : `!(${text})`;
}

/** The expression that a condition shows to be there: `order.userId`, also of `order.userId !== null`. */
function presentIn({ sourceCode }: Resolution, { condition, isWanted }: Guard): string | undefined {
  if (condition.type === AST_NODE_TYPES.BinaryExpression) {
    const { left, operator, right } = condition;
    const holds = isWanted ? /^!==?$/u : /^===?$/u;
    return isNothing(right) && holds.test(operator) ? sourceCode.getText(left) : undefined;
  }
  return isWanted ? sourceCode.getText(condition) : undefined;
}
