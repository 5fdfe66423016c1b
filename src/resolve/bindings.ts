import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { callbackParameter, handedByCallers } from './callback-parameters.js';
import { annotatedValue } from './class-members.js';
import { exportedValue, fileValue } from './exports.js';
import { importOf, type Import } from './imports.js';
import { globalMember, libraryOfExport } from './known-libraries.js';
import { documentedParameter, documentedValue } from './jsdoc.js';
import { elementOf } from './lists.js';
import { agreed, type Resolution } from './resolution.js';
import { isClass, isFunction, keyName } from './syntax.js';
import { functionType, libraryMember, other, type FunctionNode, type Value } from './value.js';

/** What is a name known to stand for? Follows imports, declarations, destructuring and annotations. */
export function bindingValue(resolution: Resolution, node: TSESTree.Identifier): Value | undefined {
  const variable = ASTUtils.findVariable(resolution.sourceCode.getScope(node), node.name);
  if (!variable || variable.defs.length === 0) {
    const known = globalMember(node.name);
    return known && { kind: 'member', name: node.name, evidence: 'import', ...known };
  }
  return resolution.valueOfVariable(variable);
}

/** What is a variable known to stand for, wherever it is used? */
export function variableValue(resolution: Resolution, variable: TSESLint.Scope.Variable): Value | undefined {
  const [first] = variable.defs;
  const definition =
    first?.node.type === AST_NODE_TYPES.TSDeclareFunction
      ? (variable.defs.find(({ node }) => isFunction(node)) ?? first) // the overload that has the body
      : first;
  if (!definition) return undefined;
  const imported = importOf(definition);
  if (imported) return importedValue(resolution, imported);
  const node: TSESTree.Node = definition.node;
  if (isClass(node)) return { kind: 'class', node };
  if (node.type === AST_NODE_TYPES.VariableDeclarator) {
    return declaredValue(resolution, variable, node);
  }
  if (isFunction(node)) {
    const isOwnName = definition.name === node.id;
    return isOwnName ? { kind: 'function', node } : parameterValue(resolution, node, definition.name);
  }
  if (node.type === AST_NODE_TYPES.TSDeclareFunction) {
    return node.returnType && functionType(node.params, node.returnType);
  }
  if (node.type === AST_NODE_TYPES.TSEnumDeclaration) return other;
  return undefined;
}

/** What an import stands for; a default import of a module without a default export is the module. */
function importedValue(resolution: Resolution, { specifier, name }: Import): Value | undefined {
  const library = resolution.libraryOf(specifier) ?? (name === undefined ? undefined : libraryOfExport(name));
  if (!library) {
    const file = resolution.fileOf(specifier, name);
    return file && (name === undefined ? fileValue(file) : exportedValue(file, name));
  }
  const whole: Value = { kind: 'module', library };
  if (name === undefined) return whole;
  const member = libraryMember(whole, name);
  if (member) return member;
  if (name === 'default') return whole;
  return library.isOwn ? undefined : other; // a user need not describe all of a module
}

function declaredValue(
  resolution: Resolution,
  variable: TSESLint.Scope.Variable,
  declarator: TSESTree.VariableDeclarator,
): Value | undefined {
  const [identifier] = variable.identifiers;
  const path = identifier && pathTo(declarator.id, identifier);
  if (!path) return undefined;
  const annotation = declarator.id.typeAnnotation;
  const annotated = annotation
    ? resolution.typeValue(annotation.typeAnnotation)
    : documentedValue(resolution, declarator);
  if (annotated) {
    const value = followPath(resolution, annotated, path);
    if (value && value.kind !== 'other') return withOrigin(resolution, value, declarator.init);
  }
  const list = iteratedBy(declarator);
  if (path.length > 0 || list) {
    const whole = list
      ? elementOf(resolution.valueOf(list))
      : declarator.init && resolution.valueOf(declarator.init);
    return followPath(resolution, whole ?? undefined, path) ?? defaultValue(resolution, identifier);
  }
  return agreed(writtenValues(resolution, variable)) ?? annotated;
}

/** The annotated value, with the call that made it where the initialiser shows one. */
function withOrigin(resolution: Resolution, value: Value, init: TSESTree.Expression | null): Value {
  if (value.kind !== 'instance' || !init) return value;
  const made = resolution.valueOf(init);
  return made?.kind === 'instance' && made.type === value.type ? made : value;
}

/** What a loop goes over whose variable is declared here. */
function iteratedBy({ parent }: TSESTree.VariableDeclarator): TSESTree.Expression | undefined {
  const loop = parent.parent;
  return loop.type === AST_NODE_TYPES.ForOfStatement && loop.left === parent ? loop.right : undefined;
}

function* writtenValues(
  resolution: Resolution,
  variable: TSESLint.Scope.Variable,
): Generator<Value | undefined> {
  for (const reference of variable.references) {
    if (reference.writeExpr) yield writtenValue(resolution, reference.identifier, reference.writeExpr);
  }
}

/** `source = new Pool()`, `({ source } = clients)`, `for (source of sources)` */
function writtenValue(
  resolution: Resolution,
  name: TSESTree.Node,
  written: TSESTree.Node,
): Value | undefined {
  const { parent } = written;
  const value = resolution.valueOf(written);
  if (parent?.type === AST_NODE_TYPES.ForOfStatement) return elementOf(value);
  if (parent?.type !== AST_NODE_TYPES.AssignmentExpression || parent.left === name) return value;
  const path = pathTo(parent.left, name);
  return path && followPath(resolution, value, path);
}

function parameterValue(resolution: Resolution, node: FunctionNode, name: TSESTree.Node): Value | undefined {
  for (const [index, parameter] of node.params.entries()) {
    const path = pathTo(parameter, name);
    if (!path) continue;
    const pattern = patternOf(parameter);
    const decorators = parameter.decorators;
    const own = annotatedValue(resolution, { typeAnnotation: pattern.typeAnnotation, decorators });
    const base =
      own ??
      documentedParameter(resolution, node, index) ??
      callbackParameter(resolution, node, index) ??
      (parameter.type === AST_NODE_TYPES.AssignmentPattern
        ? resolution.valueOf(parameter.right)
        : undefined) ??
      handedByCallers(resolution, node, index);
    return followPath(resolution, base, path) ?? defaultValue(resolution, name);
  }
  return undefined;
}

/** What a name in a pattern is when nothing is given for it: `{ db = pool }`. */
function defaultValue(resolution: Resolution, name: TSESTree.Node): Value | undefined {
  const { parent } = name;
  return parent?.type === AST_NODE_TYPES.AssignmentPattern && parent.left === name
    ? resolution.valueOf(parent.right)
    : undefined;
}

function patternOf(parameter: TSESTree.Parameter): Exclude<TSESTree.Parameter, TSESTree.TSParameterProperty> {
  if (parameter.type === AST_NODE_TYPES.TSParameterProperty) return patternOf(parameter.parameter);
  return parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
}

type Step = string | number;

function followPath(
  resolution: Resolution,
  value: Value | undefined,
  path: readonly Step[],
): Value | undefined {
  let current = value;
  for (const step of path) {
    if (!current) return undefined;
    current = typeof step === 'number' ? elementOf(current, step) : resolution.memberOf(current, step);
  }
  return current;
}

/** The keys that lead from a pattern to a name in it; `undefined` when it is not there. */
function pathTo(pattern: TSESTree.Node, name: TSESTree.Node): readonly Step[] | undefined {
  if (pattern === name) return [];
  switch (pattern.type) {
    case AST_NODE_TYPES.TSParameterProperty:
      return pathTo(pattern.parameter, name);
    case AST_NODE_TYPES.AssignmentPattern:
      return pathTo(pattern.left, name);
    case AST_NODE_TYPES.ObjectPattern:
      for (const property of pattern.properties) {
        if (property.type === AST_NODE_TYPES.RestElement) {
          const path = pathTo(property.argument, name);
          if (path) return path;
          continue;
        }
        const path = pathTo(property.value, name);
        if (path) return [keyName(property) ?? -1, ...path];
      }
      return undefined;
    case AST_NODE_TYPES.ArrayPattern:
      for (const [index, element] of pattern.elements.entries()) {
        const path = element && pathTo(element, name);
        if (path) return [index, ...path];
      }
      return undefined;
    default:
      return undefined;
  }
}
