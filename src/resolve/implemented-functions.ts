import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { isDouble } from '../project/test-double.js';
import { baseType } from './annotations.js';
import type { Resolution } from './resolution.js';
import { bare, isClass, propertyName } from './syntax.js';
import type { ClassNode, FunctionNode, NamedShape, Value } from './value.js';

/**
 * Which functions of the project can a callee stand for that an interface or abstract class declares? That of each class
 * which implements it, without those that stand in for one in tests; none where one of them is not known.
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

function memberOf(resolution: Resolution, node: ClassNode, name: string): Value | undefined {
  return resolution.memberOf({ kind: 'object', node }, name);
}

type Declared = NamedShape | ClassNode;

function onlyDeclaredBy(value: Value): Declared | undefined {
  if (value.kind === 'shape') return value.declared;
  return value.kind === 'object' && value.node.abstract ? value.node : undefined;
}

/** The classes that implement or extend it, and can be made. */
function heirsOf(resolution: Resolution, declared: Declared, hops = 3): readonly ClassNode[] {
  const home = resolution.at(declared);
  const name = declared.id?.name;
  if (name === undefined || hops === 0) return [];
  const found = [home, ...home.filesOfHeirs(name)].flatMap((file) =>
    classesIn(file).filter((node) => inherits(file, node, declared)),
  );
  const heirs = [...new Set(found)].flatMap((node) =>
    node.abstract ? heirsOf(resolution, node, hops - 1) : [node],
  );
  return heirs.filter(({ id }) => !isDouble(id?.name ?? ''));
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
  return (node.implements ?? []).some(({ expression }) => {
    const base = expression.type === AST_NODE_TYPES.Identifier ? baseType(file, expression) : undefined;
    if (base?.kind === 'shape') return base.declared !== undefined && isSame(file, base.declared, declared);
    return base?.kind === 'object' && isSame(file, base.node, declared);
  });
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
