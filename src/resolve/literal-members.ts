import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { thisOfAdded } from './added-functions.js';
import { resultOf } from './class-members.js';
import { isExports } from './exports.js';
import { agreed, type Resolution } from './resolution.js';
import { keyName, propertyName } from './syntax.js';
import { functionType, type ClassNode, type Value } from './value.js';

/** What is a property of an object that is written in the project: in its literal, a part of it, or assigned later? */
export function literalMember(
  resolution: Resolution,
  node: TSESTree.ObjectExpression,
  name: string,
  spreadIn: readonly TSESTree.ObjectExpression[] = [],
): Value | undefined {
  const home = resolution.at(node);
  if (home !== resolution) return literalMember(home, node, name, spreadIn);
  for (const property of node.properties.toReversed()) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      const value = spreadMember(resolution, property, name, [...spreadIn, node]);
      if (value) return value;
    } else if (keyName(property) === name) {
      const value = resolution.valueOf(property.value);
      return property.kind === 'get' && value ? resultOf(resolution, value) : value;
    }
  }
  const { parent } = node;
  const extended =
    parent.type === AST_NODE_TYPES.CallExpression ? extendedMember(resolution, parent, name) : undefined;
  if (extended) return extended;
  const owner = thisOfAdded(resolution, node);
  if (owner) return resolution.memberOf(owner, name);
  return parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier
    ? assignedToName(resolution, parent.id, name)
    : undefined;
}

/** What a method finds in `this` that a library value was extended with: `users.extend({ all() { return this.find(); } })`. */
function extendedMember(
  resolution: Resolution,
  call: TSESTree.CallExpression,
  name: string,
): Value | undefined {
  const { callee } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || propertyName(callee) !== 'extend') return undefined;
  const owner = resolution.valueOf(callee.object);
  return owner?.kind === 'instance' ? resolution.memberOf(owner, name) : undefined;
}

/** Literals that are spread in each other end there. */
function spreadMember(
  resolution: Resolution,
  { argument }: TSESTree.SpreadElement,
  name: string,
  spreadIn: readonly TSESTree.ObjectExpression[],
): Value | undefined {
  const spread = resolution.valueOf(argument);
  if (spread?.kind !== 'literal') return spread && resolution.memberOf(spread, name);
  return spreadIn.includes(spread.node) ? undefined : literalMember(resolution, spread.node, name, spreadIn);
}

/** What is assigned to a static property of a class from outside, as compilers write it: `Db.pool = new Pool()`? */
export function assignedStatic(resolution: Resolution, node: ClassNode, name: string): Value | undefined {
  return node.id ? assignedToName(resolution.at(node), node.id, name) : undefined;
}

function assignedToName(resolution: Resolution, owner: TSESTree.Identifier, name: string): Value | undefined {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(owner), owner.name);
  return agreed(
    (variable?.references ?? []).flatMap(({ identifier }) => {
      const member = identifier.parent;
      return member.type === AST_NODE_TYPES.MemberExpression &&
        member.object === identifier &&
        propertyName(member) === name &&
        member.parent.type === AST_NODE_TYPES.AssignmentExpression &&
        member.parent.left === member
        ? [resolution.valueOf(member.parent.right)]
        : [];
    }),
  );
}

/** What does a module export under a name, where it reads its own export: `exports.pool.query()`? */
export function exportedMember(resolution: Resolution, node: TSESTree.MemberExpression): Value | undefined {
  const name = isExports(node.object) ? propertyName(node) : undefined;
  if (name === undefined) return undefined;
  return agreed(
    resolution.sourceCode.ast.body.flatMap((statement) => {
      if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return [];
      const { expression } = statement;
      if (expression.type !== AST_NODE_TYPES.AssignmentExpression) return [];
      const { left } = expression;
      return left.type === AST_NODE_TYPES.MemberExpression &&
        isExports(left.object) &&
        propertyName(left) === name
        ? [resolution.valueOf(expression.right)]
        : [];
    }),
  );
}

/** What is a member of a type that is written in the project? */
export function shapeMember(
  resolution: Resolution,
  elements: readonly TSESTree.TypeElement[],
  name: string,
): Value | undefined {
  for (const element of elements) {
    if (element.type === AST_NODE_TYPES.TSPropertySignature && keyName(element) === name) {
      return element.typeAnnotation && resolution.typeValue(element.typeAnnotation.typeAnnotation);
    }
    if (element.type === AST_NODE_TYPES.TSMethodSignature && keyName(element) === name) {
      return element.returnType && functionType(element.params, element.returnType);
    }
    if (element.type === AST_NODE_TYPES.TSIndexSignature) {
      return element.typeAnnotation && resolution.typeValue(element.typeAnnotation.typeAnnotation);
    }
  }
  return undefined;
}
