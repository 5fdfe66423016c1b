import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { kept } from '../resolve/answers.js';
import { conventionalCall, type LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import { calledOnResult } from '../resolve/result-members.js';
import { mayHave } from '../resolve/may-have.js';
import type { Resolution } from '../resolve/resolution.js';
import { enclosingFunction, keyName } from '../resolve/syntax.js';
import { calledName, type Call } from './ownership-carried.js';
import { without } from './ownership-handle.js';
import { calledFunction, takenFor } from './ownership-made.js';
import { madeWith, openedAt } from './ownership-opened.js';
import { termsOf, type Taken } from './ownership-terms.js';
import { runsOnce } from './runs-once.js';
import { servesUntilStopped } from './serves-until-stopped.js';

/** A call that takes a resource for its caller. */
export interface Acquisition extends Taken {
  readonly node: Call;
}

/** Names of functions that give a resource to whoever calls them, and of what holds it. */
const givesByName =
  /acquire|^(?:begin|open|start|take)|borrow|checkout|client|conn|lease|lock|reserve|runner|scope|session|snapshot|transaction|trx|tx$|unit_?of_?work|uow/iu;

/** Kept by name, because the same names come up again and again. */
const isGiving = kept((name: string) => givesByName.test(name));

/** Does this call take a resource, itself or through a function of the project that returns what it took? */
export function acquisitionAt(node: Call, resolution: Resolution): Acquisition | undefined {
  const isNamed = isGiving(calledName(node)) === true;
  const call = isNamed || mayHave(resolution, node, 'acquires') ? resolution.callAt(node) : undefined;
  if (call?.member.acquires) {
    const isOther = isPoolClosed(call, resolution) || isDoubtful(call, resolution);
    return isOther || isOwnOfScript(call, node, resolution) ? undefined : { ...call, node };
  }
  if (call) return undefined;
  const opened = openedAt(node, resolution, acquisitionAt);
  if (opened) {
    return runsOnce(resolution, node)
      ? undefined
      : { ...opened, node, callee: textOf(node.callee, resolution) };
  }
  if (!(isNamed || isHeldAsOne(node) || isEnded(node, resolution))) return undefined;
  const taken = takenBy(node, resolution);
  if (taken === 'unknown') return isNamed ? takenByName(node, resolution) : undefined;
  if (!taken) return undefined;
  return isOwnOfScript(taken, node, resolution) ? undefined : takenThrough(taken, node, resolution);
}

/** What does the function or class of the project take that is called here? `unknown`: the function shows nothing that we know. */
function takenBy(node: Call, resolution: Resolution): Taken | 'unknown' | undefined {
  if (node.type === AST_NODE_TYPES.NewExpression) {
    const called = resolution.valueOf(node.callee);
    return called?.kind === 'class' ? madeWith(called.node, resolution, acquisitionAt) : undefined;
  }
  const body = calledFunction(node.callee, resolution);
  if (!body) return undefined;
  const taken = takenFor(body, resolution, acquisitionAt);
  return taken?.member.acquires ? taken : 'unknown';
}

/** What a function takes, seen from its call. */
function takenThrough(taken: Taken, node: Call, resolution: Resolution): Acquisition {
  // The function was called without a callback of the library, whatever its own arguments are.
  const member = without(taken.member, 'callback');
  const acquires = without(
    taken.member.acquires ?? { resource: 'resource' },
    'callbackParameter',
    'forReceiver',
  );
  const handle = taken.handle && {
    ...taken.handle,
    mayStay: taken.handle.mayStay || runsOnce(resolution, node),
  };
  return {
    ...taken,
    node,
    callee: textOf(node.callee, resolution),
    member: { ...member, acquires },
    ...(handle ? { handle } : {}),
  };
}

/** A connection from no pool that is opened once in the life of the process: losing it does not add up. */
function isOwnOfScript({ member }: LibraryCall, node: Call, resolution: Resolution): boolean {
  const isOwn = member.acquires?.isOwn === true;
  return isOwn && (runsOnce(resolution, node) || servesUntilStopped(resolution, node));
}

/** `const runner = await this.work.open()` */
function isHeldAsOne(node: Call): boolean {
  const target = targetOf(node);
  return target?.type === AST_NODE_TYPES.Identifier && isGiving(target.name) === true;
}

/** What gets the value of a call, awaited or not. */
function targetOf(node: Call): TSESTree.Node | undefined {
  const { parent } = promiseUse(node).outermost;
  const holder = parent?.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
  return holder?.type === AST_NODE_TYPES.VariableDeclarator ? holder.id : undefined;
}

/** Names of what gives something back, in code that has it. */
const endsByName =
  /^(?:abort|check_?in|close|commit|complete|destroy|disconnect|dispose|done|end|finish|free|give_?back|leave|release|rollback|stop|unlock)/iu;

/** Is the value of a call ended somewhere: `page.close()`, `const { close } = await openPage()`, `done()`? */
function isEnded(node: Call, resolution: Resolution): boolean {
  const target = targetOf(node);
  if (target?.type === AST_NODE_TYPES.ObjectPattern) {
    return target.properties.some(
      (property) => property.type === AST_NODE_TYPES.Property && endsByName.test(keyName(property) ?? ''),
    );
  }
  if (target?.type !== AST_NODE_TYPES.Identifier) return false;
  if (endsByName.test(target.name)) return true;
  return [...calledOnResult(resolution, node)].some((name) => endsByName.test(name));
}

/** The function that takes it closes the whole pool too, as a script does at its end. */
function isPoolClosed({ node, receiver, library, type }: LibraryCall, { sourceCode }: Resolution): boolean {
  const host = receiver && enclosingFunction(node);
  if (!host) return false;
  const pool = sourceCode.getText(receiver);
  const text = sourceCode.getText(host);
  const { members = {} } = (type === undefined ? undefined : library.types[type]) ?? {};
  // `pool.destroy(client)` gives one of its clients back.
  return closes.some((name) => !members[name]?.releases && text.includes(`${pool}.${name}(`));
}

const closes = ['end', 'close', 'destroy', 'drain', 'disconnect'];

/**
 * Where only a name says which library it is, the resource may end in another way: it, or the whole pool,
 * is closed in the function, or nobody uses what was taken as that library's, as with a pool that `connect()` opens.
 */
function isDoubtful(call: LibraryCall, resolution: Resolution): boolean {
  const { node, evidence } = call;
  if (evidence !== 'convention') return false;
  if (promiseUse(node).outermost.parent?.parent?.type === AST_NODE_TYPES.ExpressionStatement) return true;
  const called = [...calledOnResult(resolution, node)];
  const { members } = termsOf(call);
  if (called.length > 0 && !called.some((name) => members.has(name))) return true;
  const host = enclosingFunction(node);
  if (!host) return false;
  const closed = resolution.sourceCode.getText(host).matchAll(closing);
  return [...closed].some(({ groups: { owner = '' } = {} }) => isConnection.test(owner));
}

/** Looks behind only where something is closed: looking for a name first would try every letter. */
const closing = /\.(?:close|destroy|dispose|end)\((?<=(?<owner>\w+)[?!]?\.\w+\()/gu;
const isConnection = /client|conn|^db|database|data_?source|driver|orm$|pool|runner/iu;

/** A function that takes nothing we know says no more than its name, where it makes what has to be given back itself. */
function takenByName(node: Call, resolution: Resolution): Acquisition | undefined {
  const call = conventionalCall(resolution, node);
  return call?.member.acquires && !isDoubtful(call, resolution) ? { ...call, node } : undefined;
}

/**
 * How does a resource end: by which method, as the code around the call calls it or else the catalogue does, what is that
 * called, and what does it cost where it does not?
 */
export function endOf(acquisition: Acquisition, resolution: Resolution) {
  const { resource, cost, releasedBy, isOwn } = acquisition.member.acquires ?? {};
  const { releasing } = termsOf(acquisition);
  const used = [...calledOnResult(resolution, acquisition.node)].find((name) => releasing.has(name));
  const missing = isOwn
    ? 'it stays open until the process ends, and the server takes only so many'
    : 'it is missing from the pool until the process ends, and when none is left, everybody waits';
  const ended = resource === 'transaction' ? 'committed or rolled back' : isOwn ? 'closed' : 'given back';
  return { method: releasedBy && (used ?? releasedBy.member), cost: cost ?? missing, ended };
}

function textOf(callee: TSESTree.Node, { sourceCode }: Resolution): string {
  return sourceCode.getText(callee).replaceAll(/\s+/gu, ' ');
}
