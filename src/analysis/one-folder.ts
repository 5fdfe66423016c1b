import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { changesOneFolder, changesWhereItRuns } from '../catalogue/one-folder.js';
import { packageOfValue } from '../resolve/package-of-value.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, calledName, keyName } from '../resolve/syntax.js';
import { assignedOnce } from './assigned-once.js';
import type { Iteration } from './iteration.js';
import { dependsOnTurn } from './references.js';
import { isOwnPlace } from './turn.js';

/** Does a command change the folder that all turns run in: `` $`git add ${file}` ``? */
export function isCommandInOneFolder(
  resolution: Resolution,
  iteration: Iteration,
  { quasi, tag }: TSESTree.TaggedTemplateExpression,
): boolean {
  const change = changesWhereItRuns(startOfText(quasi));
  if (!change || change === 'anywhere') return change !== undefined;
  return tag.type !== AST_NODE_TYPES.CallExpression || !dependsOnTurn(resolution, iteration, tag);
}

/** Does a call change a folder in which one thing happens after another: `git.commit(…)`, `run('git commit …')`? */
export function isOnOneFolder(
  resolution: Resolution,
  iteration: Iteration,
  call: TSESTree.CallExpression,
): boolean {
  if (/^(?:cd|chdir)$/u.test(calledName(call))) return true; // There is one current folder.
  const change = changesWhereItRuns(commandOf(resolution, call));
  if (change)
    return (
      change === 'anywhere' || !call.arguments.some((given) => hasOwnFolder(resolution, iteration, given))
    );
  const callee = bare(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || isOwnPlace({ resolution, iteration }, callee.object))
    return false;
  if (bare(callee.object).type === AST_NODE_TYPES.CallExpression) return false; // A client of this turn.
  const specifier = packageOfValue(resolution, callee.object);
  return specifier !== undefined && changesOneFolder(specifier, calledName(call));
}

/** `{ cwd: dir }` of another folder in each turn. */
function hasOwnFolder(resolution: Resolution, iteration: Iteration, given: TSESTree.Node): boolean {
  const options = assignedOnce(resolution, given);
  if (options.type !== AST_NODE_TYPES.ObjectExpression) return false;
  return options.properties.some(
    (property) =>
      property.type === AST_NODE_TYPES.Property &&
      /^(?:cwd|dir)$/u.test(keyName(property) ?? '') &&
      dependsOnTurn(resolution, iteration, property.value),
  );
}

/** The start of a command as text: of `exec('git add ' + file)`, `execFile('git', ['add', file])`. */
function commandOf(resolution: Resolution, { arguments: [program, given] }: TSESTree.CallExpression): string {
  if (!program) return '';
  const start = startOfText(program);
  const list = given && assignedOnce(resolution, given);
  if (start === '' || start.includes(' ') || list?.type !== AST_NODE_TYPES.ArrayExpression) return start;
  const parts = list.elements.map((element) => (element ? startOfText(element) : ''));
  return [start, ...parts].join(' ');
}

function startOfText(given: TSESTree.Node): string {
  const node = bare(given);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return typeof node.value === 'string' ? node.value : '';
    case AST_NODE_TYPES.TemplateLiteral:
      return node.quasis[0]?.value.raw ?? '';
    case AST_NODE_TYPES.BinaryExpression:
      return startOfText(node.left);
    default:
      return '';
  }
}
