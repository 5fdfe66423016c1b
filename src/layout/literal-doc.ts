import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { assignmentDoc } from './assignment-doc.js';
import { fill, group, hard, ifBroken, indent, line, soft, type Doc } from './doc.js';
import { hasLineBreak, isBeforeEmptyLine, tokenFrom, type Printer } from './fragment.js';
import { signatureDoc } from './function-doc.js';
import { isNumber } from './simple-nodes.js';

/** `{ a, b: c }`: broken where the first property stood on a line of its own. */
export function objectDoc(printer: Printer, node: TSESTree.ObjectExpression | TSESTree.ObjectPattern): Doc {
  const { format, fragment } = printer;
  const { properties } = node;
  const [first] = properties;
  const type = node.type === AST_NODE_TYPES.ObjectPattern ? annotation(printer, node.typeAnnotation) : '';
  if (!first) return ['{}', type];
  const printed = properties.map((property, index): Doc => {
    const doc = [printer.commentsBefore(property), printer.print(property)];
    if (index === properties.length - 1) return doc;
    return [doc, ',', line, isBeforeEmptyLine(fragment, property) ? hard : ''];
  });
  const edge = format.hasSpacedBraces ? line : soft;
  const hasRest = properties.at(-1)?.type === AST_NODE_TYPES.RestElement;
  const inner: Doc = [
    '{',
    indent([edge, ...printed]),
    hasRest || format.trailingComma === 'none' ? '' : ifBroken(','),
    edge,
    '}',
    type,
  ];
  const isPattern = node.type === AST_NODE_TYPES.ObjectPattern;
  const isBroken = isPattern
    ? !isParameter(node) && hasInnerPattern(node)
    : hasLineBreak(fragment, node.range[0], tokenFrom(fragment, node.range[0] + 1)?.range[0] ?? 0);
  return isPattern && (isOnlyParameter(node) || (!isBroken && isLeft(node))) ? inner : group(inner, isBroken);
}

function isParameter({ parent }: TSESTree.Node): boolean {
  return /Function|^AssignmentPattern$|^CatchClause$/u.test(parent?.type ?? '');
}

function isOnlyParameter(node: TSESTree.Node): boolean {
  const { parent } = node;
  return (
    parent !== undefined &&
    'params' in parent &&
    Array.isArray(parent.params) &&
    parent.params.length === 1 &&
    parent.params[0] === node
  );
}

function isLeft({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.AssignmentExpression || parent?.type === AST_NODE_TYPES.VariableDeclarator
  );
}

function hasInnerPattern({ properties }: TSESTree.ObjectPattern): boolean {
  return properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property && /^(?:Array|Object)Pattern$/u.test(property.value.type),
  );
}

/** `a: b`, `a`, `a() { … }` */
export function propertyDoc(printer: Printer, node: TSESTree.Property): Doc {
  const { print } = printer;
  if (node.shorthand) return print(node.value);
  const key: Doc = node.computed ? ['[', print(node.key), ']'] : print(node.key);
  if (!node.method && node.kind === 'init') return assignmentDoc(printer, node, key, ':', node.value);
  const { value } = node;
  if (value.type !== AST_NODE_TYPES.FunctionExpression) return printer.asWritten(node);
  return [
    value.async ? 'async ' : '',
    node.kind === 'init' ? '' : `${node.kind} `,
    value.generator ? '*' : '',
    key,
    signatureDoc(printer, value),
    ' ',
    print(value.body),
  ];
}

/** `[a, b]`: on one line, each on its own, or as many numbers as fit. */
export function arrayDoc(printer: Printer, node: TSESTree.ArrayExpression | TSESTree.ArrayPattern): Doc {
  const { format, fragment } = printer;
  const { elements } = node;
  const type = node.type === AST_NODE_TYPES.ArrayPattern ? annotation(printer, node.typeAnnotation) : '';
  if (elements.length === 0) return ['[]', type];
  const isLast = (index: number) => index === elements.length - 1;
  const printed = elements.map((element): Doc =>
    element ? [printer.commentsBefore(element), group(printer.print(element))] : '',
  );
  const hasRest = elements.at(-1)?.type === AST_NODE_TYPES.RestElement;
  const trailing: Doc = hasRest ? '' : format.trailingComma === 'none' ? '' : ifBroken(',');
  const areNumbers = elements.every((element) => element !== null && isNumber(element));
  const separate = (doc: Doc, index: number): Doc =>
    isLast(index) ? doc : [doc, ',', line, isEmptyAfter(index) ? soft : ''];
  const isEmptyAfter = (index: number) => {
    const element = elements[index];
    return Boolean(element && isBeforeEmptyLine(fragment, element));
  };
  const inner: Doc = areNumbers
    ? fill(printed.flatMap((doc, index) => (isLast(index) ? [[doc, trailing]] : [[doc, ','], line])))
    : [...printed.map(separate), trailing];
  return [group(['[', indent([soft, inner]), soft, ']'], areGroups(elements)), type];
}

/** More than one, and each an object or a list with more than one element. */
function areGroups(elements: readonly (TSESTree.Node | null)[]): boolean {
  if (elements.length < 2) return false;
  return elements.every((element) => {
    if (element?.type !== elements[0]?.type) return false;
    if (element?.type === AST_NODE_TYPES.ObjectExpression) return element.properties.length > 1;
    return element?.type === AST_NODE_TYPES.ArrayExpression && element.elements.length > 1;
  });
}

export function annotation(printer: Printer, type: TSESTree.TSTypeAnnotation | undefined): Doc {
  return type ? printer.asWritten(type) : '';
}
