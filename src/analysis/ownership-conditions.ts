import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare } from '../resolve/syntax.js';
import type { Mentions } from './ownership-mentions.js';
import { withFact, withoutFact, type PathState } from './ownership-state.js';

/** What a path learns from an assignment about the values that decide, and what it forgets. */
export function learn(
  state: PathState,
  target: TSESTree.Node,
  value: TSESTree.Node | null,
  facts: ReadonlySet<string>,
  resolution: Resolution,
): PathState {
  const assigned = factOf(target, resolution);
  if (assigned === undefined) return state;
  const stale = [...state.facts.keys()].filter((fact) => `${fact}.`.startsWith(`${assigned}.`));
  const fresh = stale.reduce(withoutFact, state);
  const truth = value ? truthOfLiteral(bare(value)) : false;
  return truth !== undefined && facts.has(assigned) ? withFact(fresh, assigned, truth) : fresh;
}

/** Whether a value that stands in the code is true as a condition. */
export function truthOfLiteral(node: TSESTree.Node): boolean | undefined {
  if (node.type === AST_NODE_TYPES.Literal) return Boolean(node.value);
  return isNamed(node, 'undefined') ? false : undefined;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return node.type === AST_NODE_TYPES.Identifier && node.name === name;
}

/** A condition, taken apart: whether some value is there (or, negated, is not). */
interface Test {
  readonly subject: TSESTree.Node;
  readonly negated: boolean;
}

/** The value whose presence a condition asks for: `x`, `x != null`, `!x`, `x === false`, and the like. */
export function readTest(node: TSESTree.Node): Test {
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      if (node.operator === '!') return negate(readTest(node.argument));
      break;
    case AST_NODE_TYPES.CallExpression:
      if (isNamed(node.callee, 'Boolean') && node.arguments[0]) {
        return readTest(node.arguments[0]);
      }
      break;
    case AST_NODE_TYPES.BinaryExpression: {
      const truth = truthOfComparison(node);
      if (truth === undefined) break;
      const test = readTest(withoutTypeof(node.left));
      return truth ? test : negate(test);
    }
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.ChainExpression:
      return readTest(node.expression);
  }
  return { subject: node, negated: false };
}

function negate({ subject, negated }: Test): Test {
  return { subject, negated: !negated };
}

/** What `left === right` says of the left side: that it is there, that it is not, or neither. */
function truthOfComparison({ operator, right }: TSESTree.BinaryExpression): boolean | undefined {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return undefined;
  if (right.type === AST_NODE_TYPES.Literal && right.value === true) return isEqual;
  const isNothing =
    isNamed(right, 'undefined') ||
    (right.type === AST_NODE_TYPES.Literal && [null, false, 'undefined'].includes(right.value as never));
  return isNothing ? !isEqual : undefined;
}

function withoutTypeof(node: TSESTree.Node): TSESTree.Node {
  return node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'typeof' ? node.argument : node;
}

/** Is it an expression that only compares and combines? Then what it says can be kept apart for each path. */
export function isCondition(node: TSESTree.Expression): boolean {
  return (
    node.type === AST_NODE_TYPES.LogicalExpression ||
    node.type === AST_NODE_TYPES.BinaryExpression ||
    (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === '!') ||
    (node.type === AST_NODE_TYPES.CallExpression && isNamed(node.callee, 'Boolean'))
  );
}

/** The text by which a fact about a value is kept: of a name, or of properties of one. */
export function factOf(node: TSESTree.Node, { sourceCode }: Resolution): string | undefined {
  let base = node;
  while (base.type === AST_NODE_TYPES.MemberExpression && !base.computed) base = base.object;
  const isPlain = base.type === AST_NODE_TYPES.Identifier || base.type === AST_NODE_TYPES.ThisExpression;
  return isPlain ? sourceCode.getText(node).replaceAll('?.', '.') : undefined;
}

/** The facts on which it depends whether the resource is taken or given back: few, so that there are few paths. */
export function decidingFacts(
  places: Iterable<TSESTree.Node>,
  region: TSESTree.Node,
  mentions: Mentions,
  resolution: Resolution,
): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const place of places) {
    for (let node = place; node !== region && node.parent; node = node.parent) {
      for (const test of testsAround(node)) {
        const { subject } = readTest(test);
        // What the resource says of itself changes with all that is done to it.
        if (subject.type === AST_NODE_TYPES.MemberExpression && mentions.has(bare(subject.object))) continue;
        const fact = factOf(subject, resolution);
        if (fact !== undefined && facts.size < mostFacts) facts.add(fact);
      }
    }
  }
  return facts;
}

const mostFacts = 4;

/** The conditions under which a node is reached from its parent. */
function testsAround(node: TSESTree.Node): TSESTree.Node[] {
  const { parent } = node;
  if (parent?.type === AST_NODE_TYPES.IfStatement || parent?.type === AST_NODE_TYPES.ConditionalExpression) {
    return parent.test === node ? [] : operands(parent.test);
  }
  return parent?.type === AST_NODE_TYPES.LogicalExpression && parent.right === node
    ? operands(parent.left)
    : [];
}

function operands(test: TSESTree.Node): TSESTree.Node[] {
  if (test.type === AST_NODE_TYPES.LogicalExpression)
    return [...operands(test.left), ...operands(test.right)];
  return test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!'
    ? operands(test.argument)
    : [test];
}
