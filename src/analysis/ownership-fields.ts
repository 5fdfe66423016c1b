import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, propertyName } from '../resolve/syntax.js';
import type { ClassNode } from '../resolve/value.js';
import { roleOf } from './ownership-holder.js';
import { isConstructor, membersOfClass, type Members } from './ownership-members.js';
import type { Terms } from './ownership-terms.js';

/** What do the members of a new object of a class of the project do with the resource that its constructor gets as this argument? */
export function membersOfObject(
  made: TSESTree.NewExpression,
  index: number,
  terms: Terms,
  resolution: Resolution,
): Members | undefined {
  const called = resolution.valueOf(made.callee);
  if (called?.kind !== 'class') return undefined;
  const kept = keptArgument(called.node, index, resolution);
  const names = kept?.variables.map((variable) => ({ variable, role: roleOf(terms) }));
  return kept && membersOfClass(called.node, kept.fields, names ?? [], terms, resolution);
}

/** The fields in which a constructor keeps an argument, and its name for it. */
interface KeptArgument {
  readonly fields: ReadonlySet<string>;
  readonly variables: readonly TSESLint.Scope.Variable[];
}

function keptArgument(node: ClassNode, index: number, around: Resolution): KeptArgument | undefined {
  const resolution = around.at(node);
  const constructor = node.body.body.find(isConstructor)?.value;
  if (!constructor) return keptBySuperclass(node, index, resolution);
  const parameter = constructor.params[index];
  const isField = parameter?.type === AST_NODE_TYPES.TSParameterProperty;
  const pattern = isField ? parameter.parameter : parameter;
  if (pattern?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = resolution.sourceCode
    .getDeclaredVariables(constructor)
    .find(({ identifiers }) => identifiers.includes(pattern));
  if (!variable) return undefined;
  const fields = new Set(isField ? [pattern.name] : []);
  for (const { identifier } of variable.references) {
    const { parent } = identifier;
    const field = parent.type === AST_NODE_TYPES.AssignmentExpression ? ownField(parent.left) : undefined;
    if (field !== undefined) fields.add(field);
    const isHandedUp =
      parent.type === AST_NODE_TYPES.CallExpression && parent.callee.type === AST_NODE_TYPES.Super;
    const above = isHandedUp
      ? keptBySuperclass(node, parent.arguments.indexOf(identifier as TSESTree.Identifier), resolution)
      : undefined;
    for (const name of above?.fields ?? []) fields.add(name);
  }
  return fields.size > 0 ? { fields, variables: [variable] } : undefined;
}

function keptBySuperclass(node: ClassNode, index: number, resolution: Resolution): KeptArgument | undefined {
  const above = node.superClass ? resolution.valueOf(node.superClass) : undefined;
  if (above?.kind !== 'class' || above.node === node) return undefined;
  const kept = keptArgument(above.node, index, resolution);
  return kept && { fields: kept.fields, variables: [] };
}

/** `client` of `this.client` */
export function ownField(node: TSESTree.Node): string | undefined {
  const member = bare(node);
  return member.type === AST_NODE_TYPES.MemberExpression &&
    member.object.type === AST_NODE_TYPES.ThisExpression
    ? propertyName(member)
    : undefined;
}
