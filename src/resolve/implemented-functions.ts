import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isDouble, isMadeDouble } from '../project/test-double.js';
import { baseType } from './annotations.js';
import { literalHeirs } from './literal-heirs.js';
import type { Resolution } from './resolution.js';
import { bare, isClass, propertyName } from './syntax.js';
import type { ClassNode, FunctionNode, NamedShape, Value } from './value.js';

/**
 * Which functions of the project can a callee stand for that an interface or abstract class declares? That of each class
 * and object literal which implements it, without those that stand in for one in tests; none where one of them is not known.
 */
export function implementedFunctions(resolution: Resolution, callee: TSESTree.Node): readonly FunctionNode[] {
  const written = bare(callee);
  const name = written.type === AST_NODE_TYPES.MemberExpression ? propertyName(written) : undefined;
  if (written.type !== AST_NODE_TYPES.MemberExpression || name === undefined) return [];
  const owner = resolution.valueOf(written.object);
  const declared = owner && onlyDeclaredBy(owner);
  const members = declared
    ? heirsOf(resolution, declared).map((heir) => memberOf(resolution, heir, name))
    : [];
  const functions = members.flatMap((member) => (member?.kind === 'function' ? [member.node] : []));
  return functions.length === members.length ? functions : [];
}

function memberOf(resolution: Resolution, node: Heir, name: string): Value | undefined {
  return resolution.memberOf(isClass(node) ? { kind: 'object', node } : { kind: 'literal', node }, name);
}

type Declared = NamedShape | ClassNode;
type Heir = ClassNode | TSESTree.ObjectExpression;

function onlyDeclaredBy(value: Value): Declared | undefined {
  if (value.kind === 'shape') return value.declared;
  return value.kind === 'object' && value.node.abstract ? value.node : undefined;
}

/** The classes that implement or extend it, and can be made, and the literals that say that they are one. */
function heirsOf(resolution: Resolution, declared: Declared, hops = 3): readonly Heir[] {
  const home = resolution.at(declared);
  const name = declared.id?.name;
  if (name === undefined || hops === 0) return [];
  const files = [home, ...home.filesOfHeirs(name)];
  const found = files.flatMap((file) => classesIn(file).filter((node) => inherits(file, node, declared)));
  const classes = [...new Set(found)]
    .flatMap((node) => (node.abstract ? heirsOf(resolution, node, hops - 1) : [node]))
    .filter((node) => !isClass(node) || !isDouble(node.id?.name ?? ''));
  const literals = files.flatMap((file) =>
    literalHeirs(file).flatMap((heir) =>
      !isMadeDouble(heir.name) && isNamed(file, heir.type, declared) ? [heir.node] : [],
    ),
  );
  return [...new Set([...classes, ...literals])];
}

function classesIn({ sourceCode }: Resolution): readonly ClassNode[] {
  return sourceCode.ast.body.flatMap((statement) => {
    const declaration =
      statement.type === AST_NODE_TYPES.ExportNamedDeclaration ||
      statement.type === AST_NODE_TYPES.ExportDefaultDeclaration
        ? statement.declaration
        : statement;
    return declaration && isClass(declaration) ? [declaration] : [];
  });
}

function inherits(file: Resolution, node: ClassNode, declared: Declared): boolean {
  const superclass = node.superClass ? file.valueOf(node.superClass) : undefined;
  if (superclass?.kind === 'class' && isSame(file, superclass.node, declared)) return true;
  return (node.implements ?? []).some(
    ({ expression }) => expression.type === AST_NODE_TYPES.Identifier && isNamed(file, expression, declared),
  );
}

/** Does a name stand for what is declared? */
function isNamed(file: Resolution, name: TSESTree.Identifier, declared: Declared): boolean {
  const base = baseType(file, name);
  if (base?.kind === 'shape') return base.declared !== undefined && isSame(file, base.declared, declared);
  return base?.kind === 'object' && isSame(file, base.node, declared);
}

/** The file that is linted has another tree for those that ask about it. */
function isSame(resolution: Resolution, a: Declared, b: Declared): boolean {
  return (
    a === b ||
    (a.range[0] === b.range[0] &&
      a.range[1] === b.range[1] &&
      resolution.at(a).filename === resolution.at(b).filename)
  );
}
