import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { pushChildren } from '../resolve/syntax.js';
import { isInside, type Iteration } from './iteration.js';

/** A name that is read somewhere below a node, with the variable behind it. */
export interface Use {
  readonly node: TSESTree.Identifier;
  readonly variable: TSESLint.Scope.Variable;
}

/** Every variable that is read below a node. */
export function* usesIn({ sourceCode }: Resolution, root: TSESTree.Node): Generator<Use> {
  const pending = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.Identifier) {
      const variable = isName(node) ? ASTUtils.findVariable(sourceCode.getScope(node), node.name) : null;
      if (variable) yield { node, variable };
      continue;
    }
    pushChildren(pending, node, sourceCode.visitorKeys);
  }
}

/** An identifier that stands for a variable, not a property or key. */
function isName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.MemberExpression) return parent.object === node || parent.computed;
  if (parent.type === AST_NODE_TYPES.Property) return parent.value === node || parent.computed;
  return true;
}

/** Was the variable declared inside the iteration, so that each turn has its own? */
export function isOwnOf(iteration: Iteration, variable: TSESLint.Scope.Variable): boolean {
  const [definition] = variable.defs;
  return definition !== undefined && isInside(definition.name, iteration.node);
}

/** Does something below the node change from one turn to the next? */
export function dependsOnTurn(resolution: Resolution, iteration: Iteration, node: TSESTree.Node): boolean {
  for (const { variable } of usesIn(resolution, node)) {
    if (isOwnOf(iteration, variable) || isWrittenIn(iteration, variable)) return true;
  }
  return false;
}

/** Is the variable assigned (after its declaration) inside the iteration? */
export function isWrittenIn(iteration: Iteration, variable: TSESLint.Scope.Variable): boolean {
  return variable.references.some(
    (reference) => reference.isWrite() && !reference.init && isInside(reference.identifier, iteration.node),
  );
}

/** Is the variable the element of the iteration, or a part of it that its pattern names? */
export function isElement(iteration: Iteration, variable: TSESLint.Scope.Variable): boolean {
  const { element } = iteration;
  if (!element) return false;
  return variable.defs.some((definition) => isInside(definition.name, element));
}
