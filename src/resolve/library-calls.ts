import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Library, Member } from '../catalogue/schema.js';

/** Why we believe that a value belongs to a library, strongest first. */
export type Evidence = 'type' | 'import' | 'setting' | 'convention';

/** Syntax that can be a call into a library. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;

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

export declare function libraryCalls(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): CallAt;
