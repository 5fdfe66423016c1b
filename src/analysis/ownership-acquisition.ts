import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { kept } from '../resolve/answers.js';
import { conventionalCall, type LibraryCall } from '../resolve/library-calls.js';
import { promiseUse } from '../resolve/promise-use.js';
import { calledOnResult } from '../resolve/result-members.js';
import { mayHave } from '../resolve/may-have.js';
import type { Resolution } from '../resolve/resolution.js';
import { bare, enclosingFunction, ownNodes } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';
import { calledName, type Call } from './ownership-carried.js';
import { termsOf } from './ownership-terms.js';
import { runsOnce } from './runs-once.js';

/** A call that takes a resource for its caller. */
export interface Acquisition extends LibraryCall {
  readonly node: Call;
}

/** Names of functions that give a resource to whoever calls them, and of what holds it. */
const givesByName = /acquire|^begin|checkout|client|conn|lease|lock|reserve|runner|session|transaction|trx/iu;

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
  if (call || !(isNamed || isHeldAsOne(node))) return undefined;
  const called = resolution.valueOf(node.callee);
  if (called?.kind !== 'function') return undefined;
  const taken = takenBy(called.node, resolution);
  if (!taken?.member.acquires) return isNamed ? takenByName(node, resolution) : undefined;
  if (isOwnOfScript(taken, node, resolution)) return undefined;
  // The function was called without a callback of the library, whatever its own arguments are.
  const member = without(taken.member, 'callback');
  const acquires = without(taken.member.acquires, 'callbackParameter');
  const callee = resolution.sourceCode.getText(node.callee).replaceAll(/\s+/gu, ' ');
  return { ...taken, node, callee, member: { ...member, acquires } };
}

/** A connection from no pool that is opened once in the life of the process: losing it does not add up. */
function isOwnOfScript({ member }: LibraryCall, node: Call, resolution: Resolution): boolean {
  return member.acquires?.isOwn === true && runsOnce(resolution, node);
}

/** `const runner = await this.work.open()` */
function isHeldAsOne(node: Call): boolean {
  const { parent } = promiseUse(node).outermost;
  const holder = parent?.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent;
  return (
    holder?.type === AST_NODE_TYPES.VariableDeclarator &&
    holder.id.type === AST_NODE_TYPES.Identifier &&
    isGiving(holder.id.name) === true
  );
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
  const { resource, cost, releasedBy } = acquisition.member.acquires ?? {};
  const { releasing, isOwn } = termsOf(acquisition);
  const used = [...calledOnResult(resolution, acquisition.node)].find((name) => releasing.has(name));
  const missing = isOwn
    ? 'it stays open until the process ends, and the server takes only so many'
    : 'it is missing from the pool until the process ends, and when none is left, everybody waits';
  const ended = resource === 'transaction' ? 'committed or rolled back' : isOwn ? 'closed' : 'given back';
  return { method: releasedBy && (used ?? releasedBy.member), cost: cost ?? missing, ended };
}

function without<Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key): Omit<Whole, Key> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as Omit<Whole, Key>;
}

// By the function's node, so an answer lives as long as the file's tree.
const takenByFunctions = new WeakMap<FunctionNode, LibraryCall | null>();

/** The acquisition whose result is all that a function returns. */
function takenBy(body: FunctionNode, resolution: Resolution): LibraryCall | undefined {
  let taken = takenByFunctions.get(body);
  if (taken === undefined) {
    taken = returnedAcquisition(body, resolution) ?? null;
    takenByFunctions.set(body, taken);
  }
  return taken ?? undefined;
}

function returnedAcquisition(body: FunctionNode, resolution: Resolution): LibraryCall | undefined {
  const returned = returnedBy(body, resolution);
  if (returned.length !== 1 || !returned[0]) return undefined;
  const value = bare(returned[0]);
  const taken = value.type === AST_NODE_TYPES.Identifier ? constantValue(value, body, resolution) : value;
  return taken && resolution.callAt(taken);
}

function returnedBy(body: FunctionNode, { sourceCode }: Resolution): readonly TSESTree.Node[] {
  if (body.body.type !== AST_NODE_TYPES.BlockStatement) return [body.body];
  return [...ownNodes(body, sourceCode.visitorKeys)].flatMap((node) =>
    node.type === AST_NODE_TYPES.ReturnStatement && node.argument ? [node.argument] : [],
  );
}

/** What a constant of the function was declared with. */
function constantValue(
  name: TSESTree.Identifier,
  body: FunctionNode,
  { sourceCode }: Resolution,
): TSESTree.Node | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  const [definition] = variable?.defs ?? [];
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const { init, parent } = definition.node;
  const isOwn = parent.kind === 'const' && variable?.scope.variableScope.block === body;
  return isOwn && init ? bare(init) : undefined;
}
