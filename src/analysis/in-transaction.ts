import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, isFunction, keyName } from '../resolve/syntax.js';
import { usesIn } from './references.js';

const transactionName =
  /^_?(?:em|queryRunner|transaction\w*|transactional\w*Manager|trx|tnx|tx|txn)$|[a-z]T(?:ransaction|rx|x)$/u;
const beginsTransaction = /transaction|^(?:begin|inTx|withTx|atomic)/iu;

/**
 * Does a request to a database ride on one transaction? All of them wait for its one connection, so that it does not
 * matter how many are started at once.
 */
export function ridesOnTransaction(resolution: Resolution, request: TSESTree.Node): boolean {
  for (const { node, variable } of usesIn(resolution, request)) {
    if (transactionName.test(node.name) || isOfTransaction(resolution, variable)) return true;
  }
  return isAllInTransaction(request);
}

/** The parameter of the callback that a transaction runs, or something made of it: `createContext({ transaction })`. */
function isOfTransaction(resolution: Resolution, variable: TSESLint.Scope.Variable): boolean {
  const [definition] = variable.defs;
  const declared: TSESTree.Node | undefined = definition?.node;
  if (!definition || !declared) return false;
  if (isFunction(declared)) return isRunByTransaction(declared);
  if (declared.type !== AST_NODE_TYPES.VariableDeclarator || !declared.init) return false;
  const made = bare(declared.init);
  if (made.type !== AST_NODE_TYPES.CallExpression && made.type !== AST_NODE_TYPES.NewExpression) return false;
  return made.arguments.some((argument) => holdsTransaction(resolution, argument));
}

function holdsTransaction({ sourceCode }: Resolution, argument: TSESTree.Node): boolean {
  const given = bare(argument);
  if (given.type === AST_NODE_TYPES.ObjectExpression) {
    return given.properties.some(
      (property) =>
        property.type === AST_NODE_TYPES.Property && transactionName.test(keyName(property) ?? ''),
    );
  }
  if (given.type !== AST_NODE_TYPES.Identifier) return false;
  if (transactionName.test(given.name)) return true;
  const declared: TSESTree.Node | undefined = ASTUtils.findVariable(sourceCode.getScope(given), given.name)
    ?.defs[0]?.node;
  return declared !== undefined && isFunction(declared) && isRunByTransaction(declared);
}

/** Is it the callback of a call that runs it in a transaction? */
export function isRunByTransaction({ parent }: TSESTree.Node): boolean {
  return parent?.type === AST_NODE_TYPES.CallExpression && beginsTransaction.test(calledName(parent));
}

/** A method that is declared to be one, or a callback that gets no client because every query finds it by itself. */
function isAllInTransaction(request: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = request; node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.MethodDefinition) {
      const decorators: readonly TSESTree.Decorator[] | undefined = node.decorators; // none in JavaScript's own syntax
      return decorators?.some(isTransactional) ?? false;
    }
    if (isFunction(node) && node.params.length === 0 && isRunByTransaction(node)) return true;
  }
  return false;
}

function isTransactional({ expression }: TSESTree.Decorator): boolean {
  const name =
    expression.type === AST_NODE_TYPES.CallExpression
      ? calledName(expression)
      : expression.type === AST_NODE_TYPES.Identifier
        ? expression.name
        : '';
  return /transaction/iu.test(name);
}
