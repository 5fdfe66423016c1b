import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { importOf, requiredSpecifier } from './imports.js';
import type { Resolution } from './resolution.js';
import { bare, calledName, classOfThis, keyName, propertyName } from './syntax.js';

/**
 * The import specifier of the package that a value comes from, as far as its chain starts at something that was imported:
 * `stripe.refunds` of `const stripe = new Stripe(key)`, `this.mailer` of `constructor(private mailer: MailerService)`.
 */
export function packageOfValue(resolution: Resolution, given: TSESTree.Node, hops = 6): string | undefined {
  const node = rootOf(given);
  if (hops === 0) return undefined;
  const follow = (next: TSESTree.Node) => packageOfValue(resolution, next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
      const [definition] = variable?.defs ?? [];
      return definition && packageOfDefinition(definition, follow);
    }
    case AST_NODE_TYPES.MemberExpression: {
      const declared = fieldOf(node);
      return declared && follow(declared);
    }
    case AST_NODE_TYPES.TSQualifiedName:
      return follow(node.left);
    default:
      return requiredSpecifier(node);
  }
}

/** The start of a chain of members and calls; a field of `this` is one. */
function rootOf(given: TSESTree.Node): TSESTree.Node {
  for (let node = bare(given); ;) {
    switch (node.type) {
      case AST_NODE_TYPES.CallExpression:
        if (requiredSpecifier(node) !== undefined) return node;
        node = bare((calledName(node) === 'promisify' ? node.arguments[0] : undefined) ?? node.callee);
        break;
      case AST_NODE_TYPES.NewExpression:
        node = bare(node.callee);
        break;
      case AST_NODE_TYPES.MemberExpression:
        if (node.object.type === AST_NODE_TYPES.ThisExpression) return node;
        node = bare(node.object);
        break;
      default:
        return node;
    }
  }
}

function packageOfDefinition(
  definition: TSESLint.Scope.Definition,
  follow: (next: TSESTree.Node) => string | undefined,
): string | undefined {
  const imported = importOf(definition);
  if (imported) return imported.specifier;
  const { name } = definition;
  const declared: TSESTree.Node = definition.node;
  const annotated = name.type === AST_NODE_TYPES.Identifier && typeName(name.typeAnnotation);
  if (annotated) return follow(annotated);
  return declared.type === AST_NODE_TYPES.VariableDeclarator && declared.init
    ? follow(declared.init)
    : undefined;
}

function typeName(annotation: TSESTree.TSTypeAnnotation | undefined): TSESTree.Node | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === AST_NODE_TYPES.TSTypeReference ? type.typeName : undefined;
}

/** The name of the type of a field of `this`, or what it is made of. */
function fieldOf(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const owner = classOfThis(member)?.node;
  const name = propertyName(member);
  for (const element of owner?.body.body ?? []) {
    if (element.type === AST_NODE_TYPES.PropertyDefinition && keyName(element) === name) {
      return typeName(element.typeAnnotation) ?? element.value ?? undefined;
    }
    if (element.type !== AST_NODE_TYPES.MethodDefinition || element.kind !== 'constructor') continue;
    for (const given of element.value.params) {
      if (given.type !== AST_NODE_TYPES.TSParameterProperty) continue;
      const { parameter } = given;
      const pattern = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
      if (pattern.type === AST_NODE_TYPES.Identifier && pattern.name === name)
        return typeName(pattern.typeAnnotation);
    }
  }
  return undefined;
}
