import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Library, Member } from '../catalogue/schema.js';
import { settingsOf } from '../settings.js';
import { annotationValue } from './annotations.js';
import { conventionalMember } from './conventions.js';
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
  const resolution: Resolution = {
    sourceCode,
    conventions,
    valueOf: once((node: TSESTree.Node) => expressionValue(resolution, node)),
    typeValue: once((node: TSESTree.Node) => annotationValue(resolution, node)),
    memberOf: (value, name) => memberOfValue(resolution, value, name),
    callAt: once((node: TSESTree.Node) =>
      isCall(node) ? libraryCall(resolution, node, anyName) : undefined,
    ),
  };
  return resolution;
}

/** Remembers answers, also the answer "unknown", which stands while a question is being answered, so that cycles end. */
function once<Answer>(
  ask: (node: TSESTree.Node) => Answer | undefined,
): (node: TSESTree.Node) => Answer | undefined {
  // Not a WeakMap, which garbage collection goes through again and again; it lives no longer than the file's tree anyway.
  const answers = new Map<TSESTree.Node, Answer | null>();
  return (node) => {
    const known = answers.get(node);
    if (known !== undefined) return known ?? undefined;
    answers.set(node, null);
    const answer = ask(node);
    if (answer !== undefined) answers.set(node, answer);
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
    (statement) =>
      statement.type === AST_NODE_TYPES.ImportDeclaration && isOne(statement.source.value),
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
  if (isPlain && !anyName && (name === undefined || !isKnownName(name))) return undefined;
  const value = resolution.valueOf(callee);
  const called =
    (node.type === AST_NODE_TYPES.TaggedTemplateExpression ? taggedMember(value) : calledMember(value)) ??
    (resolution.conventions && !value ? conventionalMember(resolution, node) : undefined);
  return called && describe(resolution, node, called, written);
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
  const parts: string[] = [];
  let current: TSESTree.Node = node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee;
  for (;;) {
    current = bare(current);
    if (current.type === AST_NODE_TYPES.MemberExpression) {
      parts.unshift(
        current.computed
          ? `[${sourceCode.getText(current.property)}]`
          : `.${sourceCode.getText(current.property)}`,
      );
      current = current.object;
    } else if (current.type === AST_NODE_TYPES.CallExpression) {
      parts.unshift(current.arguments.length > 0 ? '(…)' : '()');
      current = current.callee;
    } else {
      parts.unshift(sourceCode.getText(current));
      const text = parts.join('').replace(/\s+/gu, ' ');
      return text.length > 80 ? `…${text.slice(-79)}` : text;
    }
  }
}
