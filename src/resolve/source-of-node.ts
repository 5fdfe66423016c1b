import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from './resolution.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** The source code of one file that also answers for nodes of other files: from their own scopes and text. */
export function sourceOfAnyNode(own: SourceCode, at: Resolution['at']): SourceCode {
  const ofFile = (node: TSESTree.Node): SourceCode => {
    const home = at(node).sourceCode;
    return home.ast === own.ast ? own : home;
  };
  return Object.create(own, {
    getScope: { value: (node: TSESTree.Node) => ofFile(node).getScope(node) },
    getDeclaredVariables: { value: (node: TSESTree.Node) => ofFile(node).getDeclaredVariables(node) },
    getCommentsBefore: {
      value: (node: TSESTree.Node | TSESTree.Token) =>
        ('parent' in node ? ofFile(node) : own).getCommentsBefore(node),
    },
    getText: {
      value: (node?: TSESTree.Node | TSESTree.Token, before?: number, after?: number) =>
        (node && 'parent' in node ? ofFile(node) : own).getText(node, before, after),
    },
  }) as SourceCode;
}
