import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Resolution } from '../resolve/resolution.js';
import { keyName, propertyName, pushChildren } from '../resolve/syntax.js';
import { wordsOf } from './sql-sent.js';
import { isAddedTo } from './sql-text.js';

/** What becomes of a text that a name holds. */
export interface HeldText {
  readonly name: string;
  /** Where the name is read, up to a bound. */
  readonly reads: readonly TSESTree.Node[];
  /** For a text that is put together by `text += …`: where the name is declared. */
  readonly builtAt?: TSESTree.Identifier;
  /** Other files can send it. */
  readonly isExported: boolean;
}

/** How many places of one name are looked at. */
const most = 30;

// By the variable, which lives as long as the file's scopes; a name may be written as often as it likes.
const known = new WeakMap<TSESLint.Scope.Variable, HeldText>();

/** What becomes of a text that is bound or assigned to a name? */
export function heldText(
  { sourceCode }: Resolution,
  name: TSESTree.Node | null | undefined,
): HeldText | undefined {
  if (name?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name.name);
  if (!variable) return undefined;
  const held = known.get(variable) ?? describe(variable);
  known.set(variable, held);
  return held;
}

// By the body of the class, which is part of the file's tree.
const readsInClasses = new WeakMap<TSESTree.ClassBody, ReadonlyMap<string, TSESTree.MemberExpression[]>>();

/** Where does a class read a field that holds a text: `this.base`, `Users.base`? */
export function fieldReads(
  resolution: Resolution,
  field: TSESTree.PropertyDefinition,
): readonly TSESTree.MemberExpression[] {
  const body = field.parent;
  const reads = readsInClasses.get(body) ?? ownReads(resolution, body);
  readsInClasses.set(body, reads);
  return (reads.get(keyName(field) ?? '') ?? []).slice(0, most);
}

function ownReads(
  { sourceCode: { visitorKeys } }: Resolution,
  body: TSESTree.ClassBody,
): Map<string, TSESTree.MemberExpression[]> {
  const owner = body.parent.id?.name;
  const reads = new Map<string, TSESTree.MemberExpression[]>();
  const pending: TSESTree.Node[] = [body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.MemberExpression) {
      const { object } = node;
      const isOwn =
        object.type === AST_NODE_TYPES.ThisExpression ||
        (object.type === AST_NODE_TYPES.Identifier && object.name === owner);
      const name = isOwn ? propertyName(node) : undefined;
      if (name !== undefined) reads.set(name, [...(reads.get(name) ?? []), node]);
    }
    pushChildren(pending, node, visitorKeys);
  }
  return reads;
}

function describe(variable: TSESLint.Scope.Variable): HeldText {
  const { references, identifiers } = variable;
  const [builtAt] = references.some(({ identifier }) => isAddedTo(identifier)) ? identifiers : [];
  const reads = references.filter((reference) => reference.isRead() && !isAddedTo(reference.identifier));
  return {
    name: variable.name,
    reads: reads.slice(0, most).map(({ identifier }) => identifier),
    ...(builtAt ? { builtAt } : {}),
    isExported: isExported(variable) && !isForShow(variable.name),
  };
}

function isExported({ defs, references }: TSESLint.Scope.Variable): boolean {
  const node: TSESTree.Node | undefined = defs[0]?.node;
  const declaration = node?.type === AST_NODE_TYPES.VariableDeclarator ? node.parent : node;
  return (
    declaration?.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    references.some(({ identifier }) => identifier.parent.type === AST_NODE_TYPES.ExportSpecifier)
  );
}

/** A text under such a name is shown to somebody, not sent to a database. */
export function isForShow(name: string): boolean {
  return wordsOf(name).some((word) => showingWords.has(word));
}

const showingWords = new Set([
  ...[
    'example',
    'examples',
    'sample',
    'samples',
    'demo',
    'placeholder',
    'placeholders',
    'prompt',
    'prompts',
    'snippet',
  ],
  ...[
    'snippets',
    'doc',
    'docs',
    'description',
    'help',
    'hint',
    'template',
    'templates',
    'mock',
    'mocks',
    'fixture',
  ],
  ...['message', 'label', 'title', 'fixtures'],
]);
