import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { group, hard, ifBroken, indent, line, soft, willBreak, withoutBreaks, type Doc } from './doc.js';
import { isBeforeEmptyLine, type Hint, type Printer } from './fragment.js';
import { isBinaryish, isTemplateOfLines } from './simple-nodes.js';

type Function = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** `async function name(a, b) { … }` */
export function functionDoc(
  printer: Printer,
  node: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression,
  { hugs }: Hint = {},
): Doc {
  return [
    node.async ? 'async ' : '',
    node.generator ? 'function* ' : 'function ',
    node.id ? printer.print(node.id) : '',
    signatureDoc(printer, node, hugs === 'last' && isPlainOrAmongOthers(node)),
    ' ',
    printer.print(node.body),
  ];
}

/** From the type parameters to the type of the result. */
export function signatureDoc(printer: Printer, node: Function, isHugged = false): Doc {
  const result = node.returnType ? printer.asWritten(node.returnType) : '';
  const parameters = parametersDoc(printer, node);
  const isGrouped = node.params.length === 1 && node.returnType !== undefined && willBreak(result);
  return [
    node.typeParameters ? printer.asWritten(node.typeParameters) : '',
    group([isHugged ? withoutBreaks(parameters) : isGrouped ? group(parameters) : parameters, result]),
  ];
}

function isPlainOrAmongOthers(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.FunctionExpression) return false;
  if (node.parent.type === AST_NODE_TYPES.CallExpression && node.parent.arguments.length > 1) return true;
  return node.params.every((param) => param.type === AST_NODE_TYPES.Identifier && !param.typeAnnotation);
}

export function parametersDoc({ format, fragment, print }: Printer, { params }: Function): Doc {
  if (params.length === 0) return '()';
  const isHugged = params.length === 1 && params[0] !== undefined && isHuggedAlone(params[0]);
  const printed = params.map((param, index): Doc => {
    if (index === params.length - 1) return print(param);
    return [print(param), ',', isBeforeEmptyLine(fragment, param) ? [hard, hard] : line];
  });
  if (isHugged) return ['(', ...printed, ')'];
  const hasRest = params.at(-1)?.type === AST_NODE_TYPES.RestElement;
  return [
    '(',
    indent([soft, ...printed]),
    format.trailingComma === 'all' && !hasRest ? ifBroken(',') : '',
    soft,
    ')',
  ];
}

/** `({ a, b }) => …`: the only parameter breaks by itself. */
function isHuggedAlone(param: TSESTree.Parameter): boolean {
  switch (param.type) {
    case AST_NODE_TYPES.ObjectPattern:
    case AST_NODE_TYPES.ArrayPattern:
      return true;
    case AST_NODE_TYPES.Identifier:
      return /^TS(?:TypeLiteral|MappedType)$/u.test(param.typeAnnotation?.typeAnnotation.type ?? '');
    case AST_NODE_TYPES.AssignmentPattern:
      return (
        /Pattern$/u.test(param.left.type) &&
        (param.right.type === AST_NODE_TYPES.Identifier ||
          (param.right.type === AST_NODE_TYPES.ObjectExpression && param.right.properties.length === 0) ||
          (param.right.type === AST_NODE_TYPES.ArrayExpression && param.right.elements.length === 0))
      );
    default:
      return false;
  }
}

/** `(a) => b`, `async (a) => { … }` */
export function arrowDoc(printer: Printer, node: TSESTree.ArrowFunctionExpression, { hugs }: Hint = {}): Doc {
  return group([arrowHead(printer, node, hugs), ' =>', group(arrowBody(printer, node, hugs))]);
}

function arrowHead(printer: Printer, node: TSESTree.ArrowFunctionExpression, hugs: Hint['hugs']): Doc {
  const [only] = node.params;
  const isBare =
    !printer.format.hasArrowParens &&
    node.params.length === 1 &&
    only?.type === AST_NODE_TYPES.Identifier &&
    !only.typeAnnotation &&
    !only.optional &&
    !node.returnType &&
    !node.typeParameters;
  return [
    node.async ? 'async ' : '',
    isBare ? printer.print(only) : group(signatureDoc(printer, node, hugs !== undefined)),
  ];
}

function arrowBody(printer: Printer, { body }: TSESTree.ArrowFunctionExpression, hugs: Hint['hugs']): Doc {
  const isBare = body.type === AST_NODE_TYPES.ConditionalExpression || isBinaryish(body);
  const printed = printer.print(body, { isBare });
  const trailing: Doc =
    hugs === 'last' ? [printer.format.trailingComma === 'all' ? ifBroken(',') : '', soft] : '';
  if (body.type === AST_NODE_TYPES.ConditionalExpression && !startsWithObject(body)) {
    return [' ', group([ifBroken('', '('), indent([soft, printed]), ifBroken('', ')'), trailing])];
  }
  if (isOnSameLine(body)) return [' ', printed];
  return [indent([line, printed]), trailing];
}

function startsWithObject(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.ConditionalExpression
    ? startsWithObject(node.test)
    : node.type === AST_NODE_TYPES.ObjectExpression;
}

function isOnSameLine(body: TSESTree.Node): boolean {
  return (
    /^(?:Array|ArrowFunction|Object|Sequence)Expression$|^(?:BlockStatement|JSXElement|JSXFragment)$/u.test(
      body.type,
    ) || isTemplateOfLines(body)
  );
}
