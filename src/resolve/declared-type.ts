import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { classOfThis, isFunction, keyName, propertyName } from './syntax.js';
import type { ClassNode } from './value.js';

/** The name of the type that a variable is declared with: `Client` of `client: Client`, `{ client }: { client: Client }`. */
export function declaredType({ name }: TSESLint.Scope.Definition): TSESTree.EntityName | undefined {
  if (name.type !== AST_NODE_TYPES.Identifier) return undefined;
  if (name.typeAnnotation) return typeName(name.typeAnnotation);
  const property = name.parent.type === AST_NODE_TYPES.AssignmentPattern ? name.parent.parent : name.parent;
  if (property.type !== AST_NODE_TYPES.Property || property.parent.type !== AST_NODE_TYPES.ObjectPattern) {
    return undefined;
  }
  const whole = property.parent.typeAnnotation?.typeAnnotation;
  if (whole?.type !== AST_NODE_TYPES.TSTypeLiteral) return undefined;
  for (const member of whole.members) {
    if (member.type === AST_NODE_TYPES.TSPropertySignature && keyName(member) === keyName(property)) {
      return typeName(member.typeAnnotation);
    }
  }
  return undefined;
}

/** What a class says of a field. */
export interface DeclaredField {
  /** The name of its type. */
  readonly type?: TSESTree.EntityName | undefined;
  /** What it is made of, where it is declared or in the constructor. */
  readonly value?: TSESTree.Node | undefined;
}

/** What does the class say of the field that a member of `this` is? */
export function declaredField(member: TSESTree.MemberExpression): DeclaredField | undefined {
  const owner = classOfThis(member)?.node;
  const name = propertyName(member);
  if (!owner || name === undefined) return undefined;
  for (const element of owner.body.body) {
    if (element.type === AST_NODE_TYPES.PropertyDefinition && keyName(element) === name) {
      const type = typeName(element.typeAnnotation);
      const value = element.value ?? (type ? undefined : assignedIn(constructorOf(owner), name));
      return { type, value };
    }
  }
  const constructor = constructorOf(owner);
  for (const given of constructor?.params ?? []) {
    if (given.type !== AST_NODE_TYPES.TSParameterProperty) continue;
    const { parameter } = given;
    const isDefault = parameter.type === AST_NODE_TYPES.AssignmentPattern;
    const pattern = isDefault ? parameter.left : parameter;
    if (pattern.type === AST_NODE_TYPES.Identifier && pattern.name === name) {
      return {
        type: typeName(pattern.typeAnnotation),
        value: isDefault ? parameter.right : undefined,
      };
    }
  }
  const value = assignedIn(constructor, name);
  return value && { value };
}

function constructorOf(owner: ClassNode): TSESTree.FunctionExpression | undefined {
  for (const element of owner.body.body) {
    if (element.type === AST_NODE_TYPES.MethodDefinition && element.kind === 'constructor') {
      return isFunction(element.value) ? element.value : undefined;
    }
  }
  return undefined;
}

/** `value` of `this.name = value`, as a statement of its own. */
function assignedIn(
  constructor: TSESTree.FunctionExpression | undefined,
  name: string,
): TSESTree.Node | undefined {
  for (const statement of constructor?.body.body ?? []) {
    if (statement.type !== AST_NODE_TYPES.ExpressionStatement) continue;
    const { expression } = statement;
    if (
      expression.type === AST_NODE_TYPES.AssignmentExpression &&
      expression.left.type === AST_NODE_TYPES.MemberExpression &&
      expression.left.object.type === AST_NODE_TYPES.ThisExpression &&
      propertyName(expression.left) === name
    ) {
      return expression.right;
    }
  }
  return undefined;
}

function typeName(annotation: TSESTree.TSTypeAnnotation | undefined): TSESTree.EntityName | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === AST_NODE_TYPES.TSTypeReference ? type.typeName : undefined;
}
