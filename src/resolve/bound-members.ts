import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { ambientTypes } from './known-libraries.js';
import type { Resolution } from './resolution.js';
import { bare, childNodes, keyName, propertyName } from './syntax.js';
import type { Value } from './value.js';

// By the file's tree, so an answer lives as long as that.
const declaredIn = new WeakMap<TSESTree.Program, ReadonlyMap<string, TSESTree.TypeNode>>();

/**
 * What is it that the platform binds to a name in capitals: `c.env.PAGES`, where a type of the file says
 * `{ PAGES: KVNamespace }`? Frameworks hand `env` on in types of their own, which name that one as an argument.
 */
export function boundMember(
  resolution: Resolution,
  { object }: TSESTree.MemberExpression,
  name: string,
): Value | undefined {
  if (!/^[A-Z][A-Z\d_]*$/u.test(name) || !isEnvironment(object)) return undefined;
  const type = declared(resolution).get(name);
  return type && resolution.typeValue(type);
}

/** `env`, `c.env`, `this.env`, but not `process.env`, which holds text. */
function isEnvironment(given: TSESTree.Expression): boolean {
  const node = bare(given);
  if (node.type === AST_NODE_TYPES.Identifier) return /^env$/iu.test(node.name);
  if (node.type !== AST_NODE_TYPES.MemberExpression || propertyName(node) !== 'env') return false;
  return node.object.type !== AST_NODE_TYPES.Identifier || node.object.name !== 'process';
}

/** The members of types of this file that are of a type which needs no import, by their names. */
function declared({ sourceCode }: Resolution): ReadonlyMap<string, TSESTree.TypeNode> {
  const { ast, text, visitorKeys } = sourceCode;
  let types = declaredIn.get(ast);
  if (!types) {
    const names = [...ambientTypes.keys()].filter((name) => text.includes(name));
    types = names.length > 0 ? membersOf(ast, visitorKeys, new Set(names)) : new Map();
    declaredIn.set(ast, types);
  }
  return types;
}

function membersOf(
  program: TSESTree.Program,
  visitorKeys: Resolution['sourceCode']['visitorKeys'],
  names: ReadonlySet<string>,
): ReadonlyMap<string, TSESTree.TypeNode> {
  const found = new Map<string, TSESTree.TypeNode>();
  const pending: TSESTree.Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.TSPropertySignature) {
      const type = node.typeAnnotation?.typeAnnotation;
      const name = keyName(node);
      if (
        name !== undefined &&
        type?.type === AST_NODE_TYPES.TSTypeReference &&
        type.typeName.type === AST_NODE_TYPES.Identifier &&
        names.has(type.typeName.name)
      ) {
        found.set(name, type);
      }
    }
    pending.push(...childNodes(node, visitorKeys));
  }
  return found;
}
