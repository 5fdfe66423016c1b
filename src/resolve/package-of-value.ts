import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { declaredField, declaredType } from './declared-type.js';
import { importedNode } from './exports.js';
import { importOf, requiredSpecifier } from './imports.js';
import type { Resolution } from './resolution.js';
import { bare, calledName, isFunction } from './syntax.js';

/**
 * The import specifier of the package that a value comes from, as far as its chain starts at something that was imported,
 * here or in another file from which this one has it:
 * `stripe.refunds` of `const stripe = new Stripe(key)`, `this.mailer` of `constructor(private mailer: MailerService)`.
 */
export function packageOfValue(resolution: Resolution, given: TSESTree.Node, hops = 6): string | undefined {
  const node = rootOf(given);
  if (hops === 0) return undefined;
  const follow = (next: TSESTree.Node) => packageOfValue(resolution.at(next), next, hops - 1);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier: {
      const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
      const [definition] = variable?.defs ?? [];
      return definition && packageOfDefinition(resolution, definition, follow);
    }
    case AST_NODE_TYPES.MemberExpression: {
      const declared = declaredField(node);
      const next = declared && (declared.type ?? declared.value);
      return next && follow(next);
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
      case AST_NODE_TYPES.AwaitExpression:
        node = bare(node.argument);
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

/** Methods of lists, whose callbacks get what is in the list, which can be plain data. */
const ofElements = /^(?:every|filter|find\w*|flatMap|forEach|map|reduce|some|sort)$/u;

function packageOfDefinition(
  resolution: Resolution,
  definition: TSESLint.Scope.Definition,
  follow: (next: TSESTree.Node) => string | undefined,
): string | undefined {
  const imported = importOf(definition);
  if (imported) {
    const node = importedNode(resolution, imported);
    return node ? follow(node) : imported.specifier;
  }
  const declared: TSESTree.Node = definition.node;
  const annotated = declaredType(definition);
  if (annotated) return follow(annotated);
  const taker = isFunction(declared) ? declared.parent : undefined;
  // What a package hands to a callback is its own: `app.command('/tell', ({ client }) => …)`.
  if (taker?.type === AST_NODE_TYPES.CallExpression)
    return ofElements.test(calledName(taker)) ? undefined : follow(taker.callee);
  return declared.type === AST_NODE_TYPES.VariableDeclarator && declared.init
    ? follow(declared.init)
    : undefined;
}
