import type ts from 'typescript';
import { calledDeclarations, type FunctionWithBody } from './called-declarations.js';
import type { TypeProgram } from './type-program.js';

/**
 * Does a call surely not leave the process? It does not where every function that it can mean is the language's, or
 * one of the project whose body calls only such. What the program does not see may do anything.
 */
export function staysInProcess(given: TypeProgram, callee: ts.Node): boolean {
  return isLocal(given, callee, []);
}

/** Enough for people's code. */
const mostHops = 5;

/** Functions of the language's and the platform's types that send something. */
const sending = new Set(['fetch', 'send', 'sendBeacon', 'importScripts']);

const answers = new WeakMap<ts.TypeChecker, Map<ts.Node, boolean>>();

function isLocal(given: TypeProgram, callee: ts.Node, inside: readonly ts.Node[]): boolean {
  return calledDeclarations(given, callee).every((called) => {
    if (!called) return false;
    if (called.kind === 'language') return !sending.has(called.name);
    if (inside.includes(called.node)) return true;
    return inside.length < mostHops && isLocalFunction(given, called.node, inside);
  });
}

function isLocalFunction(given: TypeProgram, node: FunctionWithBody, inside: readonly ts.Node[]): boolean {
  if (inside.length > 0) return callsOnlyLocal(given, node.body, [...inside, node]); // may depend on where a cycle is entered
  const known = answers.get(given.checker) ?? new Map<ts.Node, boolean>();
  answers.set(given.checker, known);
  const answer = known.get(node) ?? callsOnlyLocal(given, node.body, [node]);
  known.set(node, answer);
  return answer;
}

function callsOnlyLocal(given: TypeProgram, body: ts.Node, inside: readonly ts.Node[]): boolean {
  const { ts: compiler } = given;
  function hasOther(node: ts.Node): boolean {
    if (compiler.isCallExpression(node) && !isLocal(given, node.expression, inside)) return true;
    if (compiler.isNewExpression(node) && !isMadeHere(given, node.expression)) return true;
    if (compiler.isTaggedTemplateExpression(node)) return true;
    if (compiler.isForOfStatement(node) && node.awaitModifier) return true;
    if (compiler.isAwaitExpression(node) && !compiler.isCallExpression(node.expression)) return true;
    return compiler.forEachChild(node, hasOther) ?? false;
  }
  return !hasOther(body);
}

/** `new Map()`, `new Error()` */
function isMadeHere(given: TypeProgram, callee: ts.Node): boolean {
  return calledDeclarations(given, callee).every((called) => called?.kind === 'language');
}
