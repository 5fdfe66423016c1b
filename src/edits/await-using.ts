import { AST_NODE_TYPES, type TSESLint } from '@typescript-eslint/utils';
import type { Acquisition } from '../analysis/ownership-acquisition.js';
import { usesAtLeast } from '../resolve/installed-version.js';
import type { Resolution } from '../resolve/resolution.js';
import { layoutOf } from './try-finally-layout.js';
import { planTryFinally } from './try-finally-plan.js';

/**
 * The edit that declares a resource with `using` or `await using`; `undefined` where the installed driver has no such
 * resources, where the code is not compiled, or where the block goes on for longer than the resource is needed.
 */
export function declareWithUsing(
  call: Acquisition,
  resolution: Resolution,
  filename: string,
): TSESLint.ReportFixFunction | undefined {
  const { disposable } = call.member.acquires ?? {};
  if (!disposable || call.evidence === 'convention' || !/\.[cm]?tsx?$/u.test(filename)) return undefined;
  if (!usesAtLeast(filename, call.library.packages[0], disposable.since)) return undefined;

  const { sourceCode } = resolution;
  const plan = planTryFinally(call, resolution);
  const layout = plan && layoutOf(plan, sourceCode);
  if (!plan || !layout || plan.joined || plan.given !== undefined || plan.rollback !== undefined)
    return undefined;
  const { acquisition, returned, statements } = plan;
  const block = acquisition.parent;
  const isWhole = block.type === AST_NODE_TYPES.BlockStatement && block.body.at(-1) === statements.at(-1);
  const keyword = sourceCode.getFirstToken(acquisition);
  if (!isWhole || !keyword) return undefined;
  return (fixer) => [
    fixer.replaceText(keyword, disposable.using),
    ...layout.removed.map((range) => fixer.removeRange(range)),
    ...returned.map((promise) => fixer.insertTextBefore(promise, 'await ')),
  ];
}
