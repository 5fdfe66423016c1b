import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { childNodes, classOfThis, propertyName } from '../resolve/syntax.js';

/** The fields of a class that its methods put things into, and those whose number of things it looks at. */
interface FieldUses {
  readonly filled: ReadonlySet<string>;
  readonly measured: ReadonlySet<string>;
}

// By the class, which lives as long as the file's tree: all its loops ask about it.
const known = new WeakMap<TSESTree.Node, FieldUses>();

/**
 * Do the methods of a class put one thing after another into a field: `add(mail) { this.mails.push(mail); }`? Then it holds
 * as many as somebody added since it was emptied. Not where the class looks at how many there are.
 */
export function isFilledByMethods(resolution: Resolution, field: TSESTree.MemberExpression): boolean {
  const owner = classOfThis(field);
  const name = propertyName(field);
  if (!owner || name === undefined) return false;
  let uses = known.get(owner.node);
  if (!uses) known.set(owner.node, (uses = usesOfFields(resolution, owner.node.body)));
  return uses.filled.has(name) && !uses.measured.has(name);
}

function usesOfFields({ sourceCode }: Resolution, { body }: TSESTree.ClassBody): FieldUses {
  const filled = new Set<string>();
  const measured = new Set<string>();
  const pending: TSESTree.Node[] = body.filter((element) => !isConstructor(element));
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...childNodes(node, sourceCode.visitorKeys));
    const field = node.type === AST_NODE_TYPES.MemberExpression ? fieldOf(node.object) : undefined;
    if (node.type !== AST_NODE_TYPES.MemberExpression || field === undefined) continue;
    const used = propertyName(node) ?? '';
    if (/^(?:length|size)$/u.test(used) && isCompared(node)) measured.add(field);
    if (/^(?:add|push|set)$/u.test(used) && isCalled(node)) filled.add(field);
  }
  return { filled, measured };
}

function isConstructor(element: TSESTree.ClassElement): boolean {
  return element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor';
}

/** `mails` of `this.mails` */
function fieldOf(node: TSESTree.Node): string | undefined {
  const isOfThis =
    node.type === AST_NODE_TYPES.MemberExpression && node.object.type === AST_NODE_TYPES.ThisExpression;
  return isOfThis ? propertyName(node) : undefined;
}

function isCalled({ parent }: TSESTree.MemberExpression): boolean {
  return parent.type === AST_NODE_TYPES.CallExpression;
}

/** `this.mails.length >= 100`; whether there is any at all says nothing. */
function isCompared({ parent }: TSESTree.MemberExpression): boolean {
  if (parent.type !== AST_NODE_TYPES.BinaryExpression) return false;
  return ![parent.left, parent.right].some(
    (side) => side.type === AST_NODE_TYPES.Literal && side.value === 0,
  );
}
