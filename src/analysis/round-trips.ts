import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { RoundTrip } from '../catalogue/schema.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, childNodes, isFunction } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { runsWhereWritten, iterationAround } from './iteration.js';
import { isSent } from './sent.js';

/** A place where the program waits for a server, itself or in a function that is called there. */
export interface RoundTripSite {
  /** The call at this place: of the library, or of a function of this file. */
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;
  /** The library call that sends the request. */
  readonly call: LibraryCall;
  readonly roundTrip: RoundTrip;
  /** The functions on the way from the place to the library call; empty when it is the call itself. */
  readonly path: readonly string[];
}

const furthest = 3;

/** Which round trip does a call make, directly or through functions of this file? */
export function roundTripAt(resolution: Resolution, node: TSESTree.Node): RoundTripSite | undefined {
  const call = resolution.callAt(node);
  if (call) return directSite(resolution, call);
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const called = resolution.valueOf(node.callee);
  if (called?.kind !== 'function') return undefined;
  const inside = firstInside(resolution, called.node, furthest);
  return inside && { ...inside, node, path: [calleeText(resolution, node), ...inside.path] };
}

/** Which round trip does a function make that is handed over by name, as in `ids.map(load)`? */
export function roundTripOf(
  resolution: Resolution,
  callback: TSESTree.Node,
): Pick<RoundTripSite, 'call' | 'path' | 'roundTrip'> | undefined {
  const value = resolution.valueOf(callback);
  if (value?.kind !== 'function' || isFunction(callback)) return undefined;
  const inside = firstInside(resolution, value.node, furthest);
  return inside && { ...inside, path: [resolution.sourceCode.getText(callback), ...inside.path] };
}

function directSite(resolution: Resolution, call: LibraryCall): RoundTripSite | undefined {
  const { roundTrip } = call.member;
  return roundTrip && isSent(resolution, call) ? { node: call.node, call, roundTrip, path: [] } : undefined;
}

// By the function's node, so an answer lives as long as the file's tree.
const summaries = new WeakMap<FunctionNode, RoundTripSite | undefined>();

function firstInside(resolution: Resolution, callee: FunctionNode, hops: number): RoundTripSite | undefined {
  if (summaries.has(callee)) return summaries.get(callee);
  summaries.set(callee, undefined); // A function that calls itself adds nothing.
  const found = hops === 0 ? undefined : searched(resolution, callee, hops);
  // At the last hop the search was cut short, so the answer does not hold for nearer callers.
  if (found || hops === furthest) summaries.set(callee, found);
  else summaries.delete(callee);
  return found;
}

function searched(resolution: Resolution, callee: FunctionNode, hops: number): RoundTripSite | undefined {
  for (const node of runsIn(resolution, callee)) {
    const call = resolution.callAt(node);
    if (call) {
      const site = directSite(resolution, call);
      // A loop inside the function is reported there.
      if (site && !iterationAround(resolution, node)) return site;
    } else if (node.type === AST_NODE_TYPES.CallExpression) {
      const called = resolution.valueOf(node.callee);
      const inside = called?.kind === 'function' ? firstInside(resolution, called.node, hops - 1) : undefined;
      if (inside && !iterationAround(resolution, node)) {
        return { ...inside, path: [calleeText(resolution, node), ...inside.path] };
      }
    }
  }
  return undefined;
}

/** Every node that runs when the function is called, in the order of the code. */
function* runsIn(resolution: Resolution, callee: FunctionNode): Generator<TSESTree.Node> {
  const pending: TSESTree.Node[] = [callee.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    if (isFunction(node) && !runsWhereWritten(resolution, node)) continue;
    pending.push(...childNodes(node, resolution.sourceCode.visitorKeys).reverse());
  }
}

function calleeText({ sourceCode }: Resolution, node: TSESTree.CallExpression): string {
  return sourceCode.getText(bare(node.callee)).replace(/\s+/gu, ' ');
}
