import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { returnedExpressions } from './class-members.js';
import type { Resolution } from './resolution.js';
import { bare, isFunction } from './syntax.js';

/** An object literal that is declared to be of a type. */
export interface LiteralHeir {
  readonly node: TSESTree.ObjectExpression;
  /** What holds it, or the function that makes it. */
  readonly name: string;
  readonly type: TSESTree.Identifier;
}

/** The literals of a file that say their type: `const store: Store = {…}`, `createStore = (): Store => ({…})`. */
export function literalHeirs(file: Resolution): readonly LiteralHeir[] {
  return file.sourceCode.ast.body.flatMap((statement) => {
    const declaration =
      statement.type === AST_NODE_TYPES.ExportNamedDeclaration ||
      statement.type === AST_NODE_TYPES.ExportDefaultDeclaration
        ? statement.declaration
        : statement;
    if (declaration?.type === AST_NODE_TYPES.VariableDeclaration) {
      return declaration.declarations.flatMap((declarator) => ofDeclarator(file, declarator));
    }
    return isFunction(declaration) ? madeBy(file, declaration, declaration.id?.name ?? '') : [];
  });
}

function ofDeclarator(file: Resolution, { id, init }: TSESTree.VariableDeclarator): readonly LiteralHeir[] {
  if (!init || id.type !== AST_NODE_TYPES.Identifier) return [];
  const node = bare(init);
  if (isFunction(node)) return madeBy(file, node, id.name);
  const said = init.type === AST_NODE_TYPES.TSSatisfiesExpression ? init : id.typeAnnotation;
  const type = said && nameOf(said.typeAnnotation);
  return type && node.type === AST_NODE_TYPES.ObjectExpression ? [{ node, name: id.name, type }] : [];
}

function madeBy(
  file: Resolution,
  {
    body,
    returnType,
  }: TSESTree.FunctionDeclaration | TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
  name: string,
): readonly LiteralHeir[] {
  const type = returnType && nameOf(returnType.typeAnnotation);
  if (!type) return [];
  const returned = body.type === AST_NODE_TYPES.BlockStatement ? returnedExpressions(file, body) : [body];
  return returned.flatMap((expression) => {
    const value = file.valueOf(expression);
    return value?.kind === 'literal' ? [{ node: value.node, name, type }] : [];
  });
}

/** `Store`, `Store<User>`, `Promise<Store>` */
function nameOf(type: TSESTree.TypeNode): TSESTree.Identifier | undefined {
  if (type.type !== AST_NODE_TYPES.TSTypeReference || type.typeName.type !== AST_NODE_TYPES.Identifier)
    return undefined;
  const [argument] = type.typeArguments?.params ?? [];
  return type.typeName.name === 'Promise' ? argument && nameOf(argument) : type.typeName;
}
