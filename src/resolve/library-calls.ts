import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Library, Member } from '../catalogue/schema.js';
import { settingsOf } from '../settings.js';
import { annotationValue } from './annotations.js';
import { variableValue } from './bindings.js';
import { conventionalMember, isConventionalName } from './conventions.js';
import { expressionValue, memberOfValue } from './expressions.js';
import { isKnownName, isOpenEnded, libraryOf } from './known-libraries.js';
import type { Resolution } from './resolution.js';
import { bare, propertyName } from './syntax.js';
import {
  calledMember,
  taggedMember,
  type CallNode,
  type Evidence,
  type LibraryMember,
  type Value,
} from './value.js';

export type { CallNode, Evidence, Value };

/** One call of a catalogued library member. */
export interface LibraryCall {
  readonly node: CallNode;
  readonly library: Library;
  readonly member: Member;
  /** The member's name: `query`. */
  readonly name: string;
  /** What the user wrote before the arguments, on one line: `this.pool.query`. */
  readonly callee: string;
  readonly evidence: Evidence;
  /** The catalogue's type of the receiver: `Pool`. */
  readonly type?: string;
  /** What the member is called on: the node of `this.pool`. */
  readonly receiver?: TSESTree.Expression;
  /** The call that made the receiver, where it stands in this file: `new Pool()`. */
  readonly origin?: CallNode;
}

/** Answers, for one file: which library member is called here, and on what evidence? Answers are kept per node. */
export type CallAt = (node: TSESTree.Node) => LibraryCall | undefined;

type Context = Readonly<Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'settings' | 'sourceCode'>>;

// By the Program node: oxlint uses one SourceCode object for all files.
const resolutions = new WeakMap<TSESTree.Program, Resolution>();

/** What the resolver knows about one file; every rule that asks shares it. */
export function resolutionOf(context: Context): Resolution {
  const program = context.sourceCode.ast;
  let resolution = resolutions.get(program);
  if (!resolution) {
    resolution = createResolution(context);
    resolutions.set(program, resolution);
  }
  return resolution;
}

/** Answers for one file which library member is called at a node. */
export function libraryCalls(context: Context): CallAt {
  return resolutionOf(context).callAt;
}

function createResolution({ settings, sourceCode }: Context): Resolution {
  const { conventions } = settingsOf({ settings });
  const anyName = importsOpenEndedLibrary(sourceCode);
  const depth = { current: 0 };
  const resolution: Resolution = {
    sourceCode,
    conventions,
    valueOf: once((node: TSESTree.Node) => expressionValue(resolution, node), depth),
    valueOfVariable: kept((variable) => variableValue(resolution, variable)),
    typeValue: once((node: TSESTree.Node) => annotationValue(resolution, node), depth),
    memberOf: (value, name) => memberOfValue(resolution, value, name),
    callAt: (node) => (isCall(node) ? callAt(node) : undefined),
  };
  const callAt = once((node: CallNode) => libraryCall(resolution, node, anyName), depth);
  return resolution;
}

/** How many questions may wait for each other's answers: enough for people's code, and far from the end of the stack. */
const deepest = 300;

/**
 * Remembers answers, also the answer "unknown", which stands while a question is being answered, so that cycles end.
 * Not in a WeakMap, which costs garbage collection more: the answers live as long as the file's tree in any case.
 */
function once<Question, Answer>(
  ask: (question: Question) => Answer | undefined,
  depth: { current: number },
): (question: Question) => Answer | undefined {
  const answers = new Map<Question, Answer | null>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known ?? undefined;
    if (depth.current === deepest) return undefined;
    depth.current += 1;
    answers.set(question, null);
    const answer = ask(question);
    if (answer !== undefined) answers.set(question, answer);
    depth.current -= 1;
    return answer;
  };
}

/** Remembers answers once they are found; what is asked again before is answered anew, from what is known by then. */
function kept<Question extends object, Answer>(
  ask: (question: Question) => Answer | undefined,
): (question: Question) => Answer | undefined {
  const answers = new Map<Question, Answer | null>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known ?? undefined;
    const answer = ask(question);
    answers.set(question, answer ?? null);
    return answer;
  };
}

// Without the flag `u`, which makes a search of the whole text several times slower.
const required = /\b(?:require|import)\(\s*['"](?<specifier>[^'"\n]+)['"]/g;

function importsOpenEndedLibrary({ ast, text }: Resolution['sourceCode']): boolean {
  const isOne = (specifier: string | undefined): boolean => {
    const library = libraryOf(specifier ?? '');
    return library !== undefined && isOpenEnded(library);
  };
  const isImported = ast.body.some(
    (statement) => statement.type === AST_NODE_TYPES.ImportDeclaration && isOne(statement.source.value),
  );
  return isImported || [...text.matchAll(required)].some(({ groups }) => isOne(groups?.['specifier']));
}

function isCall(node: TSESTree.Node): node is CallNode {
  return (
    node.type === AST_NODE_TYPES.CallExpression ||
    node.type === AST_NODE_TYPES.NewExpression ||
    node.type === AST_NODE_TYPES.TaggedTemplateExpression
  );
}

function libraryCall(resolution: Resolution, node: CallNode, anyName: boolean): LibraryCall | undefined {
  const callee = bare(node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee);
  const written = callee.type === AST_NODE_TYPES.MemberExpression ? callee : undefined;
  const name = written && propertyName(written);
  const isPlain = written && bare(written.object).type !== AST_NODE_TYPES.CallExpression;
  if (isPlain && !anyName && !mayBeKnown(resolution, written, name)) return undefined;
  const value = resolution.valueOf(callee);
  const called =
    (node.type === AST_NODE_TYPES.TaggedTemplateExpression ? taggedMember(value) : calledMember(value)) ??
    (resolution.conventions && !value ? conventionalMember(resolution, node) : undefined);
  return called && describe(resolution, node, called, written);
}

/** Asks the name alone, because most calls end here. */
function mayBeKnown(
  { conventions }: Resolution,
  callee: TSESTree.MemberExpression,
  name: string | undefined,
): boolean {
  return name !== undefined && (isKnownName(name) || (conventions && isConventionalName(callee, name)));
}

function describe(
  resolution: Resolution,
  node: CallNode,
  called: LibraryMember,
  callee: TSESTree.MemberExpression | undefined,
): LibraryCall {
  const { library, member, name, evidence, owner } = called;
  return {
    node,
    library,
    member,
    name,
    evidence,
    callee: calleeText(resolution, node),
    ...(owner ? { type: owner.type } : {}),
    ...(owner?.origin ? { origin: owner.origin } : {}),
    ...(callee ? { receiver: callee.object } : {}),
  };
}

/** What stands before the arguments, on one line; arguments of earlier calls of a chain are left out. */
export function calleeText({ sourceCode }: Pick<Resolution, 'sourceCode'>, node: CallNode): string {
  let text = '';
  let current: TSESTree.Node = node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee;
  for (let isWhole = false; !isWhole && text.length <= longest;) {
    current = bare(current);
    if (current.type === AST_NODE_TYPES.MemberExpression) {
      const name = onOneLine(sourceCode.getText(current.property));
      text = (current.computed ? `[${name}]` : `.${name}`) + text;
      current = current.object;
    } else if (current.type === AST_NODE_TYPES.CallExpression) {
      text = (current.arguments.length > 0 ? '(…)' : '()') + text;
      current = current.callee;
    } else {
      text = onOneLine(sourceCode.getText(current)) + text;
      isWhole = true;
    }
  }
  return text.length > longest ? `…${text.slice(1 - longest)}` : text;
}

const longest = 80;

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
